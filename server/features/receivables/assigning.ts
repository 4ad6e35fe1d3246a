import mongoose, { type Types } from 'mongoose';
import { today } from '../../../shared/localTime.ts';
import type { AssignmentKind } from '../../../shared/schemas/receivable.ts';
import type { Session } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { verifiedAmong } from '../organisations/index.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import { tellOf, type Happened } from './telling.ts';

const { ObjectId } = mongoose.Types;
type Id = string | Types.ObjectId;

const idsOf = (ids: readonly Id[]) => [...new Set(ids.map(String))].map((id) => new ObjectId(id));

/** What a receivable is or was assigned to. */
export interface AssignedTo {
  kind: AssignmentKind;
  id: Id;
}

const canCarry = () => ({ state: 'confirmed' as const, dueOn: { $gte: today() } });
const usable = (supplierId: Id, ids?: readonly Id[]) => ({
  supplierId: new ObjectId(String(supplierId)),
  ...canCarry(),
  ...(ids ? { _id: { $in: idsOf(ids) } } : {}),
});

/** A supplier's receivables that can carry a financing: confirmed, not due yet, not assigned; soonest due first. */
export const usableReceivables = (organisationId: Id, ids?: readonly Id[]): Promise<ReceivableDocument[]> =>
  Receivable.find(usable(organisationId, ids)).sort({ dueOn: 1, _id: 1 }).lean<ReceivableDocument[]>();

/**
 * What eligibility rules ask of needs' receivables, in the order of the needs: the sum in fen of those that can be
 * financed, and by which anchors they were confirmed (with `*` where one of these is verified today).
 */
export async function receivableFacts(
  needs: readonly { supplierId: Id; ids: readonly Id[] }[],
): Promise<{ confirmedFen: number; confirmedBy: string[] }[]> {
  const asked = needs.flatMap(({ ids }) => ids);
  const rows =
    asked.length === 0 ? [] : await Receivable.find({ ...canCarry(), _id: { $in: idsOf(asked) } }).lean();
  const verified = await verifiedAmong(rows.map(({ anchorId }) => anchorId));
  return needs.map(({ supplierId, ids }) => {
    const named = new Set(ids.map(String));
    const own = rows.filter(
      (row) => named.has(String(row._id)) && String(row.supplierId) === String(supplierId),
    );
    const anchors = [...new Set(own.map((row) => String(row.anchorId)))];
    return {
      confirmedFen: own.reduce((sum, row) => sum + row.amountFen, 0),
      confirmedBy: [...anchors, ...(anchors.some((id) => verified.has(id)) ? ['*'] : [])],
    };
  });
}

/**
 * Assigns a supplier's receivables to one financing or bill, in the transaction of what it is assigned to: all of
 * them, or `receivable.notAvailable` and nothing. The conditional update decides among many at once.
 */
export async function assignReceivables(
  session: Session,
  ids: readonly Id[],
  supplierId: Id,
  to: AssignedTo,
): Promise<void> {
  const wanted = idsOf(ids);
  if (wanted.length === 0) return;
  const at = new Date();
  const assigned = await Receivable.updateMany(
    usable(supplierId, wanted),
    {
      $set: { state: 'assigned', assignment: { kind: to.kind, id: new ObjectId(String(to.id)), at } },
      $push: { timeline: { at, step: 'assign', side: null, personId: null, note: '' } },
      $inc: { version: 1 },
    },
    { session },
  );
  if (assigned.modifiedCount !== wanted.length) throw new ProblemError('receivable.notAvailable');
  const rows = await Receivable.find({ _id: { $in: wanted } })
    .session(session)
    .lean<ReceivableDocument[]>();
  await tellAll(session, rows, 'assigned', to);
}

async function tellAll(session: Session, rows: ReceivableDocument[], happened: Happened, to: AssignedTo) {
  const nobody = { actor: null, side: null, personId: null };
  for (const row of rows) {
    await tellOf(session, row, happened, nobody, { after: { kind: to.kind, id: String(to.id) } });
  }
}

/** Ends the assignment of all that a financing or bill holds. */
async function endAssignment(session: Session, to: AssignedTo, step: 'release' | 'settle'): Promise<void> {
  const held = {
    'assignment.kind': to.kind,
    'assignment.id': new ObjectId(String(to.id)),
    state: 'assigned' as const,
  };
  const rows = await Receivable.find(held).session(session).lean<ReceivableDocument[]>();
  if (rows.length === 0) return;
  await Receivable.updateMany(
    { ...held, _id: { $in: rows.map((row) => row._id) } },
    {
      $set: step === 'release' ? { state: 'confirmed', assignment: null } : { state: 'settled' },
      $push: { timeline: { at: new Date(), step, side: null, personId: null, note: '' } },
      $inc: { version: 1 },
    },
    { session },
  );
  await tellAll(session, rows, step === 'release' ? 'released' : 'settled', to);
}

/** Gives back what a financing or bill holds, so that it can be financed anew. */
export const releaseReceivables = (session: Session, to: AssignedTo): Promise<void> =>
  endAssignment(session, to, 'release');

/** Settles what a financing or bill holds: it was paid. */
export const settleReceivables = (session: Session, to: AssignedTo): Promise<void> =>
  endAssignment(session, to, 'settle');
