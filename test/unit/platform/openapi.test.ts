import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { API } from '../../../server/app.ts';
import { openApiOf } from '../../../server/platform/http/openapi.ts';
import { openApiPage } from '../../../server/platform/http/openapiPage.ts';

type Json = Record<string, unknown>;

interface Operation extends Json {
  operationId: string;
  summary: string;
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: Json; example?: unknown }> }>;
}

describe('the OpenAPI document', () => {
  const document = openApiOf(API, { version: '1', serverUrl: '/api/v1' });
  const operations = Object.values(document['paths'] as Record<string, Record<string, Operation>>).flatMap(
    (path) => Object.values(path),
  );

  it('holds every route once, with a name of its own', () => {
    expect(operations).to.have.length(Object.keys(API).length);
    expect(new Set(operations.map((o) => o.operationId)).size).to.equal(operations.length);
    for (const operation of operations)
      expect(operation.summary, operation.operationId).to.have.length.above(5);
  });

  it('resolves every reference', () => {
    const schemas = (document['components'] as { schemas: Json }).schemas;
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(schemas, name).to.have.property(name!);
    }
  });

  it('gives examples that are as the schemas say', () => {
    const ajv = new Ajv2020({ strict: false });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addSchema(document, 'openapi');
    for (const operation of operations) {
      const contents = [operation.requestBody, ...Object.values(operation.responses)].map(
        (part) => part?.content?.['application/json'],
      );
      for (const content of contents.filter((c) => c !== undefined)) {
        const schema = JSON.parse(
          JSON.stringify(content.schema).replaceAll('"#/components', '"openapi#/components'),
        ) as object;
        const valid = ajv.validate(schema, content.example);
        expect(
          valid,
          `${operation.operationId}: ${ajv.errorsText()} ${JSON.stringify(content.example)}`,
        ).to.equal(true);
      }
    }
  });

  it('becomes a page that names every route and runs no script', () => {
    const page = openApiPage(document);
    for (const { operationId } of operations) expect(page).to.include(`id="${operationId}"`);
    expect(page).not.to.match(/<script|javascript:|https?:\/\/(?!example)/);
  });
});
