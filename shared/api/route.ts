import type { z } from 'zod';
import type { ProblemCode } from '../problems.ts';
import type { OrganisationKind, Role } from '../schemas/organisation.ts';

/**
 * Who may call a route at all. What of a thing they may see is then decided by the feature's policy.
 * - `public`: anyone; `person`: anyone signed in;
 * - otherwise a member of the acting organisation with at least `role`, of one of `kinds` (any when left out);
 *   `verified` asks that the organisation be verified. A suspended organisation may do nothing.
 */
export type Access =
  'public' | 'person' | { role: Role; kinds?: readonly OrganisationKind[]; verified?: boolean };

/** One route, as both sides and OpenAPI read it. The key it stands under is `METHOD /path/:param`. */
export interface Route {
  summary: string;
  /** The group it stands in, in the readable page of the API. */
  tag: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A schema (JSON), `null` (204, no content), or `file` (bytes with their own type). */
  response: z.ZodType | null | 'file';
  /** 200 unless given; 204 where response is null. */
  status?: 201 | 202;
  /** What can go wrong beyond what every route shares. */
  errors?: readonly ProblemCode[];
  /** The caller must send `If-Match: "<version>"`; the handler gets it as `ifMatch`. */
  ifMatch?: true;
  /** Honours `Idempotency-Key`: a repeated request gets the first one's answer. */
  idempotent?: true;
  /** Takes multipart/form-data with one file in the field `file`, at most so many bytes. */
  upload?: { maxBytes: number };
}

export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;
export type RouteTable = Readonly<Record<RouteKey, Route>>;

/** Keeps each route's own type while checking the table. */
export const routes = <const T extends RouteTable>(table: T): T => table;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined;

export type ParamsOf<R> = R extends { params: infer S } ? Parsed<S> : undefined;
export type QueryOf<R> = R extends { query: infer S } ? Parsed<S> : undefined;
export type BodyOf<R> = R extends { body: infer S } ? Parsed<S> : undefined;
/** What a client must send. */
export type SentParams<R> = R extends { params: infer S } ? Sent<S> : undefined;
export type SentQuery<R> = R extends { query: infer S } ? Sent<S> : undefined;
export type SentBody<R> = R extends { body: infer S } ? Sent<S> : undefined;
/** What a handler returns (before the schema strips what is not declared) and a client receives. */
export type ReturnedBy<R> = R extends { response: infer S }
  ? S extends z.ZodType
    ? z.input<S>
    : void
  : void;
export type ReceivedFrom<R> = R extends { response: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : S extends 'file'
      ? Blob
      : undefined
  : undefined;
