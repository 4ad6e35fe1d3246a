import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

type Json = Record<string, unknown>;
interface Answer {
  headers?: Record<string, { required?: boolean; schema: Json }>;
  content?: Record<string, { schema?: Json }>;
}
export interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
}

/** One answer of the server, as it came over the wire. */
export interface Answered {
  method: string;
  pathname: string;
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else its text. */
  body: unknown;
}

export interface Contract {
  document: OpenApi;
  ajv: Ajv2020;
  validators: Map<string, ValidateFunction>;
  /** Every `METHOD /path status` that was answered as documented so far. */
  seen: Set<string>;
}

/** A document made ready to check answers against. */
function contractOf(document: OpenApi): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(document as object, 'openapi');
  return { document, ajv, validators: new Map(), seen: new Set() };
}

let loaded: Promise<Contract> | null = null;

/** The document that the running app serves. */
export function servedContract(url: string): Promise<Contract> {
  loaded ??= fetch(`${url}/api/openapi.json`).then(async (answer) =>
    contractOf((await answer.json()) as OpenApi),
  );
  return loaded;
}

const patterns = new Map<string, RegExp>();
/** Made once for each path: every answer is held against all of them. */
function pattern(path: string): RegExp {
  const made = patterns.get(path) ?? new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
  patterns.set(path, made);
  return made;
}

/** The documented path an address belongs to: one without parameters wins over one with. */
function documentedPath(document: OpenApi, method: string, path: string): string | undefined {
  return Object.keys(document.paths)
    .filter((candidate) => document.paths[candidate]![method] && pattern(candidate).test(path))
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

function validator({ ajv, validators }: Contract, name: string, schema: Json): ValidateFunction {
  let validate = validators.get(name);
  if (!validate) {
    validate = ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object,
    );
    validators.set(name, validate);
  }
  return validate;
}

function assertValid(contract: Contract, name: string, schema: Json, value: unknown): void {
  const validate = validator(contract, name, schema);
  if (validate(value)) return;
  const told = contract.ajv.errorsText(validate.errors);
  throw new Error(`${name} is not as documented: ${told}\n${JSON.stringify(value).slice(0, 800)}`);
}

function assertHeaders(contract: Contract, name: string, answer: Answer, headers: Headers): void {
  for (const [header, { required, schema }] of Object.entries(answer.headers ?? {})) {
    const value = headers.get(header);
    if (value !== null) assertValid(contract, `${name} ${header}`, schema, value);
    else if (required) throw new Error(`${name}: the header ${header} is missing`);
  }
  if (headers.has('etag') && /^"\d+"$/.test(headers.get('etag')!) && !answer.headers?.['ETag']) {
    throw new Error(`${name}: the header ETag is not documented`);
  }
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** Throws where an answer is not as the document says: unknown route, status, header, media type or field. */
export function checkAnswer(contract: Contract, answered: Answered): void {
  const { method, pathname, status, headers, body } = answered;
  const path = pathname.replace(/^\/api\/v1/, '');
  const mediaType = (headers.get('content-type') ?? '').split(';')[0]!;
  const documented = documentedPath(contract.document, method.toLowerCase(), path);
  if (!documented) {
    // A path nobody declared answers like a thing that is not there; anything else is a route kept secret.
    const isNone = status === 404 && (body as { code?: unknown } | null)?.code === 'resource.notFound';
    if (!isNone) throw new Error(`${method} ${path} is not in the OpenAPI document`);
    assertValid(contract, 'Problem', PROBLEM, body);
    return;
  }
  const name = `${method} ${documented} ${status}`;
  const answer = contract.document.paths[documented]![method.toLowerCase()]!.responses[String(status)];
  if (!answer)
    throw new Error(`${name} is not documented; it answered ${JSON.stringify(body).slice(0, 500)}`);
  assertHeaders(contract, name, answer, headers);
  if (!answer.content) {
    if (status !== 204 || body !== '') throw new Error(`${name}: a body is not documented`);
  } else if (!answer.content['*/*']) {
    const schema = answer.content[mediaType]?.schema;
    if (!schema) throw new Error(`${name}: media type ${mediaType} is not documented`);
    assertValid(contract, name, schema, body);
    if (status >= 400 && (body as { status: number }).status !== status) {
      throw new Error(`${name}: the problem speaks of another status`);
    }
  }
  contract.seen.add(name);
}
