import type { EventDetail, EventStatus, EventStep } from '../../../shared/schemas/event.ts';
import type { RegistrationStatus } from '../../../shared/schemas/eventRegistration.ts';
import { transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit, emitAll } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { COMES_FROM, COMING, unreadiness } from './domain.ts';
import { Event, Registration, type EventDocument, type RegistrationDocument } from './model.ts';
import type { EventNotice } from './notices.ts';
import { eventFor } from './policy.ts';
import { presentEvent } from './present.ts';
import { inTurn } from './registrations/places.ts';
import { knownChains } from './service.ts';
import { unreadyProblem } from './unready.ts';

/** A timetable needs two sides. */
async function assertTwoSides(session: Session, eventId: EventDocument['_id']): Promise<void> {
  for (const side of ['host', 'guest'] as const) {
    const found = await Registration.exists({ eventId, status: 'approved', side }).session(session);
    if (!found) throw new ProblemError('event.tooFew');
  }
}

/** What those who mean to come are told of each. */
const TOLD: Partial<Record<EventStatus, { notice: EventNotice; statuses: readonly RegistrationStatus[] }>> = {
  cancelled: { notice: 'event.cancelled', statuses: COMING },
  preferences: { notice: 'event.wishesOpen', statuses: ['approved'] },
};

/** One fact for each registration, so that a thousand are not told in one go. */
async function tellComing(session: Session, eventId: EventDocument['_id'], to: EventStatus): Promise<void> {
  const told = TOLD[to];
  const statuses = told?.statuses ?? COMING;
  const rows = await Registration.find({ eventId, status: { $in: [...statuses] } }, { organisationId: 1 })
    .session(session)
    .lean<RegistrationDocument[]>();
  await emitAll(
    session,
    rows.map(({ _id, organisationId }) => ({
      topic: 'eventRegistration.eventMoved',
      subject: _id,
      data: {
        organisations: [String(organisationId)],
        eventId: String(eventId),
        ...(told ? { notice: told.notice } : {}),
      },
    })),
  );
}

/**
 * Moves an event to its next status, within a transaction. Of two at once, one finds it there; throws where it cannot
 * come there from where it is, or the actor may not.
 */
export async function moveEvent(
  session: Session,
  actor: MemberActor,
  id: string,
  to: EventStatus,
  reason = '',
): Promise<EventDocument> {
  await eventFor(actor, id, to === 'cancelled' ? 'own' : 'organise', session);
  const before = await Event.findOneAndUpdate(
    { _id: id, status: { $in: [...(COMES_FROM[to] ?? [])] } },
    {
      $set: {
        status: to,
        ...(to === 'registration' ? { openedAt: new Date() } : {}),
        ...(to === 'cancelled' ? { cancelReason: reason } : {}),
      },
      $inc: { version: 1 },
    },
    { session },
  ).lean<EventDocument>();
  if (!before) throw (await Event.exists({ _id: id })) ? new ProblemError('state.conflict') : notFound();
  if (to === 'registration') {
    const unready = unreadiness(before.content, new Date(), await knownChains());
    if (unready.length > 0) throw unreadyProblem(unready, actor.locale);
  }
  if (to === 'preferences') await assertTwoSides(session, before._id);
  await recordAudit(session, actor, {
    action: to === 'cancelled' ? 'event.cancelled' : 'event.moved',
    subject: { kind: 'event', id },
    ownerId: before.organiserId,
    before: { status: before.status },
    after: { status: to, ...(reason ? { reason } : {}) },
  });
  await tellComing(session, before._id, to);
  await emit(session, `event.${to}`, id, {
    organisationId: String(before.organiserId),
    personId: actor.personId,
  });
  return (await Event.findById(id).session(session).lean<EventDocument>())!;
}

async function move(
  actor: MemberActor,
  id: string,
  to: EventStep | 'cancelled',
  reason?: string,
): Promise<EventDetail> {
  const { right } = await eventFor(actor, id, 'read');
  const row = await inTurn(id, () => transact((session) => moveEvent(session, actor, id, to, reason)));
  return presentEvent(row, right);
}

export const takeStep = (actor: MemberActor, id: string, to: EventStep) => move(actor, id, to);
export const cancelEvent = (actor: MemberActor, id: string, reason: string) =>
  move(actor, id, 'cancelled', reason);
