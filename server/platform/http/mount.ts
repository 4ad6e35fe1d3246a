import { createHash } from 'node:crypto';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type {
  Access,
  BodyOf,
  ParamsOf,
  QueryOf,
  ReturnedBy,
  Route,
  RouteTable,
} from '../../../shared/api/route.ts';
import type { Locale } from '../../../shared/locale.ts';
import { isDuplicateKey } from '../db/transaction.ts';
import { Once, withOnce } from '../db/once.ts';
import { isMember, type Actor, type MemberActor, type PersonActor } from './actor.ts';
import { assertAccess } from './access.ts';
import { localeOf, requestIdOf } from './request.ts';
import { parse } from './parse.ts';
import { ProblemError } from './problem.ts';
import { receiveFile, type UploadedFile } from './upload.ts';

type ActorFor<A extends Access> = A extends 'public'
  ? Actor | null
  : A extends 'person'
    ? PersonActor | MemberActor
    : MemberActor;

/** What a handler is given: everything parsed, the actor's access already decided. */
export interface Call<R extends Route> {
  actor: ActorFor<R['access']>;
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  /** The version the caller read; only where the route says `ifMatch`. */
  ifMatch: number;
  /** Only where the route says `upload`. Spooled to a temporary file, which is removed afterwards. */
  file: UploadedFile;
  locale: Locale;
  req: Request;
  res: Response;
}

export type Handler<R extends Route> = (call: Call<R>) => Promise<ReturnedBy<R>> | ReturnedBy<R>;
/**
 * The handler of a route that honours `Idempotency-Key`. What `make` makes it names with `noteEffect` in its
 * transaction; `made` answers for that thing again, where the process that made it died before its answer was kept.
 */
export interface Maker<R extends Route> {
  make: Handler<R>;
  made: (call: Call<R>, id: string) => Promise<ReturnedBy<R>>;
}
type HandlerFor<R extends Route> = R extends { idempotent: true } ? Maker<R> : Handler<R>;
/** A feature's handlers: one for each route of its table, or it does not compile. */
export type Handlers<T extends RouteTable> = {
  [K in keyof T]: T[K] extends Route ? HandlerFor<T[K]> : never;
};

export interface MountDeps {
  /** Who is calling; null where no valid token came. Throws where a token came that is not valid any more. */
  authenticate: (req: Request) => Promise<Actor | null>;
}

const ifMatchOf = (req: Request): number => {
  const match = /^"?(\d{1,12})"?$/.exec(req.get('if-match') ?? '');
  if (!match) throw new ProblemError('resource.versionRequired');
  return Number(match[1]);
};

/** Who calls. What anyone may have is not kept from whoever still sends a token that is good no more. */
async function whoCalls(req: Request, route: Route, { authenticate }: MountDeps): Promise<Actor | null> {
  try {
    return await authenticate(req);
  } catch (error) {
    const refused = error instanceof ProblemError && error.code.startsWith('auth.');
    if (route.access === 'public' && refused) return null;
    throw error;
  }
}

/** Builds the Express handler of one route: parse → access → handler → present. */
function handle(
  key: string,
  route: Route,
  given: Handler<Route> | Maker<Route>,
  deps: MountDeps,
): RequestHandler {
  return async (req: Request, res: Response) => {
    const locale = localeOf(req);
    const actor = await whoCalls(req, route, deps);
    assertAccess(route.access, actor);
    const call = {
      actor,
      params: route.params ? parse(route.params, req.params, locale) : undefined,
      query: route.query ? parse(route.query, req.query, locale) : undefined,
      ifMatch: route.ifMatch ? ifMatchOf(req) : 0,
      locale,
      req,
      res,
    } as unknown as Call<Route>;
    if (route.upload) {
      call.file = await receiveFile(req, res, route.upload.maxBytes);
      if (route.body) call.body = parse(route.body, call.file.fields, locale) as never;
    } else if (route.body) {
      call.body = parse(route.body, req.body, locale) as never;
    }
    if (typeof given === 'function') {
      answer(route, await given(call), res);
      return;
    }
    const idempotencyKey = req.get('idempotency-key');
    if (idempotencyKey) await once(key, idempotencyKey, route, given, call);
    else answer(route, await given.make(call), res);
  };
}

/** What is told of a result: no field that is not declared. */
function answerOf(route: Route, result: unknown): { status: number; body: unknown } {
  if (route.response === null || route.response === 'file') return { status: 204, body: null };
  return { status: route.status ?? 200, body: route.response.parse(result) };
}

function answer(route: Route, result: unknown, res: Response): void {
  // Its bytes are on their way.
  if (route.response === 'file') return;
  const { status, body } = answerOf(route, result);
  send(res, status, body);
}

function send(res: Response, status: number, body: unknown): void {
  if (status === 204) {
    res.status(204).end();
    return;
  }
  const version = (body as { version?: unknown } | null)?.version;
  // It names what If-Match asks for, not these bytes: they depend on who asks, and on counts that are no change of the
  // thing. So no cache may keep them, and find them good by it.
  if (typeof version === 'number') res.set({ ETag: `"${version}"`, 'Cache-Control': 'no-store' });
  res.status(status).json(body);
}

/** Runs a handler under its Idempotency-Key: the first takes effect, the others get its answer. */
async function once(routeKey: string, key: string, route: Route, maker: Maker<Route>, call: Call<Route>) {
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new ProblemError('request.malformed');
  const hash = (value: string) => createHash('sha256').update(value).digest('base64url');
  const { actor } = call;
  // What was answered to a member is not for whoever acts for another organisation by now.
  const acting = typeof route.access === 'object' && isMember(actor) ? actor.organisationId : null;
  const id = hash(JSON.stringify([actor?.personId ?? call.req.ip, acting, routeKey, key]));
  const fingerprint = hash(JSON.stringify([call.params, call.query, call.body]) ?? '');
  const keep = (told: { status: number; body: unknown }) =>
    Once.updateOne({ _id: id, answer: { $exists: false } }, { $set: { answer: told } });
  const answerAgain = async (effect: string) => {
    try {
      const told = answerOf(route, await maker.made(call, effect));
      await keep(told);
      return told;
    } catch (error) {
      // It was made, and removed since.
      if (error instanceof ProblemError && error.code === 'resource.notFound') return null;
      throw error;
    }
  };
  const replay = async (): Promise<boolean> => {
    const seen = await Once.findById(id).lean();
    if (!seen) return false;
    if (seen.fingerprint !== fingerprint) throw new ProblemError('request.keyReused');
    // A key that is there was committed with its effect, so there is nothing to wait for, whoever made it.
    const told = seen.answer ?? (seen.effect && (await answerAgain(seen.effect)));
    if (!told) throw new ProblemError('request.inProgress');
    call.res.set('Idempotency-Replayed', 'true');
    send(call.res, told.status, told.body);
    return true;
  };
  if (await replay()) return;
  try {
    const requestId = requestIdOf(call.req);
    const result = await withOnce({ id, fingerprint, requestId }, async () => maker.make(call));
    const told = answerOf(route, result);
    send(call.res, told.status, told.body);
    await keep(told);
  } catch (error) {
    // Another request with this key won meanwhile: its answer is ours too.
    if (isDuplicateKey(error, '_id') && (await replay())) return;
    throw error;
  }
}

/** An Express router with all routes of a table, under the paths their keys name. */
export function mount<T extends RouteTable>(
  table: T,
  handlers: Handlers<T>,
  deps: MountDeps,
): express.Router {
  const router = express.Router();
  for (const [key, route] of Object.entries(table) as [string, Route][]) {
    const [method, path] = key.split(' ') as [string, string];
    const handler = (handlers as unknown as Record<string, Handler<Route> | Maker<Route>>)[key]!;
    const register = router[method.toLowerCase() as 'get'].bind(router);
    register(path, handle(key, route, handler, deps));
  }
  return router;
}

/** Answers a path that exists under another method, or none at all. */
export const noSuchRoute = (_req: Request, _res: Response, next: NextFunction) =>
  next(new ProblemError('resource.notFound'));
