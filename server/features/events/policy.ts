import mongoose from 'mongoose';
import type { EventRight } from '../../../shared/schemas/event.ts';
import { isAtLeast } from '../../../shared/schemas/organisation.ts';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { Organisation } from '../organisations/index.ts';
import { Event, Registration, type EventDocument, type RegistrationDocument } from './model.ts';

/*
 * Who does what with an event:
 * - the organiser's members: all, and its viewers look;
 * - those on the team, by person and whatever organisation they act for: `coOrganiser` all but ending the event and the
 *   team, `helper` who comes and the desk; only while the organiser is verified, as its own members may act only then;
 * - an organisation with an approved registration: what is told to those who come;
 * - anyone: the public page, from the opening of registration on.
 * To everybody else an event is not there.
 */

const RANK: readonly EventRight[] = ['own', 'organise', 'help', 'read'];
export const isRight = (actual: EventRight, needed: EventRight): boolean =>
  RANK.indexOf(actual) <= RANK.indexOf(needed);

/** What somebody may do with an event; null where it is not there for them. `organiserVerified` counts for the team. */
export function rightOf(
  actor: Pick<MemberActor, 'organisationId' | 'organisationStatus' | 'personId' | 'role'>,
  event: Pick<EventDocument, 'organiserId' | 'team'>,
  organiserVerified: boolean,
): EventRight | null {
  const isOrganiser = actor.organisationId === String(event.organiserId);
  if (isOrganiser && actor.organisationStatus === 'verified' && isAtLeast(actor.role, 'member')) return 'own';
  const right = event.team.find(({ personId }) => String(personId) === actor.personId)?.right;
  if (right && organiserVerified) return right === 'coOrganiser' ? 'organise' : 'help';
  return isOrganiser ? 'read' : null;
}

/** Whether an event's organiser is verified now. */
export const isStanding = async ({ organiserId }: Pick<EventDocument, 'organiserId'>): Promise<boolean> =>
  (await Organisation.exists({ _id: organiserId, status: 'verified' })) !== null;

interface EventSeen {
  event: EventDocument;
  right: EventRight;
}

/** An event with what the actor may do; null where it is not there for them. */
async function eventSeen(actor: MemberActor, id: string, session?: Session): Promise<EventSeen | null> {
  const event = await Event.findById(id)
    .session(session ?? null)
    .lean<EventDocument>();
  if (!event) return null;
  const right = rightOf(actor, event, await isStanding(event));
  return right && { event, right };
}

/** An event with what the actor may do; throws where that is less than needed. */
export async function eventFor(
  actor: MemberActor,
  id: string,
  needed: EventRight,
  session?: Session,
): Promise<EventSeen> {
  const seen = await eventSeen(actor, id, session);
  if (!seen) throw notFound();
  if (!isRight(seen.right, needed)) throw new ProblemError('access.denied');
  return seen;
}

/** An event for one who may do so much of its organiser's work; null for others, who may have a place at it. */
export async function eventIfMay(
  actor: MemberActor,
  id: string,
  needed: EventRight,
): Promise<EventDocument | null> {
  const seen = await eventSeen(actor, id);
  return seen && isRight(seen.right, needed) ? seen.event : null;
}

/** An event the actor may organise. */
export const ownEvent = async (actor: MemberActor, id: string): Promise<EventDocument> =>
  (await eventFor(actor, id, 'organise')).event;

/** An event at whose desk the actor may work. */
export const deskEvent = async (actor: MemberActor, id: string): Promise<EventDocument> =>
  (await eventFor(actor, id, 'help')).event;

/** An event the actor's organisation has a place at, with its registration; any other is not there. */
export async function attendedEvent(
  actor: MemberActor,
  id: string,
): Promise<{ event: EventDocument; registration: RegistrationDocument }> {
  const [event, registration] = await Promise.all([
    Event.findById(id).lean<EventDocument>(),
    Registration.findOne({
      eventId: new mongoose.Types.ObjectId(id),
      organisationId: new mongoose.Types.ObjectId(actor.organisationId),
      status: 'approved',
    }).lean<RegistrationDocument>(),
  ]);
  if (!event || !registration) throw notFound();
  return { event, registration };
}
