import { FILLING } from '../../../../shared/eventLife.ts';
import type { RegistrationStatus } from '../../../../shared/schemas/eventRegistration.ts';
import type { Session } from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { ProblemError } from '../../../platform/http/problem.ts';
import { emitAll } from '../../../platform/outbox/index.ts';
import { recordAudits, type AuditFact } from '../../audit/index.ts';
import { holdVerified } from '../../organisations/index.ts';
import { roomFor } from '../domain.ts';
import { Event, Registration, type EventDocument, type RegistrationDocument } from '../model.ts';

/*
 * Who has a place is decided with the event's own document: every transaction that gives or takes places writes it, so
 * that of two at once the database lets one come first, and the other begins anew from what that one left. Within one
 * process such work on one event waits for its turn, so that transactions do not throw each other back all the time.
 */

const turns = new Map<string, Promise<unknown>>();

/** Runs work on one event's places after what this process has under way on them. */
export function inTurn<T>(eventId: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(eventId) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  turns.set(eventId, settled);
  void settled.then(() => {
    if (turns.get(eventId) === settled) turns.delete(eventId);
  });
  return mine;
}

/** The event as this transaction works on it; nobody else changes it until the transaction is over. */
export const holdEvent = (session: Session, id: EventDocument['_id']): Promise<EventDocument | null> =>
  Event.findOneAndUpdate(
    { _id: id },
    { $inc: { held: 1 } },
    // Nothing that is shown changes.
    { session, timestamps: false, returnDocument: 'after' },
  ).lean<EventDocument>();

/** Writes the places of an event that this transaction holds. */
export async function savePlaces(
  session: Session,
  { _id, held, taken, nextPlace }: EventDocument,
): Promise<void> {
  const saved = await Event.updateOne(
    { _id, held },
    { $set: { taken, nextPlace } },
    { session, timestamps: false },
  );
  if (saved.matchedCount === 0) throw new Error(`the event ${String(_id)} was not held`);
}

type Seated = Pick<RegistrationDocument, 'kind' | 'people'>;

export const fits = (event: EventDocument, { kind, people }: Seated): boolean =>
  people.length <= roomFor(event, kind);

/** Counts people in (or out, where `by` is negative), in the event that is held. */
export function take(event: EventDocument, kind: RegistrationDocument['kind'], by: number): void {
  event.taken = { ...event.taken, all: event.taken.all + by, [kind]: event.taken[kind] + by };
}

/** What became of a registration: told to its organisation, and in the audit trail. */
export interface Turn {
  actor: MemberActor | null;
  row: Pick<RegistrationDocument, '_id' | 'organisationId' | 'place'>;
  before: RegistrationStatus | null;
  status: RegistrationStatus;
  note?: string;
}

const ACTIONS = {
  applied: 'eventRegistration.applied',
  approved: 'eventRegistration.approved',
  waitlisted: 'eventRegistration.waitlisted',
  rejected: 'eventRegistration.rejected',
  withdrawn: 'eventRegistration.withdrawn',
} as const satisfies Record<RegistrationStatus, AuditFact['action']>;

export async function tellTurns(
  session: Session,
  event: EventDocument,
  told: readonly Turn[],
): Promise<void> {
  if (told.length === 0) return;
  const organiser = String(event.organiserId);
  await recordAudits(
    session,
    told.map(({ actor, row, before, status, note }) => ({
      actor,
      fact: {
        action: ACTIONS[status],
        subject: { kind: 'eventRegistration', id: row._id },
        ownerId:
          actor?.organisationId === String(row.organisationId) ? event.organiserId : row.organisationId,
        ...(before ? { before: { status: before } } : {}),
        after: { status, eventId: event._id, ...(note ? { note } : {}) },
      },
    })),
  );
  await emitAll(session, [
    ...told.map(({ actor, row, before, status }) => ({
      topic: ACTIONS[status],
      subject: row._id,
      data: {
        organisations: [String(row.organisationId)],
        eventId: String(event._id),
        before,
        personId: actor?.personId ?? null,
      },
    })),
    // Once for all: a thousand who register at once must not have the organiser's page read anew a thousand times.
    { topic: 'event.registrations', subject: event._id, data: { organisationId: organiser } },
  ]);
}

/** Most of a waiting list that is looked through for somebody who fits. */
const MOST_WAITING = 1000;

/**
 * Gives places that are free to those who wait, in their order: the first who fits, whoever waits before it and does not
 * is passed over, and so is an organisation that is not verified now. The event need not be held yet.
 */
export async function fillPlaces(session: Session, event: EventDocument): Promise<void> {
  if (!FILLING.includes(event.status) || event.taken.all >= event.content.seats) return;
  const waiting = await Registration.find({ eventId: event._id, status: 'waitlisted' })
    .sort({ place: 1 })
    .limit(MOST_WAITING)
    .session(session)
    .lean<RegistrationDocument[]>();
  const given: Turn[] = [];
  for (const row of waiting) {
    if (event.taken.all >= event.content.seats) break;
    if (!fits(event, row)) continue;
    if ((await holdVerified(session, [row.organisationId])).length > 0) continue;
    take(event, row.kind, row.people.length);
    given.push({ actor: null, row, before: 'waitlisted', status: 'approved' });
  }
  if (given.length === 0) return;
  await Registration.updateMany(
    { _id: { $in: given.map(({ row }) => row._id) } },
    { $set: { status: 'approved', decidedAt: new Date() }, $inc: { version: 1 } },
    { session },
  );
  const { _id, taken } = event;
  await Event.updateOne({ _id }, { $set: { taken } }, { session, timestamps: false });
  await tellTurns(session, event, given);
}

/** Throws where an event is not there to give places now. */
export function assertSeating(
  event: EventDocument | null,
  statuses: readonly EventDocument['status'][],
): asserts event is EventDocument {
  if (!event || !statuses.includes(event.status)) throw new ProblemError('state.conflict');
}
