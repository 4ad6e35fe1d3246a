import { expect } from 'chai';
import { API } from '../../server/app.ts';
import type { Me } from '../../shared/schemas/identity.ts';
import { testApp } from '../support/app.ts';
import { call } from '../support/client.ts';
import { checkAnswer, servedContract, type Answered, type Contract } from '../support/contract.ts';
import { aMember } from '../support/factories.ts';

type Json = Record<string, unknown>;

/** Object schemas under a node that say nothing of further fields, by where they stand. */
function openObjects(node: unknown, at: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  const { type, additionalProperties } = node as Json;
  // Examples are values, not schemas; `allOf` narrows a closed schema and must not close itself.
  const here = type === 'object' && additionalProperties === undefined && !/allOf/.test(at) ? [at] : [];
  return Object.entries(node)
    .filter(([key]) => key !== 'example' && key !== 'examples')
    .reduce((found, [key, child]) => [...found, ...openObjects(child, `${at}/${key}`)], here);
}

describe('the check of answers against the served OpenAPI document', () => {
  let contract: Contract;
  let good: Answered;
  let changed: (change: Partial<Answered>) => () => void;

  before(async () => {
    const { url } = await testApp();
    contract = await servedContract(url);
    const { token } = await aMember();
    const { status, headers, body } = await call<Me>('GET /me', { token });
    good = { method: 'GET', pathname: '/api/v1/me', status, headers, body };
    changed = (change) => () => checkAnswer(contract, { ...good, ...change });
  });

  it('passes what the server really answers', () => {
    expect(changed({})).not.to.throw();
    expect(contract.seen).to.include('GET /me 200');
  });

  it('fails on a field that is not documented, on one that is missing, and on one of another type', () => {
    const body = good.body as Json;
    expect(changed({ body: { ...body, passwordHash: 'x' } })).to.throw(/additional properties/);
    const nested = { ...body, memberships: [{ ...(body['memberships'] as Json[])[0], secret: 1 }] };
    expect(changed({ body: nested })).to.throw(/additional properties/);
    expect(changed({ body: { ...body, name: undefined } })).to.throw(/required property 'name'/);
    expect(changed({ body: { ...body, emailConfirmed: 'yes' } })).to.throw(/boolean/);
  });

  it('fails on a status, a media type and a route that are not documented', () => {
    expect(changed({ status: 202 })).to.throw(/GET \/me 202 is not documented/);
    expect(changed({ status: 418 })).to.throw(/not documented/);
    const html = new Headers([...good.headers, ['content-type', 'text/html']]);
    html.set('content-type', 'text/html');
    expect(changed({ headers: html })).to.throw(/media type text\/html/);
    expect(changed({ pathname: '/api/v1/nowhere' })).to.throw(/not in the OpenAPI document/);
    expect(changed({ method: 'DELETE' })).to.throw(/not in the OpenAPI document/);
  });

  it('fails on headers that are missing or not documented', () => {
    const without = new Headers(good.headers);
    without.delete('x-request-id');
    expect(changed({ headers: without })).to.throw(/X-Request-Id is missing/);
    const versioned = new Headers(good.headers);
    versioned.set('etag', '"3"');
    expect(changed({ headers: versioned })).to.throw(/ETag is not documented/);
  });

  it('fails on a body where there must be none', () => {
    const none = { method: 'DELETE', pathname: '/api/v1/sessions', status: 204 };
    expect(changed({ ...none, body: '' })).not.to.throw();
    expect(changed({ ...none, body: 'ok' })).to.throw(/a body is not documented/);
  });

  it('fails on problems of another shape, status or code', async () => {
    const { status, headers, body } = await call<Json>('GET /me');
    const problem = (change: object) => changed({ status, headers, body: { ...body, ...change } });
    expect(problem({})).not.to.throw();
    expect(problem({ stack: 'at server/…' })).to.throw(/additional properties/);
    expect(problem({ code: 'conversation.closed' })).to.throw(/allowed values/);
    expect(problem({ code: 'no.such' })).to.throw(/allowed values/);
    expect(problem({ status: 403 })).to.throw(/another status/);
  });

  it('leaves no object open in what is answered, and promises a version’s ETag', () => {
    const { components, paths } = contract.document as unknown as Record<string, Json>;
    const schemas = Object.entries((components as { schemas: Json }).schemas);
    // `…Input` is what is sent, and is closed by the server's own strict schemas.
    const open = schemas.filter(([name]) => !name.endsWith('Input')).flatMap(([n, s]) => openObjects(s, n));
    for (const [path, operations] of Object.entries(paths!)) {
      for (const [method, operation] of Object.entries(operations as Json)) {
        open.push(...openObjects((operation as Json)['responses'], `${method} ${path}`));
      }
    }
    expect(open).to.deep.equal([]);
    const changing = Object.entries(API).filter(([, route]) => route.ifMatch);
    for (const [key] of changing) {
      const [method, path] = key.split(' ') as [string, string];
      const { responses } = contract.document.paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()]!;
      expect(responses['200']?.headers, key).to.have.property('ETag');
    }
  });

  it('is what each answer of the test client goes through', async () => {
    const { paths } = contract.document;
    const { responses } = paths['/unread']!['get']!;
    const documented = responses['200']!;
    const { token } = await aMember();
    delete responses['200'];
    try {
      const failed = await call('GET /unread', { token }).catch((error: Error) => error.message);
      expect(failed).to.match(/GET \/unread 200 is not documented/);
    } finally {
      responses['200'] = documented;
    }
    expect((await call('GET /unread', { token })).status).to.equal(200);
  });
});
