import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Locale } from '../../../shared/locale.ts';

/** The reader's language: English when the request prefers it, Chinese otherwise. */
export function localeOf(req: Request): Locale {
  return req.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

const ids = new WeakMap<object, string>();

/** The id under which a request stands in the log and in what a person can quote to us. */
export const requestIdOf = (req: object): string => ids.get(req) ?? 'none';

/** Gives each request its id. One that came from outside is not taken over: it could forge a log line. */
export function giveRequestId(req: Request, res: Response, next: NextFunction): void {
  const id = randomUUID();
  ids.set(req, id);
  res.set('X-Request-Id', id);
  next();
}
