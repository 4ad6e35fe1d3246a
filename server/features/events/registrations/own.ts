import { FILLING, SEATING } from '../../../../shared/eventLife.ts';
import mongoose from 'mongoose';
import type { z } from 'zod';
import { firstDay, lastDay, slotsOf } from '../../../../shared/eventSlots.ts';
import type {
  OwnRegistration,
  OwnRegistrationSummary,
  ownRegistrationQuery,
  RegistrationInput,
} from '../../../../shared/schemas/eventRegistration.ts';
import { afterInstant, namesIn, pageAfter, refOf, transact, type Page } from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../../platform/http/problem.ts';
import { emit } from '../../../platform/outbox/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { Organisation } from '../../organisations/index.ts';
import { COMING, roomFor } from '../domain.ts';
import { Event, Registration, type EventDocument, type RegistrationDocument } from '../model.ts';
import { isOpen, presentSlots } from '../present.ts';
import { assertOwnThings, assertSuits, attendeesOf, isSubstitution } from './checking.ts';
import { fillPlaces, holdEvent, inTurn, savePlaces, take, tellTurns } from './places.ts';

const isComing = ({ status }: RegistrationDocument): boolean => COMING.includes(status);

const mayWithdraw = (event: EventDocument, row: RegistrationDocument): boolean =>
  isComing(row) && FILLING.includes(event.status);

/** Whether others may still come in place of some: until the event is over, as illness does not mind deadlines. */
const maySubstitute = (event: EventDocument, row: RegistrationDocument): boolean =>
  isComing(row) && SEATING.includes(event.status) && row.people.some((one) => one.checkedInAt === null);

/** A registration as its own organisation sees it. */
export async function presentOwn(event: EventDocument, row: RegistrationDocument): Promise<OwnRegistration> {
  const { content } = event;
  const waiting = row.status === 'waitlisted' && row.place !== null;
  const [names, ahead] = await Promise.all([
    namesIn(Organisation, [event.organiserId]),
    waiting
      ? Registration.countDocuments({ eventId: event._id, status: 'waitlisted', place: { $lt: row.place! } })
      : null,
  ]);
  const hasPlace = row.status === 'approved';
  return {
    id: String(row._id),
    event: {
      id: String(event._id),
      code: event.code,
      title: content.title,
      kind: content.kind,
      status: event.status,
      organiser: refOf(event.organiserId, names),
      online: content.online,
      place: content.online && !hasPlace ? '' : content.place,
      contact: content.contact,
      from: firstDay(content),
      until: lastDay(content),
      registrationUntil: content.registrationUntil,
      wishesUntil: content.wishesUntil,
      slots: presentSlots(slotsOf(content)),
      tables: hasPlace ? content.tables.map(({ name }) => name) : [],
      mostMeetings: content.mostMeetings,
      timetable: event.timetable,
    },
    kind: row.kind,
    side: row.side,
    status: row.status,
    people: row.people.map(({ _id, personId, checkedInAt, checkedInBy: _by, ...person }) => ({
      id: String(_id),
      ...person,
      personId: personId && String(personId),
      checkedInAt: checkedInAt?.toISOString() ?? null,
    })),
    brings: row.brings,
    answers: row.answers,
    note: row.note,
    ahead,
    decisionNote: row.decisionNote,
    mayChange: isComing(row) && isOpen(event, new Date()),
    maySubstitute: maySubstitute(event, row),
    mayWithdraw: mayWithdraw(event, row),
    appliedAt: row.appliedAt.toISOString(),
    version: row.version,
  };
}

async function ownRow(
  actor: MemberActor,
  id: string,
): Promise<{ event: EventDocument; row: RegistrationDocument }> {
  const own = { _id: id, organisationId: new mongoose.Types.ObjectId(actor.organisationId) };
  const row = await Registration.findOne(own).lean<RegistrationDocument>();
  const event = row && (await Event.findById(row.eventId).lean<EventDocument>());
  if (!event) throw notFound();
  return { event, row };
}

export async function readOwn(actor: MemberActor, id: string): Promise<OwnRegistration> {
  const { event, row } = await ownRow(actor, id);
  return presentOwn(event, row);
}

export async function listOwn(
  actor: MemberActor,
  query: z.output<typeof ownRegistrationQuery>,
): Promise<Page<OwnRegistrationSummary>> {
  const { eventId } = query;
  const rows = await Registration.find({
    organisationId: new mongoose.Types.ObjectId(actor.organisationId),
    ...(eventId ? { eventId: new mongoose.Types.ObjectId(eventId) } : {}),
    ...afterInstant('updatedAt', query.cursor),
  })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<RegistrationDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [row.updatedAt.getTime(), String(row._id)]);
  const events = await Event.find({ _id: { $in: page.items.map((row) => row.eventId) } }).lean<
    EventDocument[]
  >();
  const eventOf = new Map(events.map((event) => [String(event._id), event]));
  return {
    items: page.items.flatMap((row) => {
      const event = eventOf.get(String(row.eventId));
      if (!event) return [];
      const { code, content, status } = event;
      return [
        {
          id: String(row._id),
          event: {
            ...{ id: String(event._id), code, title: content.title, kind: content.kind, status },
            ...{ from: firstDay(content), until: lastDay(content), online: content.online },
          },
          status: row.status,
          people: row.people.length,
          appliedAt: row.appliedAt.toISOString(),
          updatedAt: row.updatedAt.toISOString(),
        },
      ];
    }),
    nextCursor: page.nextCursor,
  };
}

/**
 * Changes one's registration; who sends more people than before needs places for them. Once registration is over only
 * who comes in whose place is changed, whose badge, table and meetings stay; all else of it stays as it was.
 */
export async function changeOwn(
  actor: MemberActor,
  id: string,
  input: RegistrationInput,
  version: number,
): Promise<OwnRegistration> {
  const seen = await ownRow(actor, id);
  await assertOwnThings(actor.organisationId, input.brings, seen.row.brings, actor.locale);
  const done = await inTurn(String(seen.event._id), () =>
    transact(async (session) => {
      const event = (await holdEvent(session, seen.event._id))!;
      const before = await Registration.findById(id).session(session).lean<RegistrationDocument>();
      if (before?.version !== version) throw new ProblemError('resource.changed');
      if (!isComing(before)) throw new ProblemError('state.conflict');
      const open = isOpen(event, new Date());
      if (open) assertSuits(event.content, input, actor.locale);
      else if (!maySubstitute(event, before) || !isSubstitution(input.people, before.people))
        throw new ProblemError('event.registrationOver');
      const people = await attendeesOf(actor.organisationId, input.people, before.people, actor.locale);
      if (before.status === 'approved') {
        const more = people.length - before.people.length;
        if (more > 0 && more > roomFor(event, before.kind)) throw new ProblemError('registration.noRoom');
        take(event, before.kind, more);
        await savePlaces(session, event);
      }
      const { brings, answers, note } = input;
      const row = await Registration.findOneAndUpdate(
        { _id: id, version },
        { $set: open ? { people, brings, answers, note } : { people }, $inc: { version: 1 } },
        { session, returnDocument: 'after' },
      ).lean<RegistrationDocument>();
      await recordAudit(session, actor, {
        action: 'eventRegistration.changed',
        subject: { kind: 'eventRegistration', id },
        ownerId: event.organiserId,
        before: { people: before.people.map(({ name }) => name) },
        after: { people: people.map(({ name }) => name) },
      });
      await emit(session, 'eventRegistration.changed', id, {
        organisations: [actor.organisationId],
        eventId: String(event._id),
        personId: actor.personId,
      });
      const substituted = people.flatMap(({ _id, name }) => {
        const old = before.people.find((one) => one._id.equals(_id));
        return old && old.name !== name ? [`${old.name} → ${name}`] : [];
      });
      if (!open && substituted.length > 0)
        await emit(session, 'eventRegistration.substituted', id, {
          organisations: [String(event.organiserId)],
          substituted,
        });
      // Fewer people leave places free, or fit themselves now.
      await fillPlaces(session, event);
      return { event, row: row! };
    }),
  );
  return readOwn(actor, String(done.row._id));
}

/** Withdraws one's registration; its places go to those who wait. */
export async function withdrawOwn(actor: MemberActor, id: string): Promise<OwnRegistration> {
  const seen = await ownRow(actor, id);
  await inTurn(String(seen.event._id), () =>
    transact(async (session) => {
      const event = (await holdEvent(session, seen.event._id))!;
      const before = await Registration.findById(id).session(session).lean<RegistrationDocument>();
      if (!before || !mayWithdraw(event, before)) throw new ProblemError('state.conflict');
      await Registration.updateOne(
        { _id: id, version: before.version },
        { $set: { status: 'withdrawn' }, $inc: { version: 1 } },
        { session },
      );
      if (before.status === 'approved') {
        take(event, before.kind, -before.people.length);
        await savePlaces(session, event);
      }
      await tellTurns(session, event, [{ actor, row: before, before: before.status, status: 'withdrawn' }]);
      await fillPlaces(session, event);
    }),
  );
  return readOwn(actor, id);
}
