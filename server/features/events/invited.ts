import type { MemberActor } from '../../platform/http/actor.ts';
import type { EventDocument } from './model.ts';

/** Whether an organisation, or the person that acts for it, was invited to an event. */
export async function isInvited(_actor: MemberActor, _eventId: EventDocument['_id']): Promise<boolean> {
  return false;
}
