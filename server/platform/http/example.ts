type Json = Record<string, unknown>;

/** Strings that fit the formats and patterns the platform uses, so that an example can be sent as it is. */
const STRINGS: [test: (schema: Json) => boolean, text: string][] = [
  [(s) => s['format'] === 'date-time', '2026-03-02T01:30:00.000Z'],
  [(s) => s['format'] === 'date', '2026-03-31'],
  [(s) => s['format'] === 'email', 'zhang@example.com'],
  [(s) => s['format'] === 'uri', 'https://example.com'],
  [(s) => s['format'] === 'uuid', '0b6f5c3e-1111-4a5b-9c6d-0123456789ab'],
];
const PATTERNED = [
  '65f0c0ffee65f0c0ffee0001',
  '440112',
  '36',
  'nev',
  'nev.battery',
  'IATF16949',
  '91440101MA5AKXYZ1N',
  '123456',
  '08:30',
  'WyJhIl0',
  '示例',
];

function exampleString(schema: Json): string {
  const formatted = STRINGS.find(([fits]) => fits(schema));
  if (formatted) return formatted[1];
  const patterns = [schema['pattern'], ...((schema['allOf'] ?? []) as Json[]).map((part) => part['pattern'])]
    .filter((p): p is string => typeof p === 'string')
    .map((p) => new RegExp(p, 'u'));
  const least = (schema['minLength'] as number | undefined) ?? 0;
  const most = (schema['maxLength'] as number | undefined) ?? 1e9;
  const fits = (text: string) =>
    text.length >= least && text.length <= most && patterns.every((p) => p.test(text));
  return (
    PATTERNED.find((text) => patterns.length > 0 && fits(text)) ?? '示例'.padEnd(least, '例').slice(0, most)
  );
}

/** The named properties of an object; of a record, those that must be there. */
function propertiesOf(schema: Json): [string, Json][] {
  const named = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  const value = schema['additionalProperties'];
  if (named.length > 0 || typeof value !== 'object') return named;
  return ((schema['required'] ?? []) as string[]).map((key) => [key, value as Json]);
}

/** One example value of a JSON Schema, built from the schema itself, so that it cannot grow stale. */
export function exampleOf(schema: Json | undefined, components: Record<string, Json>, depth = 0): unknown {
  if (!schema || depth > 16) return null;
  const given = schema['examples'] as unknown[] | undefined;
  if (given?.length) return given[0];
  const ref = schema['$ref'] as string | undefined;
  if (ref) return exampleOf(components[ref.split('/').at(-1)!], components, depth + 1);
  if ('const' in schema) return schema['const'];
  if (schema['enum']) return (schema['enum'] as unknown[])[0];
  if ('default' in schema) return schema['default'];
  const options = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  if (options)
    return exampleOf(options.find((o) => o['type'] !== 'null') ?? options[0], components, depth + 1);
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        propertiesOf(schema).map(([key, property]) => [key, exampleOf(property, components, depth + 1)]),
      );
    case 'array': {
      const prefix = schema['prefixItems'] as Json[] | undefined;
      if (prefix) return prefix.map((item) => exampleOf(item, components, depth + 1));
      const item = exampleOf(schema['items'] as Json, components, depth + 1);
      return item === null ? [] : Array.from({ length: Number(schema['minItems'] ?? 1) || 1 }, () => item);
    }
    case 'integer':
    case 'number':
      return Math.max(1, (schema['minimum'] as number | undefined) ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return exampleString(schema);
    default:
      return null;
  }
}
