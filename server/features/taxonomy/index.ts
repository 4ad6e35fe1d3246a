import { taxonomyRoutes } from '../../../shared/api/taxonomy.ts';
import { feature } from '../../platform/feature.ts';
import { changeChain, currentThesaurus, listChains, readChain, watchTaxonomy } from './service.ts';

export { currentTaxonomy, currentThesaurus, seedTaxonomy } from './service.ts';

export const taxonomyFeature = feature({
  table: taxonomyRoutes,
  handlers: () => ({
    'GET /taxonomy/chains': ({ res }) => {
      res.set('Cache-Control', 'public, max-age=60');
      return listChains();
    },
    'GET /taxonomy/chains/:code': ({ params }) => readChain(params.code),
    'GET /taxonomy/suggestions': async ({ query }) => {
      const concepts = (await currentThesaurus()).conceptsIn(query.text).slice(0, 20);
      return { items: concepts.map(({ term, kind, segments }) => ({ term, kind, segments })) };
    },
    'PUT /taxonomy/chains/:code': ({ actor, params, body, ifMatch }) =>
      changeChain(actor, params.code, body, ifMatch),
  }),
  register: ({ logger }) => watchTaxonomy(logger),
});
