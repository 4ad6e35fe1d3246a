import mongoose from 'mongoose';
import { RateLimiterMongo } from 'rate-limiter-flexible';
import { networkOf } from '../../platform/http/network.ts';
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

/**
 * Counts of failures allowed within 15 minutes: few for one account, more for one address (an office shares it).
 * Of IPv6 the address is its /64.
 */
const LIMITS = { account: 10, address: 100 } as const;

const tooMany = (ms: number) =>
  new ProblemError('request.tooMany', { seconds: Math.max(1, Math.ceil(ms / 1000)) });

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
  const network = networkOf(address);
  try {
    await byAddress.consume(network);
    if (account) await byAccount.consume(account);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    throw tooMany((refusal as { msBeforeNext: number }).msBeforeNext);
  }
  return {
    async forgive() {
      if (account) await byAccount.delete(account);
      await byAddress.reward(network);
    },
  };
}

/**
 * For answers that tell whoever asks (an address, or an organisation by its id) something it might have guessed at:
 * throws `request.tooMany` when it had `most` of them within 15 minutes. `told` counts one; whoever is told nothing is
 * not counted, however many share the address.
 */
export async function countTold(
  action: string,
  asking: string,
  most: number,
): Promise<{ told: () => Promise<void> }> {
  const byAsking = limiter(`${action}:told`, most, 900);
  const who = networkOf(asking);
  const counted = await byAsking.get(who);
  if (counted && counted.consumedPoints >= most) throw tooMany(counted.msBeforeNext);
  return { told: async () => void (await byAsking.penalty(who)) };
}
