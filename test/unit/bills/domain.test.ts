import { expect } from 'chai';
import { whyNotIssue } from '../../../shared/finance/billTerm.ts';
import fc from 'fast-check';
import {
  applied,
  assertBalanced,
  balances,
  decide,
  issue,
  priceOf,
  stepsOf,
  stepsWith,
  type Book,
  type Change,
  type Movement,
  type Refusal,
  type Wish,
} from '../../../server/features/bills/domain/index.ts';
import { addDays } from '../../../shared/finance/businessDay.ts';
import { aHistory, wishOf } from './histories.ts';

const PEOPLE = ['issuer', 'first', 'b', 'c', 'd', 'bank'];
const ISSUED = '2026-03-02';
const DUE = '2026-06-30';

function aBook(amountFen: number): { book: Book; opening: Movement } {
  const { face, made, movement } = issue(
    { issuerId: 'issuer', firstHolderId: 'first', amountFen, dueOn: DUE },
    'p0',
  );
  return { book: { face, pieces: made }, opening: movement! };
}

/** The whole book once more, in the simplest way: who has how much. */
class Purse {
  has = new Map<string, number>();
  paid = 0;
  constructor(amountFen: number) {
    this.has.set('first', amountFen);
  }
  move(from: string, to: string, fen: number) {
    this.has.set(from, this.has.get(from)! - fen);
    this.has.set(to, (this.has.get(to) ?? 0) + fen);
  }
  empty() {
    const sum = this.sum();
    this.has.clear();
    return sum;
  }
  sum = () => [...this.has.values()].reduce((a, b) => a + b, 0);
}

describe('the ledger of a bill', () => {
  it('loses and creates nothing, whatever is tried in whatever order', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(aHistory(80), fc.integer({ min: 1, max: 1_000_000_000 }), (history, amountFen) => {
        const { book: first, opening } = aBook(amountFen);
        let book = first;
        const ledger = [opening];
        const purse = new Purse(amountFen);
        let today = ISSUED;
        let count = 0;
        for (const tried of history) {
          today = addDays(today, tried.days);
          if (book.pieces.length === 0) break;
          const price = (piece: Book['pieces'][number]) =>
            piece.offer?.quote ? priceOf(piece, piece.offer.quote, book.face, today).priceFen : undefined;
          const { wish, piece, actorId } = wishOf(tried, book.pieces, PEOPLE, today, price);
          const change = decide(book, wish, { actorId, today, newId: () => `p${(count += 1)}` });
          if (typeof change === 'string') {
            reached.add(change);
            continue;
          }
          reached.add(change.movement?.kind ?? wish.step);
          if (change.movement) {
            assertBalanced(change.movement);
            ledger.push(change.movement);
            const { kind } = change.movement;
            if (kind === 'endorse' || kind === 'discount')
              purse.move(piece!.holderId, change.made[0]!.holderId, piece!.amountFen);
            if (kind === 'settle') purse.paid = purse.empty();
            if (kind === 'cancel') purse.empty();
            if (kind !== 'settle') expect(today < DUE).to.equal(true);
          }
          book = applied(book, change);
          const held = new Map<string, number>();
          for (const one of book.pieces) {
            expect(one.amountFen).to.be.at.least(1);
            expect(Number.isInteger(one.amountFen)).to.equal(true);
            expect(one.holderId).to.not.equal('issuer');
            held.set(one.holderId, (held.get(one.holderId) ?? 0) + one.amountFen);
          }
          const standing = balances(ledger);
          for (const person of PEOPLE) {
            expect(held.get(person) ?? 0, person).to.equal(purse.has.get(person) ?? 0);
            expect(standing.get(`holder:${person}`) ?? 0, person).to.equal(held.get(person) ?? 0);
          }
          const owed = book.face.state === 'active' ? amountFen : 0;
          expect(purse.sum()).to.equal(owed);
          expect(standing.get('settled') ?? 0).to.equal(purse.paid);
          expect([...standing.values()].reduce((a, b) => a + b, 0)).to.equal(0);
          expect(standing.get('issuer:issuer') ?? 0).to.equal(
            book.face.state === 'cancelled' ? 0 : -amountFen,
          );
        }
      }),
      { numRuns: 3000 },
    );
    // The histories were worth trying: every movement happened, and nearly every refusal.
    expect([...reached]).to.include.members([
      ...['split', 'endorse', 'discount', 'settle', 'cancel', 'quote', 'refuse', 'takeBack', 'keep'],
      ...['due', 'notDue', 'notYours', 'pieceOffered', 'notOffered', 'splitTooLarge', 'toIssuer', 'toSelf'],
      ...['notQuoted', 'quoteLapsed', 'notAllAtFirst', 'cancelAsked', 'cancelNotAsked'],
    ]);
  });

  it('says what one may do exactly where it would be done', () => {
    fc.assert(
      fc.property(aHistory(60), (history) => {
        let { book } = aBook(10_000);
        let today = ISSUED;
        let count = 0;
        for (const tried of history) {
          today = addDays(today, tried.days);
          if (book.pieces.length === 0) break;
          const price = (piece: Book['pieces'][number]) =>
            piece.offer?.quote ? priceOf(piece, piece.offer.quote, book.face, today).priceFen : undefined;
          const { wish, piece, actorId } = wishOf(tried, book.pieces, PEOPLE, today, price);
          const change = decide(book, wish, { actorId, today, newId: () => `p${(count += 1)}` });
          const offers: string[] = piece
            ? stepsWith(book, piece, actorId, today)
            : stepsOf(book, actorId, today);
          const ofContent: (Change | Refusal)[] = ['splitTooLarge', 'toIssuer', 'toSelf', 'quoteTooLong'];
          if (typeof change !== 'string') expect(offers).to.include(wish.step);
          else if (!ofContent.includes(change)) expect(offers, change).to.not.include(wish.step);
          if (typeof change !== 'string') book = applied(book, change);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const who = (actorId: string, today = ISSUED) => {
    let n = 0;
    return { actorId, today, newId: () => `n${(n += 1)}` };
  };
  const after = (book: Book, wish: Wish, actorId: string, today?: string): Book => {
    const change = decide(book, wish, who(actorId, today));
    if (typeof change === 'string') throw new Error(change);
    return applied(book, change);
  };

  it('reckons a discount on the day it is accepted, at the price that was seen', () => {
    let { book } = aBook(100_000_00);
    book = after(book, { step: 'discount', pieceId: 'p0', toId: 'bank', note: '' }, 'first');
    const quote = { annualBp: 180, validUntil: '2026-04-10' };
    book = after(book, { step: 'quote', pieceId: 'p0', ...quote }, 'bank');
    // 100,000 yuan × 1.8 % × 91 days / 360 = 455.00 yuan.
    const price = priceOf(book.pieces[0]!, quote, book.face, '2026-03-31');
    expect(price).to.deep.equal({ annualBp: 180, days: 91, interestFen: 455_00, priceFen: 99_545_00 });
    const accept = (priceFen: number, today: string) =>
      decide(book, { step: 'accept', pieceId: 'p0', priceFen }, who('first', today));
    expect(accept(99_545_00, '2026-04-01')).to.equal('priceChanged');
    expect(accept(99_545_00, '2026-04-11')).to.equal('quoteLapsed');
    expect(accept(99_545_00, '2026-03-31')).to.deep.include({ face: { cancelAskedBy: null } });
  });

  it('lets a bill be given up by both alone, and by neither once any of it moved', () => {
    const { book } = aBook(500);
    const asked = after(book, { step: 'cancel' }, 'issuer');
    expect(decide(asked, { step: 'cancel' }, who('issuer'))).to.equal('cancelAsked');
    expect(decide(asked, { step: 'cancel' }, who('b'))).to.equal('notYours');
    expect(after(asked, { step: 'cancel' }, 'first').face.state).to.equal('cancelled');
    expect(after(asked, { step: 'keep' }, 'first').face.cancelAskedBy).to.equal(null);
    let gone = after(asked, { step: 'endorse', pieceId: 'p0', toId: 'b', note: '' }, 'first');
    expect(decide(gone, { step: 'cancel' }, who('first'))).to.equal('notAllAtFirst');
    gone = after(gone, { step: 'accept', pieceId: 'p0' }, 'b');
    expect(gone.face.cancelAskedBy).to.equal(null);
    expect(decide(gone, { step: 'cancel' }, who('issuer'))).to.equal('notAllAtFirst');
  });

  it('splits down to a fen and no further', () => {
    let { book } = aBook(2);
    book = after(book, { step: 'split', pieceId: 'p0', amountFen: 1 }, 'first');
    expect(book.pieces.map(({ amountFen }) => amountFen)).to.deep.equal([1, 1]);
    const pieceId = book.pieces[0]!.id;
    expect(decide(book, { step: 'split', pieceId, amountFen: 1 }, who('first'))).to.equal('splitTooLarge');
    expect(stepsWith(book, book.pieces[0]!, 'first', ISSUED)).to.deep.equal(['endorse', 'discount']);
  });

  it('is issued to fall due after today and within six months', () => {
    expect(whyNotIssue('2026-03-02', '2026-03-02')).to.equal('alreadyDue');
    expect(whyNotIssue('2026-03-02', '2026-03-03')).to.equal(null);
    expect(whyNotIssue('2026-08-31', '2027-02-28')).to.equal(null);
    expect(whyNotIssue('2026-08-31', '2027-03-01')).to.equal('tooLong');
  });
});
