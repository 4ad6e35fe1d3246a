import mongoose from 'mongoose';
import type { AttendingKind } from '../../../../shared/schemas/event.ts';
import type { OwnRegistration, RegistrationInput } from '../../../../shared/schemas/eventRegistration.ts';
import {
  isDuplicateKey,
  markAllOnce,
  onceKey,
  transact,
  withoutOnce,
  type OnceKey,
  type Session,
} from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../../platform/http/problem.ts';
import { isAttendingKind, sideOf } from '../domain.ts';
import { isInvited } from '../invitations/list.ts';
import { Registration, type Attendee, type EventDocument, type RegistrationDocument } from '../model.ts';
import { isOpen } from '../present.ts';
import { publicRow } from '../publicPage.ts';
import { assertOwnThings, assertSuits, attendeesOf } from './checking.ts';
import { presentOwn } from './own.ts';
import { fits, holdEvent, inTurn, savePlaces, take, tellTurns, type Turn } from './places.ts';

interface Waiting {
  actor: MemberActor;
  kind: AttendingKind;
  input: RegistrationInput;
  people: Attendee[];
  once: OnceKey | null;
  resolve: (done: { event: EventDocument; row: RegistrationDocument }) => void;
  reject: (error: unknown) => void;
}

type Outcome = { row: RegistrationDocument } | { problem: ProblemError };

/** What one transaction takes at once. */
const MAX_BATCH = 200;
const queues = new Map<string, Waiting[]>();

/** Those that registered before: whoever withdrew may come again. */
async function earlier(session: Session, eventId: EventDocument['_id'], batch: readonly Waiting[]) {
  const rows = await Registration.find({
    eventId,
    organisationId: { $in: batch.map(({ actor }) => new mongoose.Types.ObjectId(actor.organisationId)) },
  })
    .session(session)
    .lean<RegistrationDocument[]>();
  return new Map(rows.map((row) => [String(row.organisationId), row]));
}

/** Decides one registration, in the event that is held. */
function decide(
  event: EventDocument,
  one: Waiting,
  old: RegistrationDocument | undefined,
  at: Date,
): Outcome {
  if (!isOpen(event, at)) return { problem: new ProblemError('event.registrationOver') };
  if (old?.status === 'rejected') return { problem: new ProblemError('registration.rejected') };
  if (old && old.status !== 'withdrawn') return { problem: new ProblemError('registration.alreadyThere') };
  try {
    assertSuits(event.content, one.input, one.actor.locale);
  } catch (error) {
    if (error instanceof ProblemError) return { problem: error };
    throw error;
  }
  const { kind, people, input } = one;
  const row: RegistrationDocument = {
    _id: old?._id ?? new mongoose.Types.ObjectId(),
    eventId: event._id,
    organisationId: new mongoose.Types.ObjectId(one.actor.organisationId),
    kind,
    side: sideOf(kind, event.content.kind),
    status: 'applied',
    people,
    brings: input.brings,
    answers: input.answers,
    place: null,
    walkIn: false,
    note: input.note,
    decisionNote: '',
    appliedAt: at,
    decidedAt: null,
    version: old ? old.version + 1 : 0,
    createdAt: old?.createdAt ?? at,
    updatedAt: at,
  };
  if (event.content.approval) return { row };
  if (fits(event, row)) {
    take(event, kind, people.length);
    return { row: { ...row, status: 'approved', decidedAt: at } };
  }
  const place = event.nextPlace;
  event.nextPlace += 1;
  return { row: { ...row, status: 'waitlisted', place } };
}

/** Registers all of a batch in one transaction, in the order they came. */
async function commit(eventId: EventDocument['_id'], batch: readonly Waiting[]) {
  return transact(async (session) => {
    const event = await holdEvent(session, eventId);
    if (!event) throw notFound();
    const before = await earlier(session, eventId, batch);
    const at = new Date();
    const outcomes = batch.map((one): Outcome => {
      const { organisationId } = one.actor;
      const outcome = decide(event, one, before.get(organisationId), at);
      if ('row' in outcome) before.set(organisationId, outcome.row);
      return outcome;
    });
    const made = outcomes.flatMap((outcome, i) => ('row' in outcome ? [{ ...outcome, one: batch[i]! }] : []));
    if (made.length > 0) {
      await savePlaces(session, event);
      await Registration.bulkWrite(
        made.map(({ row }) => ({
          replaceOne: { filter: { _id: row._id }, replacement: row as never, upsert: true },
        })),
        { session, timestamps: false },
      );
      await tellTurns(
        session,
        event,
        made.map(({ row, one }): Turn => ({ actor: one.actor, row, before: null, status: row.status })),
      );
      await markAllOnce(
        session,
        made.flatMap(({ row, one }) => (one.once ? [{ key: one.once, effect: row._id }] : [])),
      );
    }
    return { event, outcomes };
  });
}

async function settle(eventId: EventDocument['_id'], batch: readonly Waiting[]): Promise<void> {
  try {
    const { event, outcomes } = await commit(eventId, batch);
    outcomes.forEach((outcome, i) => {
      if ('row' in outcome) batch[i]!.resolve({ event, row: outcome.row });
      else batch[i]!.reject(outcome.problem);
    });
  } catch (error) {
    // A key that was used, or an organisation registered by another process in the same moment: only that one fails.
    if (isDuplicateKey(error) && batch.length > 1) {
      for (const one of batch) await settle(eventId, [one]);
    } else {
      const told = isDuplicateKey(error, 'eventId') ? new ProblemError('registration.alreadyThere') : error;
      for (const { reject } of batch) reject(told);
    }
  }
}

async function work(eventId: EventDocument['_id']): Promise<void> {
  const key = String(eventId);
  for (;;) {
    const batch = queues.get(key)!.splice(0, MAX_BATCH);
    if (batch.length === 0) {
      // In the same step as the look at the queue, so that nobody who comes in between waits for ever.
      queues.delete(key);
      return;
    }
    await settle(eventId, batch);
  }
}

/**
 * Registrations by group commit: what comes for an event while one transaction is under way goes into the next, in the
 * order it came. A place is given, or a number in the waiting list, in the transaction that keeps the registration, so
 * that whatever dies when, no place is given twice and none is lost.
 */
const enter = (eventId: EventDocument['_id'], one: Omit<Waiting, 'resolve' | 'reject'>) =>
  new Promise<{ event: EventDocument; row: RegistrationDocument }>((resolve, reject) => {
    const key = String(eventId);
    const queue = queues.get(key);
    const waiting = { ...one, resolve, reject };
    if (queue) {
      queue.push(waiting);
      return;
    }
    queues.set(key, [waiting]);
    void withoutOnce(() => inTurn(key, () => work(eventId)));
  });

/** Registers the actor's organisation for an event. */
export async function register(
  actor: MemberActor,
  code: string,
  input: RegistrationInput,
): Promise<OwnRegistration> {
  const event = await publicRow(code);
  if (!isAttendingKind(actor.kind)) throw new ProblemError('access.denied');
  if (!isOpen(event, new Date())) throw new ProblemError('event.registrationOver');
  if (event.content.invitedOnly && !(await isInvited(actor, event._id))) {
    throw new ProblemError('registration.invitedOnly');
  }
  assertSuits(event.content, input, actor.locale);
  await assertOwnThings(actor.organisationId, input.brings, null, actor.locale);
  const people = await attendeesOf(actor.organisationId, input.people, [], actor.locale);
  const done = await enter(event._id, { actor, kind: actor.kind, input, people, once: onceKey() });
  return presentOwn(done.event, done.row);
}
