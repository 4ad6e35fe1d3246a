import fc from 'fast-check';
import type { Piece, Wish } from '../../../server/features/bills/domain/index.ts';

/** What somebody tries, before it is known which pieces there are: numbers choose among what there is then. */
export interface Try {
  actor: number;
  /** Whether whoever may take the step takes it, with a piece that it suits, rather than anybody with any. */
  apt: boolean;
  /** Days that pass before it. */
  days: number;
  step: Wish['step'];
  piece: number;
  to: number;
  amount: number;
  bp: number;
}

const STEPS: Wish['step'][] = [
  ...['split', 'split', 'endorse', 'endorse', 'discount', 'quote', 'quote'],
  ...['accept', 'accept', 'accept', 'refuse', 'takeBack', 'settle', 'cancel', 'cancel', 'keep'],
] as Wish['step'][];

/** A history of tries, most of which make sense by chance: few actors, few days. */
export const aHistory = (maxLength: number, minLength = 5): fc.Arbitrary<Try[]> =>
  fc.array(
    fc.record({
      actor: fc.nat({ max: 5 }),
      apt: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
      days: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 45 }) }),
      step: fc.constantFrom(...STEPS),
      piece: fc.nat({ max: 99 }),
      to: fc.nat({ max: 5 }),
      amount: fc.integer({ min: 1, max: 100 }),
      bp: fc.integer({ min: 0, max: 3600 }),
    }),
    { minLength, maxLength },
  );

const OF_OFFERED = ['quote', 'accept', 'refuse', 'takeBack'];

/** The piece a try is about. */
function chosen({ apt, step, piece }: Try, pieces: readonly Piece[]): Piece {
  const fit = pieces.filter(({ offer }) => (offer !== null) === OF_OFFERED.includes(step));
  const among = apt && fit.length > 0 ? fit : pieces;
  return among[piece % among.length]!;
}

/** Who takes it: somebody who may, or anybody. */
function mover({ apt, step, actor }: Try, { holderId, offer }: Piece, people: readonly string[]): string {
  if (!apt) return people[actor]!;
  const asked = step === 'quote' || step === 'refuse' || (step === 'accept' && offer?.kind === 'endorse');
  return asked && offer ? offer.toId : holderId;
}

/**
 * A try made a wish, given the pieces there are, who there is (the issuer and the first holder in front) and the day;
 * `price` is what is seen on the page.
 */
export function wishOf(
  tried: Try,
  pieces: readonly Piece[],
  people: readonly string[],
  today: string,
  price: (piece: Piece) => number | undefined,
): { wish: Wish; piece: Piece | null; actorId: string } {
  const { step, to, amount, bp, actor, apt } = tried;
  if (step === 'settle' || step === 'cancel' || step === 'keep') {
    const right = step === 'settle' ? 0 : actor % 2;
    return { wish: { step }, piece: null, actorId: people[apt ? right : actor]! };
  }
  const piece = chosen(tried, pieces);
  const pieceId = piece.id;
  const made = (wish: Wish) => ({ wish, piece, actorId: mover(tried, piece, people) });
  switch (step) {
    case 'split':
      // Of a hundredth up to the whole, which is one too much.
      return made({ step, pieceId, amountFen: Math.max(1, Math.floor((piece.amountFen * amount) / 100)) });
    case 'endorse':
    case 'discount':
      return made({ step, pieceId, toId: people[to]!, note: '' });
    case 'quote':
      return made({ step, pieceId, annualBp: bp, validUntil: today });
    case 'accept':
      return made({ step, pieceId, priceFen: price(piece) });
    default:
      return made({ step, pieceId });
  }
}
