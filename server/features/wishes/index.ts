import { wishRoutes } from '../../../shared/api/wishes.ts';
import { feature } from '../../platform/feature.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { listParticipants } from './participants.ts';
import { dropWish, readWishes, setWish } from './service.ts';
import { suggest } from './suggestions.ts';

export { WishList, type Wish, type WishListDocument } from './model.ts';
export { aboutThoseWhoCome } from './domain.ts';
export { wishesAt } from './service.ts';

const handlers = (): Handlers<typeof wishRoutes> => ({
  'GET /events/:id/participants': ({ actor, params, query }) => listParticipants(actor, params.id, query),
  'GET /events/:id/suggestions': ({ actor, params }) => suggest(actor, params.id),
  'GET /events/:id/wishes': ({ actor, params }) => readWishes(actor, params.id),
  'PUT /events/:id/wishes/:registrationId': ({ actor, params, body }) =>
    setWish(actor, params.id, params.registrationId, body),
  'DELETE /events/:id/wishes/:registrationId': ({ actor, params, query }) =>
    dropWish(actor, params.id, params.registrationId, {
      fromPerson: query.fromPerson ?? null,
      toPerson: query.toPerson ?? null,
    }),
});

export const wishesFeature = feature({ table: wishRoutes, handlers });
