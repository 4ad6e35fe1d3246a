import mongoose from 'mongoose';
import { transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { STEPS, whyRefused } from './domain.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import { ownReceivable, standingOf } from './policy.ts';
import { tellOf } from './telling.ts';

/** Steps that one side takes by itself, beside confirming. */
type OwnStep = 'dispute' | 'withdraw' | 'settle';

const FIELDS: Record<OwnStep, (note: string, now: Date) => Partial<ReceivableDocument>> = {
  // Whoever disputes it takes a first confirmation by a colleague back with it.
  dispute: (reason, at) => ({ dispute: { reason, at }, firstConfirmation: null }),
  withdraw: () => ({ standing: false, firstConfirmation: null }),
  settle: () => ({}),
};
const FACTS = { dispute: 'disputed', withdraw: 'withdrawn', settle: 'settled' } as const;

/** Takes a step for the actor's side; refused with why where its state, or somebody quicker, forbids it. */
export async function takeStep(
  actor: MemberActor,
  id: string,
  step: OwnStep,
  note = '',
): Promise<ReceivableDocument> {
  const { row, side } = await ownReceivable(actor, id);
  const refusal = whyRefused(step, side, standingOf(row));
  if (refusal) throw new ProblemError(refusal);
  const now = new Date();
  const { from, to } = STEPS[step];
  const after = await transact(async (session) => {
    const written = await Receivable.findOneAndUpdate(
      {
        _id: row._id,
        state: { $in: from },
        ...(step === 'settle' ? { 'assignment.kind': { $ne: 'bill' } } : {}),
      },
      {
        $set: { state: to, ...FIELDS[step](note, now) },
        $push: {
          timeline: { at: now, step, side, personId: new mongoose.Types.ObjectId(actor.personId), note },
        },
        $inc: { version: 1 },
      },
      { session, returnDocument: 'after' },
    ).lean<ReceivableDocument>();
    if (!written) return null;
    await tellOf(
      session,
      row,
      FACTS[step],
      { actor, side, personId: actor.personId },
      { before: { state: row.state }, after: { state: to, ...(note ? { note } : {}) } },
    );
    return written;
  });
  if (after) return after;
  const current = await Receivable.findById(id).lean<ReceivableDocument>();
  if (!current) throw notFound();
  throw new ProblemError(whyRefused(step, side, standingOf(current)) ?? 'state.conflict');
}
