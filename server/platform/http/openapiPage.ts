type Json = Record<string, unknown>;

const escape = (text: unknown): string => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The kind of value a schema describes, in a few words; named schemas link to their place on the page. */
function typeWords(schema: Json | undefined): string {
  if (!schema) return '—';
  const ref = schema['$ref'] as string | undefined;
  if (ref) {
    const name = escape(ref.split('/').at(-1));
    return `<a href="#schema-${name}">${name}</a>`;
  }
  const options = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  if (options) return options.map(typeWords).join(' | ');
  if (schema['enum']) return (schema['enum'] as unknown[]).map((v) => `<code>${escape(v)}</code>`).join(' ');
  if (schema['const'] !== undefined) return `<code>${escape(schema['const'])}</code>`;
  if (schema['type'] === 'array') return `list of ${typeWords(schema['items'] as Json)}`;
  const format = schema['format'] ? ` (${escape(schema['format'])})` : '';
  return escape(schema['type'] ?? 'any') + format;
}

/** The fields of an object schema, nested objects one level in. */
function fields(schema: Json | undefined): string {
  const properties = (schema?.['properties'] ?? {}) as Record<string, Json>;
  const required = new Set((schema?.['required'] ?? []) as string[]);
  const rows = Object.entries(properties).map(([name, property]) => {
    const nested = property['type'] === 'object' && property['properties'] ? fields(property) : '';
    const star = required.has(name) ? '' : ' <small>optional</small>';
    return `<tr><th scope="row"><code>${escape(name)}</code>${star}</th><td>${typeWords(property)}${
      property['description'] ? ` ${escape(property['description'])}` : ''
    }${nested}</td></tr>`;
  });
  return rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : `<p>${typeWords(schema)}</p>`;
}

function operation(method: string, path: string, op: Json): string {
  const parameters = (op['parameters'] as Json[]).map(
    (p) =>
      `<tr><th scope="row"><code>${escape(p['name'])}</code> <small>${escape(p['in'])}${
        p['required'] ? '' : ', optional'
      }</small></th><td>${typeWords(p['schema'] as Json)}</td></tr>`,
  );
  const content = (op['requestBody'] as Json | undefined)?.['content'] as Record<string, Json> | undefined;
  const body = content && (Object.values(content)[0]!['schema'] as Json);
  const answers = Object.entries(op['responses'] as Record<string, Json>).map(([status, answer]) => {
    const schema = Object.values((answer['content'] ?? {}) as Record<string, Json>)[0]?.['schema'] as
      Json | undefined;
    const shown = Number(status) < 300 && schema ? fields(schema) : '';
    return `<dt>${escape(status)}</dt><dd>${escape(answer['description'])
      .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
      .replaceAll('\n\n', '<br>')}${shown}</dd>`;
  });
  const example = (content?.['application/json'] as Json | undefined)?.['example'];
  const examples = example ? `<h4>Example</h4><pre>${escape(JSON.stringify(example, null, 2))}</pre>` : '';
  return `<details id="${escape(op['operationId'])}"><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> ${escape(op['summary'])}</summary>
<p>${escape(op['description']).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</p>
${parameters.length > 0 ? `<h4>Parameters</h4><table><tbody>${parameters.join('')}</tbody></table>` : ''}
${body ? `<h4>Body</h4>${fields(body)}` : ''}
${examples}
<h4>Answers</h4><dl>${answers.join('')}</dl></details>`;
}

/** The OpenAPI document as one page a person can read: no script, nothing from elsewhere. */
export function openApiPage(document: Json): string {
  const byTag = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(
    document['paths'] as Record<string, Record<string, Json>>,
  )) {
    for (const [method, op] of Object.entries(operations)) {
      const tag = (op['tags'] as string[])[0] ?? 'other';
      byTag.set(tag, [...(byTag.get(tag) ?? []), operation(method, path, op)]);
    }
  }
  const schemas = Object.entries((document['components'] as Json)['schemas'] as Record<string, Json>);
  const tags = [...byTag.keys()];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>链桥 Lianqiao API</title><style>
:root{color-scheme:light dark;--ink:#16211f;--line:#d9e0e0;--ground:#f3f6f6;--brand:#0b5d7a}
@media(prefers-color-scheme:dark){:root{--ink:#e6eeeb;--line:#2a383a;--ground:#0e1517;--brand:#6cc1de}}
body{font:15px/1.5 'Segoe UI',-apple-system,'Helvetica Neue',Roboto,'Noto Sans','Liberation Sans',Arial,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif;max-width:68rem;margin:0 auto;padding:1.5rem 1rem;color:var(--ink);background:var(--ground)}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin:2rem 0 .5rem}h2::first-letter{text-transform:uppercase}a,summary b{color:var(--brand)}summary b{display:inline-block;min-width:4.2rem}
table{border-collapse:collapse;width:100%}th,td{border-top:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{width:16rem;font-weight:normal}summary{padding:.4rem 0;cursor:pointer}details{border-top:1px solid var(--line)}code,pre{font-size:.93em}pre{overflow:auto}
dd{margin:0 0 .6rem 1.5rem}nav a{margin-right:1rem;display:inline-block;min-height:24px}</style></head><body><main>
<h1>链桥 Lianqiao API</h1><p>All paths stand under <code>/api/v1</code>. The machine-readable form: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Send <code>Authorization: Bearer …</code>; errors are RFC 9457 problem+json with a stable <code>code</code>.</p>
<nav aria-label="Groups">${tags.map((t) => `<a href="#tag-${escape(t)}">${escape(t)}</a>`).join('')}<a href="#schemas">schemas</a></nav>
${tags.map((t) => `<section id="tag-${escape(t)}"><h2>${escape(t)}</h2>${byTag.get(t)!.join('')}</section>`).join('')}
<section id="schemas"><h2>Schemas</h2>${schemas
    .map(([name, s]) => `<section id="schema-${escape(name)}"><h3>${escape(name)}</h3>${fields(s)}</section>`)
    .join('')}</section></main></body></html>`;
}
