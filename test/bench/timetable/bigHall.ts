import mongoose, { type Types } from 'mongoose';
import { Event, Registration, type EventDocument } from '../../../server/features/events/index.ts';
import { EventTimetable } from '../../../server/features/timetables/draftModel.ts';
import { WishList } from '../../../server/features/wishes/model.ts';
import { eventInput } from '../../../shared/schemas/event.ts';
import { hall, SIZES } from '../../support/halls.ts';
import { members, type Member } from '../cast.ts';
import { greedy } from '../schedule/baselines.ts';
import type { Stage } from '../stage.ts';

export interface BigHall {
  event: EventDocument;
  organiser: Member;
  people: number;
  wishes: number;
  meetings: number;
}

const size = (people: number) =>
  people in SIZES
    ? SIZES[people as keyof typeof SIZES]
    : { people, slots: 12, tables: Math.ceil(people / 4), wishes: 9 * people };

/** An event with a drafted timetable: so many people, each of another organisation, and a greedy timetable of their wishes. */
export async function bigHall(stage: Stage, count: number): Promise<BigHall> {
  const shape = size(count);
  const input = hall({ seed: count, sides: 2, unavailable: 0.1, ...shape });
  const meetings = greedy(input);
  const [organiser] = await members(stage.deps, 'organiser', 1);
  const coming = await members(stage.deps, 'sme', input.participants.length);
  const row = await Event.create({
    organiserId: organiser!.organisationId,
    status: 'scheduled',
    code: `BENCHHALL${count}`,
    content: eventInput.parse({
      title: '测量日程',
      kind: 'supply',
      place: '会展中心',
      days: [{ date: '2030-05-06', blocks: [{ from: '08:00', to: '20:00' }] }],
      ...{ slotMinutes: 25, breakMinutes: 5, seats: 5000, mostMeetings: shape.slots },
      tables: Array.from({ length: shape.tables }, (_, i) => ({ name: `${i + 1}`, zone: 'A' })),
      registrationUntil: '2030-04-01T00:00:00.000Z',
      wishesUntil: '2030-05-01T00:00:00.000Z',
    }),
  });
  const event = row.toObject() as EventDocument;
  const now = new Date();
  const homes = new Map<string, { attendeeId: Types.ObjectId; registrationId: Types.ObjectId }>();
  await Registration.collection.insertMany(
    input.participants.map((one, i) => {
      const [attendeeId, registrationId] = [new mongoose.Types.ObjectId(), new mongoose.Types.ObjectId()];
      homes.set(one.id, { attendeeId, registrationId });
      const { organisationId, personId } = coming[i]!;
      const ref = (id: string) => new mongoose.Types.ObjectId(id);
      return {
        ...{ _id: registrationId, eventId: event._id, organisationId: ref(organisationId) },
        ...{ kind: 'sme', side: one.id.startsWith('a') ? 'host' : 'guest', status: 'approved' },
        people: [
          {
            ...{ _id: attendeeId, personId: ref(personId), name: `参会人${i}`, title: '经理' },
            ...{ phone: '13800000000', email: `hall${i}@example.com` },
            ...{
              unavailable: one.unavailable ?? [],
              minMeetings: one.min ?? 0,
              maxMeetings: one.max ?? null,
            },
            ...{ keptTable: null, code: `HALL${count}X${i}`, checkedInAt: null, checkedInBy: null },
          },
        ],
        brings: { demandIds: [], capabilities: true, productIds: [], needIds: [] },
        ...{ answers: [], place: null, walkIn: false, note: '', decisionNote: '' },
        ...{ appliedAt: now, decidedAt: now, version: 0, createdAt: now, updatedAt: now },
      };
    }),
  );
  const wishes = new Map<string, object[]>();
  for (const { from, to, level } of input.wishes ?? []) {
    const list = wishes.get(from) ?? [];
    list.push({ to: homes.get(to)!.registrationId, toPerson: null, fromPerson: null, level });
    wishes.set(from, list);
  }
  await WishList.collection.insertMany(
    [...wishes].map(([from, list]) => ({
      ...{ _id: homes.get(from)!.registrationId, eventId: event._id, wishes: list, version: 1 },
    })) as never[],
  );
  await EventTimetable.collection.insertOne({
    _id: event._id,
    meetings: meetings.map(({ a, b, slot, table }) => ({
      ...{
        a: String(homes.get(a)!.attendeeId),
        b: String(homes.get(b)!.attendeeId),
        slot,
        table,
        locked: false,
      },
    })),
    ...{ closedSlots: [], closedTables: [], left: [], objective: null, bound: null, wishes: null },
    ...{ solvedAt: now, job: null, version: 1 },
  } as never);
  const [people, wished] = [input.participants.length, input.wishes?.length ?? 0];
  return { event, organiser: organiser!, people, wishes: wished, meetings: meetings.length };
}
