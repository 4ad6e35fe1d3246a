import { transact } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import { factOf } from './facts.ts';
import { Introduction, type IntroductionDocument } from './model.ts';

/** Reminds the asked side of requests about to lapse: each once. */
export async function remindOfRequests(now = new Date()): Promise<void> {
  const rows = await Introduction.find({ remindAt: { $type: 'date', $lte: now }, state: 'requested' })
    .limit(1000)
    .lean<IntroductionDocument[]>();
  for (const row of rows) {
    await transact(async (session) => {
      const mine = await Introduction.updateOne(
        { _id: row._id, remindAt: row.remindAt, state: 'requested' },
        { $set: { remindAt: null } },
        // It did not change for anybody: the board keeps its order.
        { session, timestamps: false },
      );
      if (mine.modifiedCount > 0) {
        await emit(session, 'introduction.expiring', row._id, factOf(row, row.startedBy, null));
      }
    });
  }
}

/** Reminds owners of next steps on the day they are due: each step once. `today` as YYYY-MM-DD. */
export async function remindOfNextSteps(today: string): Promise<void> {
  const rows = await Introduction.find({ open: true, 'nextStep.due': { $type: 'string', $lte: today } })
    .limit(1000)
    .lean<IntroductionDocument[]>();
  for (const { _id, nextStep, nextStepToldFor, ...row } of rows) {
    if (!nextStep || nextStepToldFor === nextStep.due) continue;
    await transact(async (session) => {
      const mine = await Introduction.updateOne(
        { _id, 'nextStep.due': nextStep.due, nextStepToldFor },
        { $set: { nextStepToldFor: nextStep.due } },
        { session, timestamps: false },
      );
      if (mine.modifiedCount > 0) {
        await emit(session, 'introduction.nextStepDue', _id, {
          ...factOf(row, null, null),
          ownerId: String(nextStep.ownerId),
          ownerOrganisationId: String(nextStep.organisationId),
          text: nextStep.text,
          due: nextStep.due,
        });
      }
    });
  }
}
