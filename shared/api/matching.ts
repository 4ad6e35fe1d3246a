import { z } from 'zod';
import { id, page, pageQuery, queryFlag, queryList } from '../schemas/common.ts';
import {
  comparedFirm,
  demandMatch,
  dismissal,
  dismissalInput,
  firmMatch,
  matchPhrase,
  matchSettings,
} from '../schemas/match.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'matching';
const look = { role: 'viewer', kinds: FIRM_KINDS } as const;
const act = { role: 'member', kinds: FIRM_KINDS } as const;
const byId = z.strictObject({ id });
const pair = z.strictObject({ id, firmId: id });

/** What every list of matches tells beside its matches. */
const listed = {
  /** How many candidates were looked at. */
  considered: z.int(),
  /** Those taken out, by why, so that nothing vanishes silently. */
  excluded: z.object({
    count: z.int(),
    reasons: z.array(z.object({ ...matchPhrase.shape, count: z.int() })),
  }),
  /** What earlier “not for me” answers changed in this order. */
  learned: z.array(matchPhrase),
  /** True while the search engine is away: candidates come from the database by chain and concept only. */
  degraded: z.boolean(),
};

export const matchingRoutes = routes({
  'GET /demands/:id/matches': {
    tag,
    summary: 'The firms that fit one’s own demand, best first, each with why',
    access: look,
    params: byId,
    query: z.strictObject({
      ...pageQuery.shape,
      /** Only those that meet every hard requirement. */
      eligible: queryFlag.optional(),
      /** Only those that can be introduced: verified, not merely listed. */
      reachable: queryFlag.optional(),
    }),
    response: z.object({ ...page(firmMatch).shape, ...listed }),
  },
  'GET /demands/:id/comparison': {
    tag,
    summary: 'Up to six firms side by side for one’s own demand',
    access: look,
    params: byId,
    query: z.strictObject({ firm: queryList(id, 6) }),
    response: z.object({ items: z.array(comparedFirm) }),
  },
  'GET /demands/:id/matches/:firmId': {
    tag,
    summary: 'One firm for one’s own demand, with why',
    access: look,
    params: pair,
    response: firmMatch,
  },
  'PUT /demands/:id/matches/:firmId/dismissal': {
    tag,
    summary: 'Not for me: take a firm out of one’s demand’s matches, and say why',
    access: act,
    params: pair,
    body: dismissalInput,
    response: dismissal,
  },
  'DELETE /demands/:id/matches/:firmId/dismissal': {
    tag,
    summary: 'Take that back',
    access: act,
    params: pair,
    response: null,
  },
  'GET /demands/:id/dismissals': {
    tag,
    summary: 'The firms taken out of one’s demand’s matches',
    access: look,
    params: byId,
    response: z.object({ items: z.array(dismissal) }),
  },
  'GET /matches': {
    tag,
    summary: 'The open demands that fit one’s own firm, best first, each with why',
    access: { ...look, verified: true },
    query: z.strictObject({ ...pageQuery.shape, eligible: queryFlag.optional() }),
    response: z.object({ ...page(demandMatch).shape, ...listed }),
  },
  'GET /matches/:id': {
    tag,
    summary: 'One demand for one’s own firm, with why',
    access: { ...look, verified: true },
    params: byId,
    response: demandMatch,
  },
  'PUT /matches/:id/dismissal': {
    tag,
    summary: 'Not for me: take a demand out of one’s matches, and say why',
    access: { ...act, verified: true },
    params: byId,
    body: dismissalInput,
    response: dismissal,
  },
  'DELETE /matches/:id/dismissal': {
    tag,
    summary: 'Take that back',
    access: act,
    params: byId,
    response: null,
  },
  'GET /match-dismissals': {
    tag,
    summary: 'The demands taken out of one’s matches',
    access: look,
    response: z.object({ items: z.array(dismissal) }),
  },
  'GET /match-settings': {
    tag,
    summary: 'When one’s organisation is told of new matches',
    access: look,
    response: matchSettings,
  },
  'PUT /match-settings': {
    tag,
    summary: 'Change that',
    access: { role: 'manager', kinds: FIRM_KINDS },
    ifMatch: true,
    body: z.strictObject({ notify: z.boolean(), threshold: z.int().min(0).max(100) }),
    response: matchSettings,
  },
});
