import mongoose, { type Types } from 'mongoose';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import { scopesOf } from './policy.ts';
import { write } from './steps.ts';

/**
 * Takes up the application a firm put to the actor’s bank before they met, within a transaction. Nothing is made by it
 * and nothing disclosed: where there is none that waits, several, or the firm’s consent is over, nothing happens and
 * nothing is said.
 */
export async function takeUpAtTable(
  session: Session,
  actor: MemberActor,
  applicantId: Types.ObjectId,
): Promise<void> {
  const waiting = await CreditApplication.find({
    applicantId,
    bankId: new mongoose.Types.ObjectId(actor.organisationId),
    open: true,
    state: 'submitted',
  })
    .limit(2)
    .session(session)
    .lean<ApplicationDocument[]>();
  const [row] = waiting;
  if (!row || waiting.length > 1 || (await scopesOf(row, session)).length === 0) return;
  await write(session, row, 'review', { actor, side: 'bank' });
}
