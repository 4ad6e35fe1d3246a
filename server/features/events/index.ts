import { eventRoutes } from '../../../shared/api/events.ts';
import { feature } from '../../platform/feature.ts';
import { registerInvitations } from './invitations/following.ts';
import { registerEventNotices } from './notices.ts';
import { eventHandlers } from './routes.ts';

export { carryHall } from './hall.ts';
export { isHallFixed, sideOf } from './domain.ts';
export { moveEvent } from './life.ts';
export {
  Event,
  Registration,
  type Attendee,
  type EventDocument,
  type RegistrationDocument,
  type TeamMember,
} from './model.ts';
export { attendedEvent, deskEvent, eventFor, eventIfMay, isStanding, ownEvent } from './policy.ts';
export { approvedPeople, ofStanding } from './registrations/list.ts';
export { walkIn } from './registrations/deciding.ts';

export const eventsFeature = feature({
  table: eventRoutes,
  handlers: eventHandlers,
  register() {
    registerEventNotices();
    registerInvitations();
  },
});
