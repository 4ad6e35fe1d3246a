import type { ErrorRequestHandler } from 'express';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import type { Locale } from '../../../shared/locale.ts';
import type { Problem } from '../../../shared/problems.ts';
import { MOST_LEVELS } from './depth.ts';
import { ProblemError, toProblem } from './problem.ts';
import { localeOf, requestIdOf } from './request.ts';

/** Any thrown thing as a ProblemError; what is not known to us is a failure of ours, and told only to the log. */
export function asProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const status = (error as { status?: unknown } | null)?.status;
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'request.tooDeep') return new ProblemError('request.tooDeep', { most: MOST_LEVELS });
  if (type === 'charset.unsupported') return new ProblemError('request.unsupportedMedia');
  if (status === 404) return new ProblemError('resource.notFound');
  if (status === 413) return new ProblemError('request.tooLarge');
  if (status === 415) return new ProblemError('request.unsupportedMedia');
  // body-parser and the router's own refusals (broken JSON, a path that cannot be decoded)
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new ProblemError('request.malformed');
  if (
    error instanceof mongoose.mongo.MongoNetworkError ||
    error instanceof mongoose.mongo.MongoServerSelectionError ||
    error instanceof mongoose.mongo.MongoNotConnectedError
  ) {
    return new ProblemError('server.unavailable');
  }
  return new ProblemError('server.failed');
}

/** The problem to send for any thrown thing; logs what is our fault. */
export function problemFor(error: unknown, locale: Locale, requestId: string, logger: Logger): Problem {
  const problem = asProblemError(error);
  if (problem.status >= 500) logger.error({ err: error, requestId }, 'request failed');
  return toProblem(problem, locale, requestId);
}

/** The last middleware: every error leaves in one shape. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const problem = problemFor(error, localeOf(req), requestIdOf(req), logger);
    const seconds = problem.params?.['seconds'];
    if (problem.status === 429 && seconds !== undefined) res.set('Retry-After', String(seconds));
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
