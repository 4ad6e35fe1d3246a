import mongoose from 'mongoose';
import type { Session } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { factOf } from './facts.ts';
import { Introduction, type IntroductionDocument, type NextStep } from './model.ts';
import type { Who } from './steps.ts';

/**
 * Writes what is to be done next into an open introduction, with all that belongs to it; null clears it. False where
 * there is no such introduction under way, at `version` where that is given.
 */
export async function writeNextStep(
  session: Session,
  { actor, side }: Who,
  row: IntroductionDocument,
  nextStep: NextStep | null,
  version?: number,
): Promise<boolean> {
  const before = await Introduction.findOneAndUpdate(
    { _id: row._id, open: true, ...(version === undefined ? {} : { version }) },
    {
      $set: { nextStep, nextStepToldFor: null },
      $push: {
        timeline: {
          at: new Date(),
          step: 'nextStep',
          side,
          personId: new mongoose.Types.ObjectId(actor.personId),
          note: nextStep ? `${nextStep.text} (${nextStep.due})` : '',
          amountFen: null,
        },
      },
      $inc: { version: 1 },
    },
    { session },
  ).lean<IntroductionDocument>();
  if (!before) return false;
  await recordAudit(session, actor, {
    action: 'introduction.nextStepSet',
    subject: { kind: 'introduction', id: row._id },
    ownerId: side === 'buyer' ? row.supplierId : row.buyerId,
    before: before.nextStep,
    after: nextStep,
  });
  await emit(session, 'introduction.nextStep', row._id, {
    ...factOf(row, side, actor.personId),
    ...(nextStep
      ? {
          ownerId: String(nextStep.ownerId),
          ownerOrganisationId: String(nextStep.organisationId),
          text: nextStep.text,
          due: nextStep.due,
        }
      : {}),
  });
  return true;
}
