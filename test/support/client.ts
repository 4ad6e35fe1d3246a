import type { Problem } from '../../shared/problems.ts';
import { checkAnswer, servedContract } from './contract.ts';
import { testApp } from './app.ts';

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Asked {
  token?: string | undefined;
  query?: Record<string, string | number | boolean | string[] | undefined>;
  body?: unknown;
  /** A whole multipart body instead of JSON. */
  form?: FormData;
  headers?: Record<string, string>;
}

/** Calls the running app; every answer is checked against the OpenAPI document that the app serves. */
export async function call<T = never>(route: string, asked: Asked = {}): Promise<Answer<T>> {
  const { url } = await testApp();
  const [method, path] = route.split(' ') as [string, string];
  const address = new URL(`/api/v1${path}`, url);
  for (const [key, value] of Object.entries(asked.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) address.searchParams.append(key, String(one));
    }
  }
  const response = await fetch(address, {
    method,
    headers: {
      ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.form
      ? { body: asked.form }
      : asked.body === undefined
        ? {}
        : { body: JSON.stringify(asked.body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = (isJson ? JSON.parse(text) : text) as T;
  const { status, headers } = response;
  checkAnswer(await servedContract(url), { method, pathname: address.pathname, status, headers, body });
  return { status, headers, body };
}

/** The same, where a problem is expected. */
export const callForProblem = (route: string, asked: Asked = {}): Promise<Answer<Problem>> =>
  call<Problem>(route, asked);
