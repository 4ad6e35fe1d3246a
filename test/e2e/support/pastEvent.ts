import mongoose from 'mongoose';
import { EventFeedback } from '../../../server/features/eventReport/index.ts';
import { Event, Registration } from '../../../server/features/events/index.ts';
import { aHeldMeeting, ago, signedAgo } from '../../support/eventReport.ts';
import { aStoredEvent, dayFromNow, register, type Attending } from '../../support/events.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { named } from './named.ts';

const { ObjectId } = mongoose.Types;
const WORDS = ['Five more minutes for each meeting would help.', 'Well prepared, and on time.', '', '', ''];

/** Two sessions that are over: of the later there is all that a report tells. */
export async function aPastEvent(organiser: Persona, anchor: Persona, sme: Persona): Promise<string> {
  const over = (days: number) => ({
    days: [{ date: dayFromNow(-days), blocks: [{ from: '09:00', to: '12:15' }] }],
    place: 'Hall 1, Guangzhou Expo Centre',
  });
  const before = await aStoredEvent(organiser, 'reported', { ...over(200), title: 'Castings in spring' });
  await register(before, [{ persona: anchor, kind: 'anchor' }]);
  const event = await aStoredEvent(organiser, 'closed', {
    ...{ ...over(70), title: 'Castings in summer', tags: ['smartCars'] },
    tables: ['A01', 'A02'].map((name) => ({ name, zone: 'A' })),
  });
  const names = { 'Bright Bolts': 'Bo Bright', 'Clear Coatings': 'Cleo Clear', 'Deep Drawing': 'Dee Deep' };
  const firms = await Promise.all(
    Object.entries(names).map(async ([firm, name]) =>
      named(await aMember({ kind: 'sme', name: firm, profile: { region: '440112' } }), name),
    ),
  );
  const [host, ...guests] = (await register(event, [
    { persona: anchor, kind: 'anchor' },
    ...[sme, ...firms].map((persona) => ({ persona, kind: 'sme' as const })),
  ])) as [Attending, ...Attending[]];
  await Event.updateOne({ _id: event._id }, { $set: { timetable: 1 } });
  await Registration.updateMany({ eventId: event._id }, { $set: { 'people.0.title': 'Sales' } });
  await Registration.updateMany(
    { eventId: event._id, organisationId: { $ne: firms[2]!.organisationId } } as object,
    { $set: { 'people.0.checkedInAt': ago(70) } },
  );
  for (const [slot, guest] of guests.slice(0, 3).entries())
    await aHeldMeeting(
      event,
      [slot, host, guest],
      {
        ...{ kind: 'intent' as const, amountFen: (slot + 1) * 120_000_000, at: ago(70) },
        ...(slot === 1 ? { due: dayFromNow(-12) } : {}),
      },
      slot === 1 ? {} : signedAgo(60 - slot, 90_000_000),
    );
  await EventFeedback.insertMany(
    WORDS.map((text, i) => ({
      ...{
        eventId: event._id,
        organisationId: i === 0 ? new ObjectId(anchor.organisationId!) : new ObjectId(),
      },
      ...{ personId: new ObjectId(), organisation: 5 - (i % 2), matches: 4 - (i % 3), text },
    })),
  );
  return String(event._id);
}
