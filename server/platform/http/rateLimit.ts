import type { RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Config } from '../../config/index.ts';
import { networkOf } from './network.ts';
import { ProblemError } from './problem.ts';

/** A ceiling on what one address (of IPv6, one /64) asks of one process; sign-in has its own, kept in the database. */
export function limitRate(config: Config): RequestHandler {
  const limiter = new RateLimiterMemory({
    points: config.nodeEnv === 'production' ? 1200 : 60_000,
    duration: 60,
  });
  return async (req, _res, next) => {
    try {
      await limiter.consume(networkOf(req.ip ?? 'unknown'));
    } catch (refusal) {
      const { msBeforeNext } = refusal as { msBeforeNext?: number };
      throw new ProblemError('request.tooMany', { seconds: Math.ceil((msBeforeNext ?? 1000) / 1000) });
    }
    next();
  };
}
