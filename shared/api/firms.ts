import { z } from 'zod';
import { id, page } from '../schemas/common.ts';
import {
  facetCounts,
  fileReference,
  firm,
  firmProfileInput,
  firmSearchQuery,
  foundFirm,
  savedSearch,
  savedSearchChange,
  savedSearchInput,
} from '../schemas/firm.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'firms';
const byId = z.strictObject({ id });
const edit = { role: 'member', kinds: FIRM_KINDS } as const;
const MEGABYTE = 1024 * 1024;

export const firmRoutes = routes({
  'GET /firms': {
    tag,
    summary: 'Find firms by what they can do, by name, pinyin or initials, with facets',
    access: { role: 'viewer' },
    query: firmSearchQuery,
    response: z.object({
      ...page(foundFirm).shape,
      /** About how many were found. */
      total: z.int(),
      facets: facetCounts,
      /** True when the search engine is away and the database answered: slower, and without synonyms. */
      degraded: z.boolean(),
    }),
    errors: ['request.badCursor'],
  },
  'GET /firms/:id': {
    tag,
    summary: 'One firm',
    access: { role: 'viewer' },
    params: byId,
    response: firm,
  },
  'GET /organisation/profile': {
    tag,
    summary: 'One’s own profile',
    access: { role: 'viewer', kinds: FIRM_KINDS },
    response: firm,
  },
  'PUT /organisation/profile': {
    tag,
    summary: 'Change one’s own profile',
    access: edit,
    ifMatch: true,
    body: firmProfileInput,
    response: firm,
  },
  'POST /organisation/profile/logo': {
    tag,
    summary: 'Set the logo: a picture of at most 2 MiB',
    access: edit,
    upload: { maxBytes: 2 * MEGABYTE },
    response: fileReference,
    status: 201,
  },
  'POST /organisation/profile/files': {
    tag,
    summary: 'Add a file, such as a brochure or a certificate’s scan',
    access: edit,
    upload: { maxBytes: 20 * MEGABYTE },
    response: fileReference,
    status: 201,
    errors: ['firm.tooManyFiles'],
  },
  'DELETE /organisation/profile/files/:id': {
    tag,
    summary: 'Remove a file or the logo',
    access: edit,
    params: byId,
    response: null,
  },
  'GET /firms/:id/files/:fileId': {
    tag,
    summary: 'A firm’s logo or file',
    access: { role: 'viewer' },
    params: z.strictObject({ id, fileId: id }),
    response: 'file',
  },
  'GET /saved-searches': {
    tag,
    summary: 'One’s saved searches',
    access: { role: 'viewer' },
    response: z.object({ items: z.array(savedSearch) }),
  },
  'POST /saved-searches': {
    tag,
    summary: 'Save a search; new firms that fit it are told of',
    access: { role: 'viewer' },
    body: savedSearchInput,
    response: savedSearch,
    status: 201,
    idempotent: true,
    errors: ['state.conflict'],
  },
  'PATCH /saved-searches/:id': {
    tag,
    summary: 'Be told of new firms that fit a saved search, or no longer',
    access: { role: 'viewer' },
    params: byId,
    body: savedSearchChange,
    response: savedSearch,
  },
  'DELETE /saved-searches/:id': {
    tag,
    summary: 'Forget a saved search',
    access: { role: 'viewer' },
    params: byId,
    response: null,
  },
});
