import type { Api } from '../../../shared/api/index.ts';
import type { ReceivedFrom, SentBody, SentParams, SentQuery } from '../../../shared/api/route.ts';
import type { FieldProblem, Problem } from '../../../shared/problems.ts';
import type { SessionGrant } from '../../../shared/schemas/identity.ts';

/** What went wrong, as the server says it: its title is already in the reader's language. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
  get code(): string {
    return this.problem.code;
  }
  get fields(): FieldProblem[] {
    return this.problem.errors ?? [];
  }
}

type Part<K extends string, V> = undefined extends V ? { [P in K]?: V } : { [P in K]: V };
type Asked<R> = (SentParams<R> extends undefined ? object : Part<'params', SentParams<R>>) &
  (SentQuery<R> extends undefined ? object : { query?: SentQuery<R> }) &
  (SentBody<R> extends undefined ? object : Part<'body', SentBody<R>>) & {
    ifMatch?: number;
    file?: File;
    /** Stable over the retries of one submit, so that it takes effect once. */
    key?: string;
    signal?: AbortSignal | undefined;
  };

interface Raw {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  file?: File;
  key?: string;
  signal?: AbortSignal;
}

let accessToken: string | null = null;
let organisationId: string | null = null;
let language = 'zh-CN';
const listeners = new Set<(grant: SessionGrant | null) => void>();

export const setLanguage = (locale: string): void => void (language = locale);
export const currentToken = (): string | null => accessToken;
/** For which organisation the current token is. */
export const currentOrganisationId = (): string | null => organisationId;
/** Set beside the cookie, which scripts cannot see: without it there is nothing to ask the server for. */
const SIGNED_IN = 'lianqiao.signedIn';
/** Whether somebody signed in here, and neither signed out nor was told that it is over. */
export const isSignedIn = (): boolean => localStorage.getItem(SIGNED_IN) !== null;
/** Hears of each new access token, and of the end of the sign-in (null). */
export const onGrant = (listener: (grant: SessionGrant | null) => void): void => void listeners.add(listener);

export function takeGrant(grant: SessionGrant | null): void {
  accessToken = grant?.accessToken ?? null;
  organisationId = grant?.organisationId ?? null;
  if (grant) localStorage.setItem(SIGNED_IN, '1');
  else localStorage.removeItem(SIGNED_IN);
  for (const listener of listeners) listener(grant);
}

export const offline = (): ApiProblem =>
  new ApiProblem({
    type: 'about:blank',
    title:
      language === 'en'
        ? 'The server cannot be reached. What you typed is kept; try again.'
        : '无法连接服务器。您填写的内容仍在，请稍后重试。',
    status: 0,
    code: 'server.unavailable',
  });

/**
 * Renews the access token by the refresh cookie. One window at a time: tokens rotate, and an old one sent again
 * would end the sign-in.
 */
export async function refresh(): Promise<boolean> {
  const before = accessToken;
  return navigator.locks.request('lianqiao-refresh', async () => {
    if (accessToken !== before) return accessToken !== null;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const response = await fetch('/api/v1/session/refresh', {
        method: 'POST',
        headers: { 'accept-language': language },
        // Goes through although the page is reloaded meanwhile; its new cookie lost, the sign-in would end.
        keepalive: true,
      });
      if (response.ok) {
        takeGrant((await response.json()) as SessionGrant);
        return true;
      }
      // The server is away, not the sign-in over.
      if (response.status >= 500 || response.status === 429) throw offline();
      // Another window was quicker: the cookie is the new one by now.
      if (response.status !== 409) break;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    takeGrant(null);
    return false;
  });
}

function request(method: string, path: string, asked: Raw): Promise<Response> {
  const address = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(asked.params?.[name] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  let body: BodyInit | undefined;
  if (asked.file) {
    const form = new FormData();
    for (const [name, value] of Object.entries((asked.body ?? {}) as Record<string, string>))
      form.append(name, value);
    form.append('file', asked.file, asked.file.name);
    body = form;
  } else if (asked.body !== undefined) body = JSON.stringify(asked.body);
  const query = search.size > 0 ? `?${search}` : '';
  return fetch(`/api/v1${address}${query}`, {
    method,
    headers: {
      'accept-language': language,
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      ...(body !== undefined && !asked.file ? { 'content-type': 'application/json' } : {}),
      ...(asked.ifMatch === undefined ? {} : { 'if-match': `"${asked.ifMatch}"` }),
      ...(asked.key ? { 'idempotency-key': asked.key } : {}),
    },
    ...(body === undefined ? {} : { body }),
    ...(asked.signal ? { signal: asked.signal } : {}),
  });
}

/** Calls one route by its key, typed by the shared table; throws ApiProblem. */
export async function api<K extends keyof Api>(
  key: K,
  ...[asked]: object extends Asked<Api[K]> ? [Asked<Api[K]>?] : [Asked<Api[K]>]
): Promise<ReceivedFrom<Api[K]>> {
  const [method, path] = (key as string).split(' ') as [string, string];
  const raw = (asked ?? {}) as Raw;
  let response: Response;
  try {
    // The network was gone when the page was opened, and is back before anything else renewed the sign-in.
    if (accessToken === null && isSignedIn()) await refresh();
    response = await request(method, path, raw);
    if (response.status === 401 && accessToken && (await refresh()))
      response = await request(method, path, raw);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw offline();
  }
  if (response.status === 204) return undefined as ReceivedFrom<Api[K]>;
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) {
    if (!type.includes('problem+json')) throw offline();
    throw new ApiProblem((await response.json()) as Problem);
  }
  return (type.includes('application/json') ? await response.json() : await response.blob()) as ReceivedFrom<
    Api[K]
  >;
}

/** A new key for one submit. */
export const submitKey = (): string => crypto.randomUUID();
