import { today } from '../../../shared/localTime.ts';
import { transact } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import { write } from './steps.ts';
import { factOf } from './telling.ts';

const MOST = 1000;

/** Tells of clocks that come near their end, or to it: each once. Safe to run in several processes. */
async function tellOfClocks(field: 'warnAt' | 'dueAt', now: Date): Promise<void> {
  const due = { [`watch.${field}`]: { $type: 'date', $lte: now } };
  const rows = await CreditApplication.find(due).limit(MOST).lean<ApplicationDocument[]>();
  for (const { _id } of rows) {
    await transact(async (session) => {
      const row = await CreditApplication.findOne({ _id, ...due })
        .session(session)
        .lean<ApplicationDocument>();
      if (!row?.watch?.dueAt) return;
      const { promise, dueAt } = row.watch;
      const missed = field === 'dueAt';
      await CreditApplication.updateOne(
        { _id },
        missed
          ? { $set: { watch: null, [`clocks.${promise}.missedAt`]: now } }
          : { $set: { 'watch.warnAt': null } },
        // It did not change for anybody: the board keeps its order.
        { session, timestamps: false },
      );
      // One that is missed already is not warned of.
      if (!missed && dueAt <= now) return;
      await emit(session, missed ? 'creditApplication.promiseMissed' : 'creditApplication.promiseNear', _id, {
        ...factOf(row, null),
        promise,
        dueAt: dueAt.toISOString(),
      });
    });
  }
}

/** Warns banks of promises about to be missed, and tells of those that were. */
export async function watchPromises(now = new Date()): Promise<void> {
  await tellOfClocks('warnAt', now);
  await tellOfClocks('dueAt', now);
}

/** Lets offers lapse whose last day has passed; how many did. Safe to run in several processes. */
export async function lapseOffers(day = today()): Promise<number> {
  const due = { state: 'offered' as const, 'offer.validUntil': { $lt: day } };
  const rows = await CreditApplication.find(due, { _id: 1 }).limit(MOST).lean();
  let lapsed = 0;
  for (const { _id } of rows) {
    const done = await transact(async (session) => {
      const row = await CreditApplication.findOne({ _id, ...due })
        .session(session)
        .lean<ApplicationDocument>();
      return row ? (await write(session, row, 'lapse', null)).done : null;
    });
    if (!done) continue;
    done();
    lapsed += 1;
  }
  return lapsed;
}
