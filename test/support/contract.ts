import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

type Json = Record<string, unknown>;
interface OpenApi {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema?: Json }> }> }>
  >;
}

interface Contract {
  document: OpenApi;
  ajv: Ajv2020;
  validators: Map<string, ValidateFunction>;
}

let loaded: Promise<Contract> | null = null;

async function load(url: string): Promise<Contract> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(document as object, 'openapi');
  return { document, ajv, validators: new Map() };
}

const pattern = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

/** The documented path an address belongs to: one without parameters wins over one with. */
function documentedPath(document: OpenApi, method: string, path: string): string | undefined {
  return Object.keys(document.paths)
    .filter((candidate) => pattern(candidate).test(path) && document.paths[candidate]![method])
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

/** Throws where an answer is not as the served OpenAPI says: unknown route, status, media type or field. */
export async function checkAgainstContract(
  url: string,
  method: string,
  pathname: string,
  response: Response,
  body: unknown,
): Promise<void> {
  loaded ??= load(url);
  const { document, ajv, validators } = await loaded;
  const path = pathname.replace(/^\/api\/v1/, '');
  const documented = documentedPath(document, method.toLowerCase(), path);
  // A path nobody declared must answer 404 in the common form; there is nothing else to check it against.
  if (!documented) {
    if (response.status !== 404) throw new Error(`${method} ${path} is not in the OpenAPI document`);
    return;
  }
  const name = `${method} ${documented} ${response.status}`;
  const answer = document.paths[documented]![method.toLowerCase()]!.responses[String(response.status)];
  if (!answer)
    throw new Error(`${name} is not documented; it answered ${JSON.stringify(body).slice(0, 500)}`);
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]!;
  if (!answer.content) {
    if (response.status !== 204) throw new Error(`${name}: a body is not documented`);
    return;
  }
  if (answer.content['*/*']) return;
  const schema = answer.content[mediaType]?.schema;
  if (!schema) throw new Error(`${name}: media type ${mediaType} is not documented`);
  let validate = validators.get(name);
  if (!validate) {
    validate = ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object,
    );
    validators.set(name, validate);
  }
  if (!validate(body)) {
    throw new Error(
      `${name} is not as documented: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 800)}`,
    );
  }
}
