import { z } from 'zod';
import { id, businessDate, page, pageQuery, prose, queryList, regionCode } from '../schemas/common.ts';
import { demand, demandInput, demandKind, demandStatus, demandSummary } from '../schemas/demand.ts';
import { facetCounts } from '../schemas/firm.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'demands';
const byId = z.strictObject({ id });
const look = { role: 'viewer', kinds: FIRM_KINDS } as const;
/** Others' demands are for verified firms; one's own may be prepared before. */
const edit = { role: 'member', kinds: FIRM_KINDS } as const;
const note = z.strictObject({ note: prose(500).default('') });
const code = z.string().regex(/^[a-zA-Z0-9_.-]{1,80}$/);

export const demandRoutes = routes({
  'GET /organisation/demands': {
    tag,
    summary: 'One’s own demands, latest first, with how many there are of each status',
    access: look,
    query: z.strictObject({
      ...pageQuery.shape,
      status: queryList(demandStatus).optional(),
      /** Words that must all stand in its title, specification or materials. */
      q: z.string().trim().max(200).optional(),
      /** Those suppliers may come forward for until this day at the latest. */
      openUntilTo: businessDate.optional(),
    }),
    response: z.object({
      ...page(demandSummary).shape,
      counts: z.record(demandStatus, z.int()),
    }),
  },
  'GET /demands': {
    tag,
    summary: 'Search the open demands one may see, by words and facets; newest first without words',
    access: { ...look, verified: true },
    query: z.strictObject({
      ...pageQuery.shape,
      q: z.string().trim().max(200).optional(),
      kind: queryList(demandKind).optional(),
      chain: queryList(code).optional(),
      segment: queryList(code).optional(),
      region: queryList(regionCode).optional(),
      certificate: queryList(code).optional(),
      /** Delivery asked for not before. */
      deliverFrom: businessDate.optional(),
      /** Delivery asked for not after. */
      deliverTo: businessDate.optional(),
      sort: z.enum(['relevance', 'newest', 'closing']).default('relevance'),
    }),
    response: z.object({
      ...page(demandSummary).shape,
      /** About how many there are; exact below 1,000. */
      total: z.int(),
      facets: facetCounts,
      /** True while the search engine is away and the database answers in its place. */
      degraded: z.boolean(),
    }),
  },
  'POST /demands': {
    tag,
    summary: 'Prepare a demand',
    access: edit,
    body: demandInput,
    response: demand,
    status: 201,
    idempotent: true,
  },
  'GET /demands/:id': {
    tag,
    summary: 'One demand, as far as one may see it',
    access: look,
    params: byId,
    response: demand,
  },
  'PUT /demands/:id': {
    tag,
    summary: 'Change one’s own demand, while it is a draft, open or paused',
    access: edit,
    params: byId,
    ifMatch: true,
    body: demandInput,
    response: demand,
    errors: ['state.conflict', 'demand.notReady'],
  },
  'DELETE /demands/:id': {
    tag,
    summary: 'Remove a draft',
    access: edit,
    params: byId,
    response: null,
    errors: ['state.conflict'],
  },
  'POST /demands/:id/copy': {
    tag,
    summary: 'Prepare a new demand from an earlier one of one’s own, without its dates and files',
    access: edit,
    params: byId,
    response: demand,
    status: 201,
    idempotent: true,
  },
  'POST /demands/:id/opening': {
    tag,
    summary: 'Open a draft: suppliers see it and are matched',
    access: { ...edit, verified: true },
    params: byId,
    response: demand,
    errors: ['state.conflict', 'demand.notReady'],
  },
  'POST /demands/:id/pause': {
    tag,
    summary: 'Pause it: nobody new sees it',
    access: edit,
    params: byId,
    response: demand,
    errors: ['state.conflict'],
  },
  'POST /demands/:id/resumption': {
    tag,
    summary: 'Take it up again after a pause',
    access: { ...edit, verified: true },
    params: byId,
    response: demand,
    errors: ['state.conflict', 'demand.notReady'],
  },
  'POST /demands/:id/closure': {
    tag,
    summary: 'Close it without a deal',
    access: edit,
    params: byId,
    body: note,
    response: demand,
    errors: ['state.conflict'],
  },
  'POST /demands/:id/fulfilment': {
    tag,
    summary: 'Mark it as fulfilled',
    access: edit,
    params: byId,
    body: note,
    response: demand,
    errors: ['state.conflict'],
  },
  'POST /demands/:id/attachments': {
    tag,
    summary: 'Attach a file',
    access: edit,
    params: byId,
    upload: { maxBytes: 20 * 1024 * 1024 },
    response: demand,
    status: 201,
    errors: ['state.conflict', 'demand.tooManyFiles'],
  },
  'GET /demands/:id/attachments/:fileId': {
    tag,
    summary: 'An attached file',
    access: look,
    params: z.strictObject({ id, fileId: id }),
    response: 'file',
  },
  'DELETE /demands/:id/attachments/:fileId': {
    tag,
    summary: 'Take an attached file away',
    access: edit,
    params: z.strictObject({ id, fileId: id }),
    response: demand,
    errors: ['state.conflict'],
  },
});
