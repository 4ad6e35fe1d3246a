import mongoose from 'mongoose';
import type { z } from 'zod';
import { ARRIVING } from '../../../shared/eventLife.ts';
import type { Announcement, bellInput, DayControl, daySettings } from '../../../shared/schemas/eventDay.ts';
import { noteEffect, transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { deskEvent, ownEvent, Registration, type EventDocument } from '../events/index.ts';
import { presentAnnouncement, presentBell, slotTimes } from './board.ts';
import { dayOf, newKey } from './day.ts';
import { countMeetings } from './hall.ts';
import { closeBoards, tellBoard } from './live.ts';
import { EventDay, type EventDayDocument } from './model.ts';

/** At most so many announcements are kept. */
const KEPT = 100;

async function countPeople(eventId: EventDocument['_id']): Promise<DayControl['people']> {
  const [counted] = await Registration.aggregate<DayControl['people']>([
    { $match: { eventId, status: 'approved' } },
    { $unwind: '$people' },
    {
      $group: {
        _id: null,
        expected: { $sum: 1 },
        here: { $sum: { $cond: [{ $gt: ['$people.checkedInAt', null] }, 1, 0] } },
      },
    },
  ]);
  return { expected: counted?.expected ?? 0, here: counted?.here ?? 0 };
}

async function present(event: EventDocument, day: EventDayDocument): Promise<DayControl> {
  const [people, meetings] = await Promise.all([countPeople(event._id), countMeetings(event._id)]);
  return {
    eventId: String(event._id),
    title: event.content.title,
    code: event.code,
    status: event.status,
    now: new Date().toISOString(),
    boardKey: day.boardKey,
    names: day.names,
    bellByClock: day.bellByClock,
    slots: slotTimes(event),
    bell: presentBell(day.bell),
    announcements: day.announcements.map(presentAnnouncement).reverse(),
    people,
    meetings,
    version: day.version,
  };
}

/** How the day stands, for whoever runs it. */
export async function readControl(actor: MemberActor, id: string): Promise<DayControl> {
  const event = await ownEvent(actor, id);
  return present(event, await dayOf(event._id));
}

/** Writes something of the day that is the organiser’s to decide, with its entry in the trail. */
async function change(
  actor: MemberActor,
  event: EventDocument,
  update: object,
  fact: { action: Parameters<typeof recordAudit>[2]['action']; after?: unknown },
  version?: number,
  also?: (session: Session) => Promise<void>,
): Promise<EventDayDocument> {
  await dayOf(event._id);
  return transact(async (session) => {
    const written = await EventDay.findOneAndUpdate(
      { _id: event._id, ...(version === undefined ? {} : { version }) },
      { ...update, $inc: { version: 1 } },
      { session, returnDocument: 'after' },
    ).lean<EventDayDocument>();
    if (!written) throw new ProblemError('resource.changed');
    await recordAudit(session, actor, {
      action: fact.action,
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      after: fact.after,
    });
    await also?.(session);
    return written;
  });
}

export async function changeSettings(
  actor: MemberActor,
  id: string,
  settings: z.output<typeof daySettings>,
  version: number,
): Promise<DayControl> {
  const event = await ownEvent(actor, id);
  const fact = { action: 'event.daySettingsChanged', after: settings } as const;
  const day = await change(actor, event, { $set: settings }, fact, version);
  tellBoard(event._id, { kind: 'reread' });
  return present(event, day);
}

/** Gives the board another key: screens that show it by the old one are sent away. */
export async function renewKey(actor: MemberActor, id: string): Promise<DayControl> {
  const event = await ownEvent(actor, id);
  const update = { $set: { boardKey: newKey() } };
  const day = await change(actor, event, update, { action: 'event.boardKeyRenewed' });
  closeBoards(event._id);
  return present(event, day);
}

function assertRuns(event: EventDocument): void {
  if (!ARRIVING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
}

/** Rings the bell on every screen and phone. */
export async function ringBell(
  actor: MemberActor,
  id: string,
  { what }: z.output<typeof bellInput>,
): Promise<NonNullable<DayControl['bell']>> {
  const event = await deskEvent(actor, id);
  assertRuns(event);
  const bell = { what, at: new Date() };
  await change(actor, event, { $set: { bell } }, { action: 'event.bellRung', after: { what } });
  const told = presentBell(bell)!;
  tellBoard(event._id, { kind: 'bell', bell: told });
  return told;
}

/** Puts an announcement on the board and on the phones of those who are there. */
export async function announce(actor: MemberActor, id: string, text: string): Promise<Announcement> {
  const event = await ownEvent(actor, id);
  assertRuns(event);
  const said = {
    _id: new mongoose.Types.ObjectId(),
    text,
    at: new Date(),
    personId: new mongoose.Types.ObjectId(actor.personId),
  };
  await change(
    actor,
    event,
    {
      $push: { announcements: { $each: [said], $slice: -KEPT } },
      $set: { announcementId: said._id },
    },
    { action: 'event.announced', after: { text } },
    undefined,
    (session) => noteEffect(session, said._id),
  );
  const announcement = presentAnnouncement(said);
  tellBoard(event._id, { kind: 'announcement', announcement });
  return announcement;
}

export async function readAnnouncement(
  actor: MemberActor,
  id: string,
  announcementId: string,
): Promise<Announcement> {
  const event = await ownEvent(actor, id);
  const day = await dayOf(event._id);
  const said = day.announcements.find(({ _id }) => String(_id) === announcementId);
  if (!said) throw notFound();
  return presentAnnouncement(said);
}

/** Takes the announcement off the board; it stays in the list. */
export async function takeDown(actor: MemberActor, id: string): Promise<void> {
  const event = await ownEvent(actor, id);
  await change(actor, event, { $set: { announcementId: null } }, { action: 'event.announcementTakenDown' });
  tellBoard(event._id, { kind: 'announcement', announcement: null });
}
