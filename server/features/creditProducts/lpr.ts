import { today } from '../../../shared/localTime.ts';
import { lprAmong, LPR_RATES, type LprRate } from '../../../shared/taxonomy/lpr.ts';
import { follow, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { Logger } from 'pino';
import { recordAudit } from '../audit/index.ts';
import { Lpr } from './model.ts';

let current: Promise<LprRate[]> | null = null;
const forget = (): void => {
  current = null;
};

/** All rates, latest first: those the project ships, and over them what the administrator entered. */
export function lprRates(): Promise<LprRate[]> {
  current ??= (async () => {
    const entered = await Lpr.find().lean();
    const rates = new Map(LPR_RATES.map((rate) => [rate.from, rate]));
    for (const { _id: from, oneYearBp, fiveYearBp } of entered)
      rates.set(from, { from, oneYearBp, fiveYearBp });
    return [...rates.values()].sort((a, b) => (a.from < b.from ? 1 : -1));
  })();
  current.catch(forget);
  return current;
}

/** The loan prime rates in force on a day (YYYY-MM-DD, today unless given). */
export const lprOn = async (day = today()): Promise<LprRate> => lprAmong(await lprRates(), day);

export async function enterLpr(
  actor: MemberActor,
  from: string,
  rates: { oneYearBp: number; fiveYearBp: number },
): Promise<LprRate> {
  await transact(async (session) => {
    const before = await Lpr.findOneAndUpdate(
      { _id: from },
      { $set: rates },
      { session, upsert: true },
    ).lean();
    await recordAudit(session, actor, {
      action: 'lpr.entered',
      subject: { kind: 'lpr', id: from },
      before: before && { oneYearBp: before.oneYearBp, fiveYearBp: before.fiveYearBp },
      after: rates,
    });
  });
  forget();
  return { from, ...rates };
}

/** Follows what other processes entered. */
export const watchLpr = (logger: Logger): void => void follow(Lpr.collection.name, {}, forget, logger);
