import mongoose, { type Types } from 'mongoose';
import { dateOf } from '../../shared/localTime.ts';
import {
  applied,
  decide,
  issue,
  numberOf,
  type BillDocument,
  type Book,
  type Change,
  type EntryDocument,
  type PieceDocument,
  type Wish,
} from '../features/bills/index.ts';
import type { ReceivableDocument } from '../features/receivables/index.ts';
import { idFor, type Calendar } from './calendar.ts';
import type { City } from './organisations.ts';

const idOf = (id: string): Types.ObjectId => new mongoose.Types.ObjectId(id);

/** A step of a bill's past: who took it, and when; its piece is the last made but `back`. */
interface Past {
  by: string;
  daysAgo: number;
  hour: number;
  minute: number;
  back: number;
  to?: string;
  wish:
    | { step: 'split'; amountFen: number }
    | { step: 'endorse' | 'discount'; note: string }
    | { step: 'accept' };
}

/** The supplier pays its own supplier with a part, and asks a bank for cash for another. */
const PAST: readonly Past[] = [
  {
    ...{ by: 'sme', daysAgo: 18, hour: 10, minute: 5, back: 0 },
    wish: { step: 'split', amountFen: 50_000_000 },
  },
  {
    ...{ by: 'sme', daysAgo: 18, hour: 10, minute: 20, back: 1, to: '沅启' },
    wish: { step: 'endorse', note: '电池箱体压铸件货款，合同 LT-WX-118。' },
  },
  { ...{ by: '沅启', daysAgo: 17, hour: 9, minute: 40, back: 1 }, wish: { step: 'accept' } },
  {
    ...{ by: 'sme', daysAgo: 3, hour: 14, minute: 10, back: 1 },
    wish: { step: 'split', amountFen: 20_000_000 },
  },
  {
    ...{ by: 'sme', daysAgo: 3, hour: 14, minute: 25, back: 1, to: 'bank' },
    wish: { step: 'discount', note: '用于支付本月铝锭采购款，请报价。' },
  },
];

/** The bill that each assigned receivable of the demo carries, as its life so far has left it, by the rules of bills. */
export function buildBills(calendar: Calendar, city: City, receivables: readonly ReceivableDocument[]) {
  const lives = receivables
    .filter(({ assignment }) => assignment?.kind === 'bill')
    .map((row) => lifeOf(row, calendar, city));
  return {
    bills: lives.map(({ bill }) => bill),
    pieces: lives.flatMap(({ pieces }) => pieces),
    entries: lives.flatMap(({ entries }) => entries),
  };
}

function lifeOf(receivable: ReceivableDocument, calendar: Calendar, { parties }: City) {
  const { id: _id, at: issuedAt } = receivable.assignment!;
  const partyOf = (key: string) => parties.get(key)!;
  const issuer = [...parties.values()].find(({ id }) => id.equals(receivable.anchorId))!;
  const pieces: PieceDocument[] = [];
  const entries: EntryDocument[] = [];
  const told = (change: Change, at: Date, by: { id: Types.ObjectId; personId: Types.ObjectId | null }) => {
    for (const { id, offer, ...rest } of change.pieces) {
      const piece = pieces.find((one) => String(one._id) === id)!;
      Object.assign(piece, rest);
      if (offer !== undefined) piece.offer = offer && { ...offer, toId: idOf(offer.toId), at };
    }
    for (const made of change.made) {
      pieces.push({
        ...{ _id: idOf(made.id), billId: _id, parentId: made.parentId === null ? null : idOf(made.parentId) },
        ...{ how: made.how, holderId: idOf(made.holderId), fromId: idOf(made.fromId) },
        ...{ amountFen: made.amountFen, state: made.state, gone: made.gone, offer: null, since: at },
      });
    }
    if (!change.movement) return;
    const { kind, lines, discount } = change.movement;
    const seq = entries.length + 1;
    entries.push({
      ...{ _id: idFor(`entry ${String(_id)} ${seq}`, at), billId: _id, seq, kind, discount, at },
      lines: lines.map((one) => ({ ...one, pieceId: one.pieceId === null ? null : idOf(one.pieceId) })),
      ...{ organisationId: by.id, personId: by.personId! },
    });
  };
  let made = 0;
  const newId = (at: Date): string => String(idFor(`piece ${String(_id)} ${(made += 1)}`, at));

  const { amountFen, dueOn } = receivable;
  const opened = issue(
    {
      ...{ issuerId: String(receivable.anchorId), firstHolderId: String(receivable.supplierId) },
      ...{ amountFen, dueOn },
    },
    newId(issuedAt),
  );
  told(opened, issuedAt, issuer);
  let book: Book = { face: opened.face, pieces: opened.made };
  let last = issuedAt;
  for (const { by, daysAgo, hour, minute, back, to, wish } of PAST) {
    const at = calendar.at(daysAgo, hour, minute);
    const pieceId = String(pieces.at(-1 - back)!._id);
    const whole = { ...wish, pieceId, ...(to ? { toId: String(partyOf(to).id) } : {}) } as Wish;
    const who = { actorId: String(partyOf(by).id), today: dateOf(at), newId: () => newId(at) };
    const change = decide(book, whole, who);
    if (typeof change === 'string') throw new Error(`the demo's bill: ${wish.step} is refused, ${change}`);
    told(change, at, partyOf(by));
    book = applied(book, change);
    last = at;
  }
  const bill: BillDocument = {
    ...{ _id, number: numberOf(_id, dateOf(issuedAt)), issuerId: receivable.anchorId },
    ...{ firstHolderId: receivable.supplierId, receivableId: receivable._id, amountFen },
    ...{ issuedOn: dateOf(issuedAt), dueOn, state: book.face.state, cancelAskedBy: null, dueTold: false },
    ...{ seq: entries.length, version: PAST.length, createdAt: issuedAt, updatedAt: last },
  };
  return { bill, pieces, entries };
}
