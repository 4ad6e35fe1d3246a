import type { Types } from 'mongoose';
import type { z } from 'zod';
import type {
  Bill as Shown,
  BillDetail,
  billEntry,
  BillPiece as ShownPiece,
} from '../../../shared/schemas/bill.ts';
import { namesIn, refOf, type Names } from '../../platform/db/index.ts';
import { mayAct, mayBind } from '../../platform/http/access.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import { holderOf, isDue, issuerOf, priceOf, stepsOf, stepsWith, type Book } from './domain/index.ts';
import { BillEntry, BillPiece, type BillDocument, type EntryDocument, type PieceDocument } from './model.ts';
import { knowsWhole, maySeePayees } from './policy.ts';
import { faceOf, pieceOf } from './store.ts';

type Entry = z.input<typeof billEntry>;

/** Whether a piece waits for an answer of an organisation: an offer, a discount without a rate, a rate that stands. */
export function awaitsAnswer(piece: PieceDocument, organisationId: string, today: string): boolean {
  const { offer } = piece;
  if (!offer) return false;
  const standing = offer.quote !== null && offer.quote.validUntil >= today;
  if (String(offer.toId) === organisationId) return offer.kind === 'endorse' || !standing;
  return String(piece.holderId) === organisationId && standing;
}

/** Whose names a bill is shown with. */
const idsOf = (row: BillDocument, pieces: readonly PieceDocument[]) => [
  row.issuerId,
  row.firstHolderId,
  ...pieces.flatMap(({ holderId, fromId, offer }) => [holderId, fromId, ...(offer ? [offer.toId] : [])]),
];

function present(
  { organisationId }: MemberActor,
  row: BillDocument,
  pieces: readonly PieceDocument[],
  today: string,
  names: Names,
  whole: boolean,
): Shown {
  const mine = pieces.filter(
    ({ state, holderId }) => state !== 'gone' && String(holderId) === organisationId,
  );
  const sum = (some: readonly PieceDocument[]) => some.reduce((total, { amountFen }) => total + amountFen, 0);
  const live = row.state === 'active' && !isDue(row, today);
  const asked = row.cancelAskedBy && String(row.cancelAskedBy);
  return {
    id: String(row._id),
    number: row.number,
    issuer: refOf(row.issuerId, names),
    firstHolder: whole ? refOf(row.firstHolderId, names) : null,
    amountFen: whole ? row.amountFen : null,
    receivableId: whole ? String(row.receivableId) : null,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    state: row.state,
    mine: {
      heldFen: sum(mine),
      offeredFen: sum(mine.filter(({ state }) => state === 'offered')),
      toAnswer: live ? pieces.filter((piece) => awaitsAnswer(piece, organisationId, today)).length : 0,
    },
    cancelAsked: whole && asked ? (asked === organisationId ? 'us' : 'them') : null,
  };
}

/** Bills of a list, each with the pieces the actor may know of. */
export async function presentAll(
  actor: MemberActor,
  rows: readonly BillDocument[],
  pieces: readonly PieceDocument[],
  today: string,
): Promise<Shown[]> {
  const names = await namesIn(
    Organisation,
    rows.flatMap((row) => [row.issuerId, row.firstHolderId]),
  );
  return rows.map((row) =>
    present(
      actor,
      row,
      pieces.filter(({ billId }) => billId.equals(row._id)),
      today,
      names,
      knowsWhole(actor, row),
    ),
  );
}

function presentPiece(
  actor: MemberActor,
  row: BillDocument,
  piece: PieceDocument,
  seen: ReadonlySet<string>,
  today: string,
  names: Names,
): ShownPiece {
  const { organisationId } = actor;
  const own = String(piece.holderId) === organisationId;
  const offered = piece.offer !== null && String(piece.offer.toId) === organisationId;
  const paying = organisationId === String(row.issuerId) && maySeePayees(row, today);
  const book: Book = { face: faceOf(row), pieces: [] };
  const given = String(piece.fromId) === organisationId;
  const parentId = piece.parentId && String(piece.parentId);
  const { offer } = piece;
  return {
    id: String(piece._id),
    parentId: parentId && seen.has(parentId) ? parentId : null,
    how: piece.how,
    holder: refOf(piece.holderId, names),
    own,
    from: own || given ? refOf(piece.fromId, names) : null,
    amountFen: piece.amountFen,
    state: own || offered || paying ? piece.state : null,
    gone: own || (paying && piece.gone === 'settle') ? piece.gone : null,
    since: piece.since.toISOString(),
    offer:
      offer && (own || offered)
        ? {
            kind: offer.kind,
            to: refOf(offer.toId, names),
            note: offer.note,
            at: offer.at.toISOString(),
            quote: offer.quote && {
              ...priceOf(piece, offer.quote, row, today),
              validUntil: offer.quote.validUntil,
            },
          }
        : null,
    can: mayAct(actor)
      ? stepsWith(book, pieceOf(piece), organisationId, today).filter(
          (step) => piece.state !== 'gone' && (step !== 'endorse' || actor.kind !== 'bank'),
        )
      : [],
  };
}

/** The movements of a ledger that an organisation took part in, as its own side of them. */
async function entriesFor(actor: MemberActor, row: BillDocument): Promise<EntryDocument[]> {
  const { organisationId } = actor;
  const isIssuer = organisationId === String(row.issuerId);
  return BillEntry.find({
    billId: row._id,
    $or: [
      { 'lines.account': isIssuer ? issuerOf(faceOf(row)) : holderOf(organisationId) },
      ...(isIssuer ? [{ kind: 'settle' as const }] : []),
    ],
  })
    .sort({ seq: -1 })
    .limit(500)
    .lean<EntryDocument[]>();
}

/** From and to whom value went, as far as the one who asks took part. */
function sidesOf(
  { kind, lines }: EntryDocument,
  row: BillDocument,
): { fromId: Types.ObjectId | string | null; toId: Types.ObjectId | string | null } {
  const holder = (positive: boolean) =>
    lines
      .find(({ account, fen }) => account.startsWith('holder:') && fen > 0 === positive)
      ?.account.slice(7) ?? null;
  if (kind === 'issue') return { fromId: row.issuerId, toId: row.firstHolderId };
  if (kind === 'cancel') return { fromId: row.firstHolderId, toId: row.issuerId };
  if (kind === 'settle') return { fromId: row.issuerId, toId: null };
  return kind === 'split' ? { fromId: null, toId: null } : { fromId: holder(false), toId: holder(true) };
}

function presentEntry(
  { organisationId }: MemberActor,
  row: BillDocument,
  entry: EntryDocument,
  names: Names,
  people: Names,
): Entry {
  const { fromId, toId } = sidesOf(entry, row);
  const isIssuer = organisationId === String(row.issuerId);
  // What left its holders; of a payment a holder sees its own part.
  const left = entry.lines.filter(
    ({ account, fen }) =>
      fen < 0 && (entry.kind !== 'settle' || isIssuer || account === holderOf(organisationId)),
  );
  return {
    kind: entry.kind,
    at: entry.at.toISOString(),
    amountFen: left.reduce((sum, { fen }) => sum - fen, 0),
    from: fromId === null ? null : refOf(fromId, names),
    to: toId === null ? null : refOf(toId, names),
    person:
      String(entry.organisationId) === organisationId ? (people.get(String(entry.personId)) ?? null) : null,
    discount: entry.discount,
  };
}

/** One bill as the actor may see it. */
export async function presentDetail(
  actor: MemberActor,
  row: BillDocument,
  pieces: PieceDocument[],
  today: string,
): Promise<BillDetail> {
  const entries = await entriesFor(actor, row);
  const sides = entries.flatMap((entry) => {
    const { fromId, toId } = sidesOf(entry, row);
    return [fromId, toId].filter((id) => id !== null);
  });
  const mine = entries.filter(({ organisationId }) => String(organisationId) === actor.organisationId);
  const [names, people] = await Promise.all([
    namesIn(Organisation, [...idsOf(row, pieces), ...sides]),
    namesIn(
      Person,
      mine.map(({ personId }) => personId),
    ),
  ]);
  const whole = knowsWhole(actor, row);
  // Whether all is still with the first holder the two may know: they would learn it by trying.
  const live = whole
    ? await BillPiece.find({ billId: row._id, state: { $ne: 'gone' } }).lean<PieceDocument[]>()
    : [];
  const book: Book = { face: faceOf(row), pieces: live.map(pieceOf) };
  const seen = new Set(pieces.map(({ _id }) => String(_id)));
  const root = pieces.find(({ how }) => how === 'issue');
  return {
    ...present(actor, row, pieces, today, names, whole),
    pieces: pieces.map((piece) => {
      const shown = presentPiece(actor, row, piece, seen, today, names);
      // The issuer sees whom it pays right behind the first holder: the way there is not its business.
      const direct = actor.organisationId === String(row.issuerId) && root && piece !== root;
      return direct ? { ...shown, parentId: String(root._id) } : shown;
    }),
    entries: entries.map((entry) => presentEntry(actor, row, entry, names, people)),
    can: mayBind(actor) ? stepsOf(book, actor.organisationId, today) : [],
  };
}
