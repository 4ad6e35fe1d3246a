import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Config } from '../../config/index.ts';
import { networkOf } from './network.ts';
import { ProblemError } from './problem.ts';

/**
 * A ceiling on what one address (of IPv6, one /64) asks of one process; sign-in has its own, kept in the database. A
 * thousand phones in a hall are one address: once it asks too much, whoever is signed in there counts for itself.
 */
export function limitRate(config: Config, personOf: (req: Request) => string | null): RequestHandler {
  const each = config.nodeEnv === 'production' ? 1 : 50;
  const byAddress = new RateLimiterMemory({ points: 1200 * each, duration: 60 });
  const byPerson = new RateLimiterMemory({ points: 600 * each, duration: 60 });
  const consume = async (req: Request) => {
    try {
      await byAddress.consume(networkOf(req.ip ?? 'unknown'));
    } catch (refusal) {
      const person = personOf(req);
      if (!person) throw refusal;
      await byPerson.consume(person);
    }
  };
  return async (req, _res, next) => {
    try {
      await consume(req);
    } catch (refusal) {
      const { msBeforeNext } = refusal as { msBeforeNext?: number };
      throw new ProblemError('request.tooMany', { seconds: Math.ceil((msBeforeNext ?? 1000) / 1000) });
    }
    next();
  };
}
