import type { NextFunction, Request, RequestHandler, Response } from 'express';
import pino, { type Logger } from 'pino';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { requestIdOf } from './request.ts';

/** The log: JSON lines, without secrets and personal data. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: ['*.password', '*.token', '*.email', '*.phone', '*.authorization', '*.cookie', 'err.params'],
      censor: '[hidden]',
    },
  });
}

export interface Metrics {
  registry: Registry;
  middleware: RequestHandler;
}

/** Figures for Prometheus: the process, and the time of each route (by its pattern, never its address). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to response, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const middleware = (req: Request, res: Response, next: NextFunction) => {
    const started = process.hrtime.bigint();
    res.once('finish', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const route = (req.route as { path?: string } | undefined)?.path ?? 'other';
      durations.observe({ method: req.method, route, status: String(res.statusCode) }, seconds);
    });
    next();
  };
  return { registry, middleware };
}

/** One line a request: id, method, route pattern, status, time. Never the query, which may hold names. */
export function logRequests(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const started = Date.now();
    res.once('finish', () => {
      logger.info(
        {
          requestId: requestIdOf(req),
          method: req.method,
          route: (req.route as { path?: string } | undefined)?.path ?? req.baseUrl,
          status: res.statusCode,
          ms: Date.now() - started,
        },
        'request',
      );
    });
    next();
  };
}
