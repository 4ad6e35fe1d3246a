import mongoose from 'mongoose';
import { RateLimiterMongo } from 'rate-limiter-flexible';
import { ProblemError } from '../../platform/http/problem.ts';

const limiters = new Map<string, RateLimiterMongo>();

function limiter(name: string, points: number, seconds: number): RateLimiterMongo {
  let made = limiters.get(name);
  if (!made) {
    made = new RateLimiterMongo({
      storeClient: mongoose.connection.getClient(),
      dbName: mongoose.connection.name,
      tableName: 'throttles',
      keyPrefix: name,
      points,
      duration: seconds,
    });
    limiters.set(name, made);
  }
  return made;
}

/** Counts of failures allowed within 15 minutes: few for one account, more for one address (an office shares it). */
const LIMITS = { account: 10, address: 100 } as const;

/**
 * Counts one attempt for an account (where there is one yet) and an address, in the database, so that it holds across processes; throws
 * `request.tooMany` when there were too many. `forgive` takes the account's count back after a success.
 */
export async function throttle(
  action: string,
  account: string | null,
  address: string,
): Promise<{ forgive: () => Promise<void> }> {
  const byAccount = limiter(`${action}:account`, LIMITS.account, 900);
  const byAddress = limiter(`${action}:address`, LIMITS.address, 900);
  try {
    await byAddress.consume(address);
    if (account) await byAccount.consume(account);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as { msBeforeNext: number };
    throw new ProblemError('request.tooMany', { seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
  }
  return {
    async forgive() {
      if (account) await byAccount.delete(account);
      await byAddress.reward(address);
    },
  };
}
