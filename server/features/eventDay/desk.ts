import mongoose, { type Types } from 'mongoose';
import { ARRIVING } from '../../../shared/eventLife.ts';
import type {
  CheckInAnswer,
  CheckInInput,
  DeskPerson,
  deskPage,
  deskQuery,
} from '../../../shared/schemas/eventDay.ts';
import type { z } from 'zod';
import {
  afterId,
  namesIn,
  noteEffect,
  pageAfter,
  transact,
  type Names,
  type Session,
} from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import {
  deskEvent,
  Registration,
  type Attendee,
  type EventDocument,
  type RegistrationDocument,
} from '../events/index.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import { tappedAt } from './domain.ts';
import { EventMeeting } from '../timetables/index.ts';
import { tellDesk, tellPeople } from './live.ts';

const { ObjectId } = mongoose.Types;

interface Found {
  registration: RegistrationDocument;
  person: Attendee;
}

function present({ registration, person }: Found, organisations: Names, people: Names): DeskPerson {
  return {
    id: String(person._id),
    name: person.name,
    title: person.title,
    organisation: organisations.get(String(registration.organisationId)) ?? '',
    kind: registration.kind,
    side: registration.side,
    status: registration.status,
    code: person.code,
    checkedInAt: person.checkedInAt?.toISOString() ?? null,
    checkedInBy: person.checkedInBy ? (people.get(String(person.checkedInBy)) ?? '') : null,
  };
}

async function presentAll(found: readonly Found[]): Promise<DeskPerson[]> {
  const [organisations, people] = await Promise.all([
    namesIn(
      Organisation,
      found.map(({ registration }) => registration.organisationId),
    ),
    namesIn(
      Person,
      found.flatMap(({ person }) => (person.checkedInBy ? [person.checkedInBy] : [])),
    ),
  ]);
  return found.map((one) => present(one, organisations, people));
}

/** Whoever was turned down or took it back does not come, so the desk need not know of them. */
const EXPECTED = ['approved', 'applied', 'waitlisted'];

/** Who comes, for the desk: all of them page by page, or those whose name, organisation or code has a part of text. */
export async function listDesk(
  actor: MemberActor,
  id: string,
  { q, limit, cursor }: z.output<typeof deskQuery>,
): Promise<z.input<typeof deskPage>> {
  const event = await deskEvent(actor, id);
  const rows = await Registration.find({
    eventId: event._id,
    status: { $in: EXPECTED },
    ...(q ? {} : afterId(cursor, 'up')),
  } as object)
    .sort({ _id: 1 })
    .limit(q ? 5000 : limit + 1)
    .lean<RegistrationDocument[]>();
  const page = q ? { items: rows, nextCursor: null } : pageAfter(rows, limit, (row) => [String(row._id)]);
  const all = page.items.flatMap((registration) =>
    registration.people.map((person) => ({ registration, person })),
  );
  const now = new Date().toISOString();
  if (!q) return { items: await presentAll(all), nextCursor: page.nextCursor, now };
  const asked = q.toLowerCase();
  const organisations = await namesIn(
    Organisation,
    page.items.map(({ organisationId }) => organisationId),
  );
  const fits = ({ registration, person }: Found) =>
    [person.name, person.code, organisations.get(String(registration.organisationId)) ?? ''].some((text) =>
      text.toLowerCase().includes(asked),
    );
  return { items: await presentAll(all.filter(fits).slice(0, limit)), nextCursor: null, now };
}

type Asked = Pick<CheckInInput, 'code' | 'attendeeId'>;

async function find(event: EventDocument, asked: Asked, session?: Session): Promise<Found> {
  const person = asked.code
    ? { 'people.code': asked.code }
    : { 'people._id': new ObjectId(asked.attendeeId) };
  const registration = await Registration.findOne({ eventId: event._id, ...person } as object)
    .session(session ?? null)
    .lean<RegistrationDocument>();
  const found = registration?.people.find(({ _id, code }) =>
    asked.code ? code === asked.code : String(_id) === asked.attendeeId,
  );
  if (!registration || !found) {
    throw asked.code ? new ProblemError('checkIn.unknownCode') : notFound();
  }
  return { registration, person: found };
}

const answer = async (result: CheckInAnswer['result'], found: Found): Promise<CheckInAnswer> => ({
  result,
  person: (await presentAll([found]))[0]!,
});

/** The desk’s event, while people may come to it: to a hall, as online nobody stands at a door. */
async function openDesk(actor: MemberActor, id: string): Promise<EventDocument> {
  const event = await deskEvent(actor, id);
  if (!ARRIVING.includes(event.status)) throw new ProblemError('checkIn.notOpen');
  if (event.content.online) throw new ProblemError('checkIn.online');
  return event;
}

/**
 * Moves somebody from one to the other in a transaction: the conditional update decides among many at once. Null where
 * there was nothing to move.
 */
async function move(
  session: Session,
  actor: MemberActor,
  { registration, person }: Found,
  came: { at: Date } | null,
): Promise<boolean> {
  const { modifiedCount } = await Registration.updateOne(
    {
      _id: registration._id,
      status: 'approved',
      people: { $elemMatch: { _id: person._id, checkedInAt: came ? null : { $ne: null } } },
    },
    {
      $set: {
        'people.$.checkedInAt': came?.at ?? null,
        'people.$.checkedInBy': came ? new ObjectId(actor.personId) : null,
      },
      // Whoever edits the registration must see it first.
      $inc: { version: 1 },
    },
    { session },
  );
  if (modifiedCount === 0) return false;
  await recordAudit(session, actor, {
    action: came ? 'event.checkedIn' : 'event.checkInUndone',
    subject: { kind: 'eventRegistration', id: registration._id },
    ownerId: registration.organisationId,
    after: { attendeeId: String(person._id), at: came?.at.toISOString() ?? null },
  });
  return true;
}

async function decide(
  actor: MemberActor,
  event: EventDocument,
  asked: Asked,
  came: { at: Date } | null,
): Promise<CheckInAnswer> {
  const { moved, found } = await transact(async (session) => {
    const before = await find(event, asked, session);
    if (before.registration.status !== 'approved') throw new ProblemError('checkIn.notApproved');
    const isIn = before.person.checkedInAt !== null;
    const done = isIn === (came !== null) ? false : await move(session, actor, before, came);
    await noteEffect(session, before.person._id);
    return { moved: done, found: await find(event, asked, session) };
  });
  const told = await answer(came ? (moved ? 'checkedIn' : 'already') : moved ? 'undone' : 'notIn', found);
  if (moved) {
    const { checkedInAt, checkedInBy: by } = told.person;
    tellDesk(event._id, found.person._id, { checkedInAt, by });
    // Their own phone says so, and those of whoever waits at a table for them.
    const awaited = await EventMeeting.distinct('organisations', {
      eventId: event._id,
      people: found.person._id,
      state: 'planned',
    } as object);
    tellPeople(event._id, [found.registration.organisationId, ...(awaited as Types.ObjectId[])]);
  }
  return told;
}

/**
 * Says that somebody is here, by badge or by name. Once, whoever many desks say so at the same moment; the others are
 * told when it was and by whom.
 */
export async function checkIn(actor: MemberActor, id: string, input: CheckInInput): Promise<CheckInAnswer> {
  const event = await openDesk(actor, id);
  return decide(actor, event, input, { at: tappedAt(input.at, new Date()) });
}

/** Takes it back: the wrong name was tapped. */
export async function undoCheckIn(
  actor: MemberActor,
  id: string,
  attendeeId: string,
): Promise<CheckInAnswer> {
  const event = await openDesk(actor, id);
  return decide(actor, event, { attendeeId }, null);
}

/** How somebody stands, for a repeat of what took effect before. */
export async function readCheckIn(
  actor: MemberActor,
  id: string,
  attendeeId: string,
): Promise<CheckInAnswer> {
  const found = await find(await deskEvent(actor, id), { attendeeId });
  return answer(found.person.checkedInAt ? 'checkedIn' : 'undone', found);
}
