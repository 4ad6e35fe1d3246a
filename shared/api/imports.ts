import { z } from 'zod';
import { id, page, pageQuery } from '../schemas/common.ts';
import { importInfo, importKind, importRow, mappingInput, rowOutcome } from '../schemas/import.ts';
import { routes } from './route.ts';

const tag = 'imports';
const byId = z.strictObject({ id });
/** Firms are imported by the platform and by chain offices; demands and receivables by the firm whose they are. */
const access = { role: 'manager', kinds: ['admin', 'chainOffice', 'sme', 'anchor'] } as const;

export const importRoutes = routes({
  'GET /import-templates/:kind': {
    tag,
    summary: 'An empty sheet to fill in, with hints',
    access,
    params: z.strictObject({ kind: importKind }),
    response: 'file',
    errors: ['import.notAllowed'],
  },
  'POST /imports': {
    tag,
    summary: 'Read a sheet (.xlsx, or .csv in UTF-8 or GB18030); nothing is taken over yet',
    access,
    upload: { maxBytes: 50 * 1024 * 1024 },
    body: z.strictObject({ kind: importKind }),
    response: importInfo,
    status: 202,
    errors: ['import.notAllowed', 'access.notVerified'],
  },
  'GET /imports': {
    tag,
    summary: 'One’s organisation’s imports, latest first',
    access,
    query: pageQuery,
    response: page(importInfo),
  },
  'GET /imports/:id': {
    tag,
    summary: 'One import and how far it is',
    access,
    params: byId,
    response: importInfo,
  },
  'GET /imports/:id/rows': {
    tag,
    summary: 'Its rows with what becomes of each',
    access,
    params: byId,
    query: z.strictObject({ ...pageQuery.shape, outcome: rowOutcome.optional() }),
    response: page(importRow),
  },
  'GET /imports/:id/errors': {
    tag,
    summary: 'The bad rows as a sheet, with a column that says what is wrong',
    access,
    params: byId,
    response: 'file',
  },
  'PUT /imports/:id/mapping': {
    tag,
    summary: 'Say which column is which; the rows are looked at anew',
    access,
    params: byId,
    body: mappingInput,
    response: importInfo,
    errors: ['state.conflict', 'import.columnsMissing'],
  },
  'POST /imports/:id/application': {
    tag,
    summary: 'Take the good rows over: decided once; `agreed` where that binds one (an anchor’s receivables)',
    access,
    params: byId,
    query: z.strictObject({ agreed: z.literal('true').optional() }),
    response: importInfo,
    errors: ['state.conflict', 'import.notAllowed', 'access.notVerified', 'import.agreementMissing'],
  },
  'DELETE /imports/:id': {
    tag,
    summary: 'Drop an import that was not taken over',
    access,
    params: byId,
    response: null,
    errors: ['state.conflict'],
  },
});
