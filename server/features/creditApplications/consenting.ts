import type { Types } from 'mongoose';
import type { Session } from '../../platform/db/index.ts';
import { transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { emit } from '../../platform/outbox/index.ts';
import { barFromConversation } from '../conversations/index.ts';
import { Consent, type ConsentDocument } from '../creditNeeds/index.ts';
import type { ConsentScope } from '../../../shared/schemas/creditNeed.ts';
import { addDays } from '../../../shared/finance/businessDay.ts';
import { today } from '../../../shared/localTime.ts';
import { endsWithConsent, goes, isOpen, stood, watchOf } from './domain.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import { opensTalk, scopesOf } from './policy.ts';
import { write } from './steps.ts';
import { factOf } from './telling.ts';

type Done = () => Promise<void>;

/** Shuts the bank out of an application, or lets it in again, by what it may see in this transaction. */
async function follow(
  session: Session,
  row: ApplicationDocument,
  scopes: readonly ConsentScope[],
): Promise<Done> {
  const stands = scopes.length > 0;
  const subject = { kind: 'application', id: row._id } as const;
  const bar = await barFromConversation(session, subject, row.bankId, !opensTalk(scopes));
  if (stands !== (row.consentEndedAt === null)) await turn(session, row, stands);
  return bar.done;
}

/** Notes that the bank's consent ended, or stands again: its clocks stand still meanwhile. */
async function turn(session: Session, row: ApplicationDocument, stands: boolean): Promise<void> {
  const now = new Date();
  const life = isOpen(row.state) ? (stands ? goes(row, now) : stood(row, now)) : row;
  await CreditApplication.updateOne(
    { _id: row._id },
    {
      $set: {
        consentEndedAt: stands ? null : now,
        pauses: life.pauses,
        // What stands still is neither warned of nor missed.
        watch: watchOf({ ...life, state: row.state, clocks: row.clocks }, now),
      },
      $push: {
        timeline: {
          at: now,
          step: stands ? 'consentGiven' : 'consentEnded',
          ...{ side: null, personId: null, note: '', amountFen: null },
        },
      },
      $inc: { version: 1 },
    },
    { session },
  );
  await emit(
    session,
    stands ? 'creditApplication.consentGiven' : 'creditApplication.consentEnded',
    row._id,
    factOf(row, null),
  );
}

/**
 * What follows a change of consent, in its transaction: the bank is shut out where none stands any more, and what it
 * had under review is withdrawn with it; an accepted offer goes on without further looks at the firm.
 */
export async function followConsent(
  session: Session,
  actor: MemberActor,
  { needId, bankId }: { needId: Types.ObjectId; bankId: Types.ObjectId | null },
): Promise<Done> {
  const rows = await CreditApplication.find({ needId, ...(bankId ? { bankId } : {}) })
    .sort({ _id: 1 })
    .session(session)
    .lean<ApplicationDocument[]>();
  const done: (() => Promise<void> | void)[] = [];
  for (const row of rows) {
    const scopes = await scopesOf(row, session);
    done.push(await follow(session, row, scopes));
    if (scopes.length > 0 || row.consentEndedAt !== null || !endsWithConsent(row.state)) continue;
    const now = (await CreditApplication.findById(row._id).session(session).lean<ApplicationDocument>())!;
    done.push((await write(session, now, 'withdraw', { actor, side: 'applicant' })).done);
  }
  return async () => void (await Promise.all(done.map((one) => one())));
}

/** Shuts banks out whose consent came to its last day; how many. Safe to run in several processes. */
export async function endLapsedConsents(day = today()): Promise<number> {
  // What lapsed earlier was seen to then; a process may have been away for some days.
  const lapsed = await Consent.find(
    { withdrawnAt: null, until: { $lt: day, $gte: addDays(day, -31) } },
    { needId: 1 },
  ).lean<Pick<ConsentDocument, 'needId'>[]>();
  const rows = await CreditApplication.find(
    { needId: { $in: lapsed.map(({ needId }) => needId) }, consentEndedAt: null },
    { _id: 1 },
  ).lean();
  let ended = 0;
  for (const { _id } of rows) {
    const closed = await transact(async (session) => {
      const row = await CreditApplication.findOne({ _id, consentEndedAt: null })
        .session(session)
        .lean<ApplicationDocument>();
      if (!row) return null;
      const scopes = await scopesOf(row, session);
      const done = await follow(session, row, scopes);
      return { done, hasEnded: scopes.length === 0 };
    });
    if (!closed) continue;
    await closed.done();
    if (closed.hasEnded) ended += 1;
  }
  return ended;
}
