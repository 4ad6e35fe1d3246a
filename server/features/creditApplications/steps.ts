import mongoose from 'mongoose';
import type { ApplicationSide } from '../../../shared/schemas/creditApplication.ts';
import { transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { closeConversation } from '../conversations/index.ts';
import { productAt, releaseQuota } from '../creditProducts/index.ts';
import { releaseReceivables } from '../receivables/index.ts';
import type { ProductPromise } from '../../../shared/schemas/creditProduct.ts';
import { after, ENDING, isOpen, lived, watchOf, type Step } from './domain.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import { mayEnd, ownApplication, scopesOf } from './policy.ts';
import { tellOf, type Who } from './telling.ts';

/** What a step brings beside the change of state. */
export interface StepContent {
  set?: Partial<ApplicationDocument>;
  note?: string;
  amountFen?: number;
}

const HAPPENED = {
  requestDocuments: 'documentsRequested',
  resume: 'documentGiven',
  review: 'reviewed',
  offer: 'offered',
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
  release: 'released',
  lapse: 'expired',
  draw: 'drawn',
} as const satisfies Record<Step, string>;

/** Steps of the bank that look at the firm: not without its consent. */
const NEED_CONSENT: readonly Step[] = ['requestDocuments', 'resume', 'review', 'offer', 'accept'];

/** The promises of the product an application was made under: the green channel's where it came by that. */
async function promiseOf(
  row: Pick<ApplicationDocument, 'productId' | 'productVersion' | 'greenChannel'>,
): Promise<ProductPromise> {
  const { content } = (await productAt(String(row.productId), row.productVersion))!;
  return (row.greenChannel && content.greenChannel) || content.promise;
}

/** Throws where a step is not to be taken in the state an application is in. */
export function assertAllowed(
  row: Pick<ApplicationDocument, 'state'>,
  step: Step,
  by: ApplicationSide | 'platform',
): void {
  if (after(row.state, step, by) !== null) return;
  throw new ProblemError(isOpen(row.state) || row.state === 'drawn' ? 'state.conflict' : 'application.ended');
}

/**
 * Writes a step that the state allows, with all that belongs to it. The row was read in this transaction, so that of
 * two that write at once one is refused by the database and reads anew. `done` is for after the commit.
 */
export async function write(
  session: Session,
  row: ApplicationDocument,
  step: Step,
  who: Who,
  { set = {}, note = '', amountFen }: StepContent = {},
): Promise<{ row: ApplicationDocument; done: () => void }> {
  const now = new Date();
  const life = lived(row, step, await promiseOf(row), now);
  const open = isOpen(life.state);
  const written = await CreditApplication.findOneAndUpdate(
    { _id: row._id },
    {
      $set: {
        ...life,
        open,
        watch: watchOf(life, now),
        ...(open || life.state === 'drawn' ? {} : { won: false }),
        ...set,
      },
      $push: {
        timeline: {
          at: now,
          step: step === 'resume' ? 'answer' : step,
          side: who?.side ?? null,
          personId: who ? new mongoose.Types.ObjectId(who.actor.personId) : null,
          note,
          amountFen: amountFen ?? null,
        },
      },
      $inc: { version: 1 },
    },
    { session, returnDocument: 'after' },
  ).lean<ApplicationDocument>();
  let done = () => {};
  if (!open && life.state !== 'drawn') {
    await releaseQuota(session, String(row._id));
    if (row.won) await releaseReceivables(session, { kind: 'application', id: row._id });
    ({ done } = await closeConversation(session, { kind: 'application', id: row._id }));
  }
  await tellOf(session, row, HAPPENED[step], who, {
    before: { state: row.state },
    after: { state: life.state, ...(note ? { note } : {}), ...(amountFen ? { amountFen } : {}) },
  });
  return { row: written!, done };
}

/** Takes a step for the actor's side. `prepare` looks at the row as it is in the transaction and adds to the step. */
export async function takeStep(
  actor: MemberActor,
  id: string,
  step: Exclude<Step, 'release' | 'lapse'>,
  prepare: (session: Session, row: ApplicationDocument) => Promise<StepContent> | StepContent = () => ({}),
): Promise<ApplicationDocument> {
  const taken = await transact(async (session) => {
    const { row, side } = await ownApplication(actor, id, session);
    assertAllowed(row, step, side);
    if (ENDING.includes(step) && !mayEnd(actor, row)) throw new ProblemError('access.denied');
    if (NEED_CONSENT.includes(step) && (await scopesOf(row, session)).length === 0) {
      throw new ProblemError('application.consentEnded');
    }
    return write(session, row, step, { actor, side }, await prepare(session, row));
  });
  taken.done();
  return taken.row;
}
