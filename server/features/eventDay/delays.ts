import type { Types } from 'mongoose';
import { ARRIVING } from '../../../shared/eventLife.ts';
import {
  agendaOf,
  later,
  movesWith,
  overlap,
  plannedSlots,
  slotLater,
  slotsOf,
  type Delay,
  type EventSlot,
} from '../../../shared/eventSlots.ts';
import type { DelayEffect, DelayInput } from '../../../shared/schemas/eventDay.ts';
import { namesIn, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import {
  Event,
  ownEvent,
  Registration,
  type EventDocument,
  type RegistrationDocument,
} from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import { FillIn } from './model.ts';

/** So often a day may be moved: enough for every slot to begin late. */
const MOST_DELAYS = 200;
/** So many people are named who cannot any more; the others are counted. */
const NAMED = 100;
const BATCH = 300;

interface Moved<T> {
  was: T;
  becomes: T;
}
type AgendaItem = EventDocument['content']['agenda'][number];
interface Moves {
  slots: Moved<EventSlot>[];
  agenda: Moved<AgendaItem>[];
  /** What of the agenda of that day does not move. */
  stays: AgendaItem[];
}

function agendaMoved(
  content: EventDocument['content'],
  { slot, minutes }: DelayInput,
): Pick<Moves, 'agenda' | 'stays'> {
  const planned = plannedSlots(content)[slot]!;
  const [agenda, stays]: [Moves['agenda'], AgendaItem[]] = [[], []];
  agendaOf(content).forEach((was, i) => {
    if (!movesWith(planned, content.agenda[i]!)) {
      if (was.date === planned.date) stays.push(was);
      return;
    }
    const becomes = later(was, minutes);
    if (!becomes) throw new ProblemError('delay.noRoom');
    agenda.push({ was, becomes });
  });
  return { agenda, stays };
}

/**
 * What moves: the slot from which on, all after it on its day, and what of the agenda was to begin with it or after it.
 * Throws where a slot has begun, or would lie before now or in the slot before, or where something leaves its day.
 */
function moved({ content }: EventDocument, { slot, minutes }: DelayInput, now: Date): Moves {
  const slots = slotsOf(content);
  const first = slots[slot];
  if (!first || first.startsAt <= now) throw new ProblemError('delay.begun');
  const own = slots.filter(({ index, date }) => index >= slot && date === first.date);
  const found = own.flatMap((was) => {
    const becomes = slotLater(was, minutes);
    return becomes ? [{ was, becomes }] : [];
  });
  const before = slots[slot - 1];
  const { startsAt } = found[0]?.becomes ?? first;
  if (found.length < own.length || startsAt <= now || (before && startsAt < before.endsAt))
    throw new ProblemError('delay.noRoom');
  return { slots: found, ...agendaMoved(content, { slot, minutes }) };
}

const clocks = ({ from, to }: { from: string; to: string }) => ({ from, to });

const ofSlots = (event: EventDocument, slots: readonly Moved<EventSlot>[]) => ({
  eventId: event._id,
  slot: { $in: slots.map(({ was }) => was.index) },
  state: 'planned' as const,
  standing: true,
});

/** Those who said that they cannot at the time at which they are to meet now, by their first such meeting. */
async function unable(
  event: EventDocument,
  slots: readonly Moved<EventSlot>[],
): Promise<DelayEffect['people']> {
  const rows = await Registration.find(
    { eventId: event._id, status: 'approved', 'people.unavailable.0': { $exists: true } } as object,
    { organisationId: 1, 'people._id': 1, 'people.name': 1, 'people.unavailable': 1 },
  )
    .batchSize(BATCH)
    .lean<Pick<RegistrationDocument, 'organisationId' | 'people'>[]>();
  // What they said they cannot, they said of the times as they were planned.
  const planned = plannedSlots(event.content);
  const cannot = new Map(
    rows.flatMap(({ organisationId, people }) =>
      people.map(({ _id, name, unavailable }) => {
        const missed = unavailable.flatMap((index) => planned[index] ?? []);
        const at = slots.filter(({ becomes }) => missed.some((one) => overlap(one, becomes)));
        return [
          String(_id),
          { name, organisationId, slots: new Set(at.map(({ was }) => was.index)) },
        ] as const;
      }),
    ),
  );
  const meetings = await EventMeeting.find(ofSlots(event, slots), { slot: 1, people: 1 })
    .sort({ slot: 1 })
    .batchSize(BATCH)
    .lean<Pick<EventMeetingDocument, 'slot' | 'people'>[]>();
  const found = new Map<string, { slot: number; name: string; organisationId: Types.ObjectId }>();
  for (const { slot, people } of meetings)
    for (const id of people.map(String)) {
      const one = cannot.get(id);
      if (one?.slots.has(slot) && !found.has(id)) found.set(id, { ...one, slot });
    }
  const names = await namesIn(
    Organisation,
    [...found.values()].map(({ organisationId }) => organisationId),
  );
  return [...found].map(([id, { name, organisationId, slot }]) => ({
    ...{ id, name, slot, organisation: names.get(String(organisationId)) ?? '' },
  }));
}

/** What falls into a slot as it is moved and did not before: what was put beside it on purpose stays beside it. */
const runInto = ({ slots, stays }: Moves): DelayEffect['stays'] =>
  stays
    .filter(({ from, to }) => {
      const isIn = (slot: EventSlot) => slot.from < to && from < slot.to;
      return slots.some(({ becomes }) => isIn(becomes)) && !slots.some(({ was }) => isIn(was));
    })
    .map(({ title, from, to }) => ({ title, from, to }));

const latest = (clock: readonly string[]): string => [...clock].sort().at(-1) ?? '';

/** Until when the day was to be as it was planned, where it is not over by then. */
function endsAfter({ content }: EventDocument, { slots, agenda, stays }: Moves): string | null {
  const last = slots.at(-1)!;
  const { date } = last.was;
  const blocks = content.days.find((day) => day.date === date)?.blocks ?? [];
  const programme = content.agenda.filter((item) => item.date === date);
  const planned = latest([...blocks, ...programme].map(({ to }) => to));
  const end = latest([last.becomes, ...agenda.map(({ becomes }) => becomes), ...stays].map(({ to }) => to));
  return end > planned ? planned : null;
}

async function effectOf(event: EventDocument, moves: Moves): Promise<DelayEffect> {
  const { slots, agenda } = moves;
  const filter = ofSlots(event, slots);
  const [meetings, organisations, people] = await Promise.all([
    EventMeeting.countDocuments(filter),
    EventMeeting.distinct('organisations', filter),
    unable(event, slots),
  ]);
  return {
    slots: slots.map(({ was, becomes }) => ({
      index: was.index,
      was: clocks(was),
      becomes: clocks(becomes),
    })),
    ...{ meetings, organisations: organisations.length },
    ...{ people: people.slice(0, NAMED), unable: people.length },
    agenda: agenda.map(({ was, becomes }) => ({
      title: was.title,
      was: clocks(was),
      becomes: clocks(becomes),
    })),
    stays: runInto(moves),
    endsAfter: endsAfter(event, moves),
    version: event.version,
  };
}

/** The event, while its day can be moved. */
async function movable(actor: MemberActor, id: string): Promise<EventDocument> {
  const event = await ownEvent(actor, id);
  if (!ARRIVING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  return event;
}

/** What it would do to have everything from a slot on later, or again earlier. */
export async function previewDelay(actor: MemberActor, id: string, input: DelayInput): Promise<DelayEffect> {
  const event = await movable(actor, id);
  return effectOf(event, moved(event, input, new Date()));
}

/**
 * Has everything from a slot on later. Slots keep their numbers, so that no meeting is touched; what shows a time shows
 * the new one, and those who meet in a slot that moved are told once.
 */
export async function delayDay(
  actor: MemberActor,
  id: string,
  input: DelayInput,
  version: number,
): Promise<DelayEffect> {
  const event = await movable(actor, id);
  if (event.version !== version) throw new ProblemError('resource.changed');
  const moves = moved(event, input, new Date());
  const { slots } = moves;
  const delays: Delay[] = [...(event.content.delays ?? []), input];
  if (delays.length > MOST_DELAYS) throw new ProblemError('delay.noRoom');
  await transact(async (session) => {
    // A slot may have begun while this was on its way.
    moved(event, input, new Date());
    const done = await Event.updateOne(
      { _id: event._id, version, status: event.status },
      { $set: { 'content.delays': delays }, $inc: { version: 1 } },
      { session },
    );
    if (done.matchedCount === 0) throw new ProblemError('resource.changed');
    for (const { was, becomes } of slots) {
      await FillIn.updateMany(
        { eventId: event._id, slot: was.index },
        { $set: { until: becomes.endsAt } },
        { session },
      );
    }
    const concerned = await EventMeeting.distinct('organisations', ofSlots(event, slots), { session });
    const [first] = slots;
    await recordAudit(session, actor, {
      action: 'event.delayed',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      before: { from: first!.was.from },
      after: { from: first!.becomes.from, minutes: input.minutes },
    });
    await emit(session, 'timetable.delayed', event._id, {
      ...{ number: delays.length, was: first!.was.from, becomes: first!.becomes.from },
      organisations: [...new Set([...concerned.map(String), String(event.organiserId)])],
      concerned: concerned.map(String),
    });
  });
  return { ...(await effectOf(event, moves)), version: version + 1 };
}
