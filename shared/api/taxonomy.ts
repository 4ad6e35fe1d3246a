import { z } from 'zod';
import { chainCode } from '../schemas/common.ts';
import { chain, chainInput, chainOutline } from '../schemas/taxonomy.ts';
import { routes } from './route.ts';

const tag = 'taxonomy';
const byCode = z.strictObject({ code: chainCode });

export const taxonomyRoutes = routes({
  'GET /taxonomy/chains': {
    tag,
    summary: 'The industrial chains and their segments',
    access: 'public',
    response: z.object({ items: z.array(chainOutline) }),
  },
  'GET /taxonomy/chains/:code': {
    tag,
    summary: 'One chain with its terms and their synonyms',
    access: 'person',
    params: byCode,
    response: chain,
  },
  'GET /taxonomy/suggestions': {
    tag,
    summary: 'Terms of the taxonomy a text speaks of, with the segments that list them',
    access: 'person',
    query: z.strictObject({ text: z.string().max(2000) }),
    response: z.object({
      items: z.array(z.object({ term: z.string(), kind: z.string(), segments: z.array(z.string()) })),
    }),
  },
  'PUT /taxonomy/chains/:code': {
    tag,
    summary: 'Change a chain; search and matching draw on it at once',
    access: { role: 'member', kinds: ['admin'] },
    params: byCode,
    ifMatch: true,
    body: chainInput,
    response: chain,
  },
});
