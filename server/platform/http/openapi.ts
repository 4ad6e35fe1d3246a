import { z } from 'zod';
import type { Access, Route, RouteTable } from '../../../shared/api/route.ts';
import { PROBLEMS, type ProblemCode } from '../../../shared/problems.ts';
import { exampleOf } from './example.ts';

type Json = Record<string, unknown>;

/** Codes that every route may answer with, by how it is opened. */
function commonErrors(route: Route): ProblemCode[] {
  const codes: ProblemCode[] = ['request.tooMany', 'server.failed', 'server.unavailable'];
  if (route.params || route.query || route.body || route.upload) {
    codes.push(
      'request.malformed',
      'request.invalid',
      'request.tooDeep',
      'request.tooLarge',
      'request.unsupportedMedia',
    );
  }
  // A path parameter names a thing, which may not exist or may not be the caller's to see.
  if (route.params) codes.push('resource.notFound');
  if (route.query && 'cursor' in route.query.shape) codes.push('request.badCursor');
  if (route.access !== 'public')
    codes.push('auth.required', 'auth.sessionEnded', 'auth.secondFactorMandatory');
  if (typeof route.access === 'object') {
    codes.push('access.denied', 'access.organisationRequired', 'access.suspended');
    if (route.access.verified) codes.push('access.notVerified');
  }
  if (route.ifMatch) codes.push('resource.changed', 'resource.versionRequired');
  if (route.idempotent) codes.push('request.inProgress', 'request.keyReused');
  return codes;
}

const describeAccess = (access: Access): string =>
  typeof access === 'string'
    ? { public: 'Anyone.', person: 'Anyone signed in.' }[access]
    : [
        `At least \`${access.role}\` of the acting organisation`,
        access.kinds ? `, which is one of: ${access.kinds.join(', ')}` : '',
        access.verified ? ', and verified' : '',
        '.',
      ].join('');

/** Turns a zod schema into JSON Schema, moving what has a name of its own under components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const json = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Json;
  delete json['$schema'];
  const defs = (json['$defs'] ?? {}) as Json;
  delete json['$defs'];
  const suffix = io === 'input' ? 'Input' : '';
  const rename = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(rename);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) =>
        key === '$ref' && typeof value === 'string'
          ? [key, value.replace('#/$defs/', '#/components/schemas/') + suffix]
          : [key, rename(value)],
      ),
    );
  };
  for (const [name, definition] of Object.entries(defs)) {
    components[name + suffix] ??= rename(definition);
    delete (components[name + suffix] as Json)['id'];
  }
  return rename(json) as Json;
}

function parametersOf(route: Route, components: Json): Json[] {
  const list: Json[] = [];
  for (const [place, schema] of [
    ['path', route.params],
    ['query', route.query],
  ] as const) {
    if (!schema) continue;
    const json = schemaOf(schema, 'input', components);
    const required = (json['required'] ?? []) as string[];
    for (const [name, property] of Object.entries((json['properties'] ?? {}) as Json)) {
      list.push({
        name,
        in: place,
        required: place === 'path' || required.includes(name),
        schema: property,
        ...(place === 'query' ? { style: 'form', explode: true } : {}),
      });
    }
  }
  if (route.ifMatch) {
    list.push({
      name: 'If-Match',
      in: 'header',
      required: true,
      schema: { type: 'string', examples: ['"3"'] },
    });
  }
  if (route.idempotent) {
    list.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 8, maxLength: 200 },
    });
  }
  return list;
}

/** Headers answers carry. Those in `required` are always there. */
const HEADERS: Record<string, Json> = {
  'X-Request-Id': {
    description: 'Under which the request stands in the log; the number to quote to us.',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  ETag: {
    description: 'The version, to be sent back in If-Match.',
    required: true,
    schema: { type: 'string', pattern: '^"\\d+"$', examples: ['"3"'] },
  },
  'Retry-After': {
    description: 'Seconds to wait.',
    required: true,
    schema: { type: 'string', pattern: '^\\d+$', examples: ['30'] },
  },
  'Idempotency-Replayed': {
    description: 'There where the answer is an earlier one, given to the same Idempotency-Key.',
    required: false,
    schema: { type: 'string', enum: ['true'] },
  },
  'Content-Disposition': {
    description: 'How the file is called, and that it is to be saved unless it is a picture.',
    required: true,
    schema: { type: 'string', pattern: '^(attachment|inline); filename=' },
  },
};
const headersOf = (...names: string[]): Json =>
  Object.fromEntries(['X-Request-Id', ...names].map((name) => [name, HEADERS[name]]));

/** Whether an answer carries its version, and so an ETag. */
const isVersioned = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && 'version' in (schema as z.ZodObject).shape;

function successOf(route: Route, components: Json): Json {
  const replayed = route.idempotent ? ['Idempotency-Replayed'] : [];
  if (route.response === null) return { '204': { description: 'Done.', headers: headersOf(...replayed) } };
  if (route.response === 'file') {
    return {
      '200': {
        description: 'The file.',
        headers: headersOf('Content-Disposition'),
        content: { '*/*': {} },
      },
    };
  }
  return {
    [String(route.status ?? 200)]: {
      description: 'The answer.',
      headers: headersOf(...(isVersioned(route.response) ? ['ETag'] : []), ...replayed),
      content: { 'application/json': { schema: schemaOf(route.response, 'output', components) } },
    },
  };
}

function responsesOf(route: Route, components: Json): Json {
  const responses = successOf(route, components);
  const byStatus = new Map<number, Set<ProblemCode>>();
  for (const code of [...commonErrors(route), ...(route.errors ?? [])]) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  for (const [status, codes] of byStatus) {
    responses[String(status)] = {
      description: [...codes].map((code) => `\`${code}\`: ${PROBLEMS[code].en}`).join('\n\n'),
      headers: status === 429 ? headersOf('Retry-After') : headersOf(),
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Problem' },
              { type: 'object', properties: { code: { enum: [...codes] } } },
            ],
          },
        },
      },
    };
  }
  return responses;
}

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: { type: 'string' },
    instance: { type: 'string' },
    params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'code', 'message'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'title', 'status', 'code'],
  additionalProperties: false,
};

/** Gives each JSON body an example made from its schema, once all named schemas are known. */
function addExamples(paths: Record<string, Json>, schemas: Record<string, Json>): void {
  const fillIn = (content: unknown) => {
    const json = (content as Record<string, Json> | undefined)?.['application/json'];
    if (json) json['example'] = exampleOf(json['schema'] as Json, schemas);
  };
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path) as Json[])) {
    fillIn((operation['requestBody'] as Json | undefined)?.['content']);
    for (const response of Object.values(operation['responses'] as Record<string, Json>))
      fillIn(response['content']);
  }
}

/** The OpenAPI 3.1 document of a route table, made from the very schemas the server parses with. */
export function openApiOf(table: RouteTable, about: { version: string; serverUrl: string }): Json {
  const schemas: Json = { Problem: problemSchema };
  const paths: Record<string, Json> = {};
  for (const [key, route] of Object.entries(table) as [string, Route][]) {
    const [method, path] = key.split(' ') as [string, string];
    const openPath = path.replace(/:(\w+)/g, '{$1}');
    const operation: Json = {
      operationId: `${method.toLowerCase()}${path.replace(/[/:-]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
      summary: route.summary,
      description: describeAccess(route.access),
      tags: [route.tag],
      security: route.access === 'public' ? [] : [{ bearer: [] }],
      parameters: parametersOf(route, schemas),
      responses: responsesOf(route, schemas),
    };
    if (route.upload) {
      const fields = route.body ? schemaOf(route.body, 'input', schemas) : { type: 'object', properties: {} };
      operation['requestBody'] = {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              ...fields,
              properties: { ...(fields['properties'] as Json), file: { type: 'string', format: 'binary' } },
            },
          },
        },
      };
    } else if (route.body) {
      operation['requestBody'] = {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body, 'input', schemas) } },
      };
    }
    (paths[openPath] ??= {})[method.toLowerCase()] = operation;
  }
  addExamples(paths, schemas as Record<string, Json>);
  return {
    openapi: '3.1.0',
    info: {
      title: '链桥 Lianqiao',
      version: about.version,
      description: 'Matchmaking for supply-chain and finance partners. Errors are RFC 9457 problem+json.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: about.serverUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
