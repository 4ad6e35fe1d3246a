import mongoose from 'mongoose';
import { Event, Registration } from '../../../server/features/events/index.ts';
import { EventTimetable } from '../../../server/features/timetables/draftModel.ts';
import { EventMeeting } from '../../../server/features/timetables/index.ts';
import { WishList } from '../../../server/features/wishes/model.ts';
import { aStoredEvent, inDays, register, type Attending } from '../../support/events.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { must } from '../../support/samples/world.ts';
import { named } from './named.ts';

const ref = (id: string) => new mongoose.Types.ObjectId(id);
const at = (host: Attending, guest: Attending, slot: number, table: number) => ({
  a: host.attendeeId,
  b: guest.attendeeId,
  ...{ slot, table, locked: slot === 0 },
});

/** An event whose wishes are open with a preliminary timetable, and one whose timetable is published. */
export async function eventsWithTimetables(organiser: Persona, anchor: Persona, sme: Persona) {
  const tables = ['A', 'B'].flatMap((zone) => [1, 2, 3].map((n) => ({ name: `${zone}0${n}`, zone })));
  const content = { title: 'Motors and housings', place: 'Hall 2', tables, wishesUntil: inDays(3) };
  const others = await Promise.all(
    [
      ['Pearl Castings Ltd', 'Pat Pearl'],
      ['Baiyun Tools Ltd', 'Bo Baker'],
    ].map(async ([firm, name]) => named(await aMember({ kind: 'sme', name: firm! }), name!)),
  );
  const coming = [
    { persona: anchor, kind: 'anchor' as const },
    ...[sme, ...others].map((persona) => ({ persona, kind: 'sme' as const })),
  ];
  const made = await aStoredEvent(organiser, 'scheduled', content);
  const [host, guest, second, third] = await register(made, coming);
  const say = (by: Attending, to: Attending, level: string) =>
    must('PUT /events/:id/wishes/:registrationId', by.persona, {
      params: { id: String(made._id), registrationId: to.registrationId },
      body: { level },
    });
  await say(guest!, host!, 'must');
  for (const one of [second!, third!]) await say(one, host!, 'want');
  await say(guest!, third!, 'no');
  await EventTimetable.create({
    _id: made._id,
    meetings: [at(host!, guest!, 0, 0), at(host!, second!, 1, 0), at(host!, third!, 2, 4)],
    ...{ objective: 16, bound: 16, solvedAt: new Date(), version: 1 },
    wishes: { total: 4, met: 3, unmet: { full: 0, noSlot: 0, noTable: 1, notPossible: 0 } },
  });

  const told = await aStoredEvent(organiser, 'published', { ...content, title: 'Castings, spring session' });
  await Event.updateOne({ _id: told._id }, { $set: { timetable: 1 } });
  const [anchors, ours, theirs] = await register(told, coming);
  await WishList.insertMany(
    [ours!, theirs!].map(({ registrationId }) => ({
      ...{ _id: ref(registrationId), eventId: told._id },
      wishes: [{ to: ref(anchors!.registrationId), toPerson: null, fromPerson: null, level: 'want' }],
    })),
  );
  await EventMeeting.insertMany(
    [ours!, theirs!].map((one, i) => ({
      ...{ eventId: told._id, timetable: 1, slot: i, table: i, state: 'planned', standing: true },
      ...{ a: ref(anchors!.attendeeId), b: ref(one.attendeeId) },
      people: [ref(anchors!.attendeeId), ref(one.attendeeId)],
      registrations: [ref(anchors!.registrationId), ref(one.registrationId)],
      organisations: [ref(anchor.organisationId), ref(one.persona.organisationId)],
    })),
  );
  await Registration.updateMany(
    { eventId: { $in: [made._id, told._id] } },
    { $set: { 'people.$[].title': 'Sales' } },
  );
  return { scheduledId: String(made._id), publishedId: String(told._id) };
}
