import type { Types } from 'mongoose';
import { slotsOf, type EventSlot } from '../../shared/eventSlots.ts';
import type { EventInput } from '../../shared/schemas/event.ts';
import type { MeetingSideDocument } from '../features/eventDay/index.ts';
import type { FeedbackDocument } from '../features/eventReport/index.ts';
import type { EventDocument, RegistrationDocument } from '../features/events/index.ts';
import type { EventMeetingDocument } from '../features/timetables/index.ts';
import { figure, idFor, type Calendar } from './calendar.ts';
import type { MadeDemand } from './demands.ts';
import { buildEventDeals, type EventDeal } from './eventDeals.ts';
import { contentOf, eventOf, register } from './eventParts.ts';
import type { Told } from './introductions.ts';
import type { City, Party } from './organisations.ts';

export interface Events {
  events: EventDocument[];
  registrations: RegistrationDocument[];
  meetings: EventMeetingDocument[];
  sides: MeetingSideDocument[];
  feedback: FeedbackDocument[];
  /** The introductions that their meetings made. */
  told: Told[];
}

const WORDS = [
  '安排紧凑，三家链主都聊到了点子上。',
  '希望每场再多五分钟，技术问题没来得及展开。',
  '提前看到对方需求很有帮助，准备充分。',
  '现场签到很快，桌位也好找。',
  '午休时间可以再长一点。',
];

/** A day about so many days ago on which such sessions are held: a Wednesday. */
function wednesday(calendar: Calendar, daysAgo: number): string {
  for (let days = daysAgo; ; days += 1) {
    const day = calendar.day(-days);
    if (new Date(`${day}T00:00:00Z`).getUTCDay() === 3) return day;
  }
}

function meetingOf(
  event: EventDocument,
  [slot, table]: [EventSlot, number],
  pair: [RegistrationDocument, RegistrationDocument],
): EventMeetingDocument {
  const people = pair.map((one) => one.people[0]!._id);
  const absent = pair.flatMap(({ people: [one] }) => (one!.checkedInAt ? [] : [one!._id]));
  const held = absent.length === 0;
  return {
    _id: idFor(`meeting ${people.join(' ')}`, slot.startsAt),
    ...{ eventId: event._id, timetable: 1, slot: slot.index, table },
    ...{ a: people[0]!, b: people[1]!, people, absent },
    registrations: pair.map(({ _id }) => _id),
    organisations: pair.map(({ organisationId }) => organisationId),
    ...{ filled: false, state: held ? 'held' : 'missed', standing: held, settled: false },
    startedAt: held ? slot.startsAt : null,
    ...{ heldAt: held ? slot.endsAt : null, version: 1, createdAt: event.openedAt!, updatedAt: slot.endsAt },
  };
}

/** Each host at a table of its own, in each slot a guest it has not met: those it is to have first. */
function timetable(
  event: EventDocument,
  hosts: readonly RegistrationDocument[],
  guests: readonly RegistrationDocument[],
  wanted: ReadonlyMap<string, readonly string[]>,
): EventMeetingDocument[] {
  const met = new Set<string>();
  const pairOf = (...pair: RegistrationDocument[]) =>
    pair.map(({ organisationId }) => organisationId).join(' ');
  return slotsOf(event.content).flatMap((slot) => {
    const busy = new Set<RegistrationDocument>();
    return hosts.flatMap((host, table) => {
      const first = wanted.get(String(host.organisationId)) ?? [];
      const turned = guests.map((_, i) => guests[(i + slot.index * 5 + table * 7) % guests.length]!);
      const free = (guest: RegistrationDocument) => !busy.has(guest) && !met.has(pairOf(host, guest));
      const guest =
        turned.find((one) => first.includes(String(one.organisationId)) && free(one)) ?? turned.find(free);
      // Not every seat is taken, as in life.
      if (!guest || figure(`${event.code} ${slot.index} ${table}`, 0, 9) === 0) return [];
      busy.add(guest);
      met.add(pairOf(host, guest));
      return [meetingOf(event, [slot, table], [host, guest])];
    });
  });
}

/** What the guest says of a meeting: of those that made an introduction, that; of some others, something. */
function sideOf(meeting: EventMeetingDocument, guest: RegistrationDocument, deal: EventDeal | undefined) {
  const key = `side ${String(meeting._id)}`;
  const chance = figure(key, 0, 9);
  if (!deal && chance > 3) return [];
  const at = meeting.heldAt!;
  const intentFen = deal ? deal.intentFen : chance === 0 ? figure(key, 8, 60) * 1_000_000 : null;
  const side: MeetingSideDocument = {
    _id: idFor(key, at),
    ...{ eventId: meeting.eventId, meetingId: meeting._id, organisationId: guest.organisationId, notes: [] },
    outcome: {
      kind: intentFen === null ? 'followUp' : 'intent',
      amountFen: intentFen,
      nextStep: deal?.nextStep ?? null,
      ...{ at, personId: guest.people[0]!.personId as Types.ObjectId },
    },
    introductionId: deal?.told.row._id ?? null,
    version: 1,
  };
  return [side];
}

/** Two sessions that are over, the later with what came of it. */
export function buildEvents(
  calendar: Calendar,
  { parties }: City,
  demands: ReadonlyMap<string, MadeDemand>,
): Events {
  const built: Events = { events: [], registrations: [], meetings: [], sides: [], feedback: [], told: [] };
  const all = [...parties.values()].filter(({ status }) => status === 'verified');
  const hosts = all.filter(({ kind }) => kind === 'anchor');
  const firms = all.filter(({ kind }) => kind === 'sme');
  const organiser = parties.get('organiser')!;

  const past = (
    key: string,
    content: EventInput,
    daysAgo: number,
    guests: readonly Party[],
    deals: boolean,
  ) => {
    const openedAt = calendar.at(daysAgo + 30, 10);
    const event = eventOf({ key, content, status: deals ? 'closed' : 'reported', openedAt, organiser });
    const morning = slotsOf(content)[0]!.startsAt;
    const comes = (party: Party, i: number) =>
      figure(`${key} ${party.key} came`, 0, 11) > 0 || party.key === 'sme'
        ? new Date(morning.getTime() - (35 - (i % 30)) * 60_000)
        : null;
    const join = (party: Party, i: number, table: number | null) =>
      register(event, party, calendar.at(daysAgo + 24 - (i % 14), 9 + (i % 8), (i * 7) % 60), {
        ...{ came: table === null ? comes(party, i) : morning, table },
      });
    const hosting = hosts.map((party, i) => join(party, i, i));
    const coming = guests.map((party, i) => join(party, i, null));
    const made = deals ? buildEventDeals(calendar, daysAgo, parties, demands) : [];
    // Whoever came to something was there.
    for (const { told } of made) {
      const own = coming.find(({ organisationId }) => organisationId.equals(told.supplier.id));
      if (own) own.people[0]!.checkedInAt ??= morning;
    }
    const wanted = new Map(
      hosts.map(({ id }) => [
        String(id),
        made.filter(({ told }) => told.buyer.id.equals(id)).map(({ told }) => String(told.supplier.id)),
      ]),
    );
    const meetings = timetable(event, hosting, coming, wanted);
    const guestOf = new Map(coming.map((row) => [String(row.organisationId), row]));
    const dealOf = new Map(made.map((deal) => [`${deal.told.buyer.id} ${deal.told.supplier.id}`, deal]));
    built.events.push({ ...event, updatedAt: calendar.at(daysAgo - 1, 17) });
    built.registrations.push(...hosting, ...coming);
    built.meetings.push(...meetings);
    built.sides.push(
      ...meetings
        .filter(({ state }) => state === 'held')
        .flatMap((row) =>
          sideOf(row, guestOf.get(String(row.organisations[1]))!, dealOf.get(row.organisations.join(' '))),
        ),
    );
    built.told.push(...made.map(({ told }) => told));
    const spoke = [...hosting, ...coming].filter((row, i) => row.people[0]!.checkedInAt && i % 2 === 0);
    built.feedback.push(
      ...spoke.map((row, i): FeedbackDocument => {
        const said = figure(`${key} feedback ${String(row.organisationId)}`, 0, 9);
        const at = calendar.at(daysAgo - 1 - (i % 3), 9 + (i % 8), (i * 11) % 60);
        return {
          _id: idFor(`feedback ${String(row._id)}`, at),
          ...{ eventId: event._id, organisationId: row.organisationId },
          personId: row.people[0]!.personId as Types.ObjectId,
          ...{ organisation: said > 1 ? 5 : 4, matches: said > 5 ? 5 : said > 1 ? 4 : 3 },
          text: i < WORDS.length ? WORDS[i]! : '',
          ...{ createdAt: at, updatedAt: at },
        };
      }),
    );
  };

  const daysAgo = (day: string) => Math.round((Date.parse(calendar.day(0)) - Date.parse(day)) / 86_400_000);
  const [earlier, later] = [wednesday(calendar, 180), wednesday(calendar, 61)];
  const closes = (day: string) => calendar.at(daysAgo(day) + 7, 18).toISOString();
  past(
    'spring',
    contentOf('大手拉小手：装备与汽车零部件供需对接会', earlier, closes(earlier)),
    daysAgo(earlier),
    firms.filter((_, i) => i % 4 === 1).slice(0, 24),
    false,
  );
  past(
    'autumn',
    contentOf('大手拉小手：新能源汽车与装备供需对接会', later, closes(later)),
    daysAgo(later),
    firms.filter(({ key }, i) => i % 3 === 0 || DEALING.includes(key)).slice(0, 44),
    true,
  );

  return built;
}

/** Firms that came to something at the session. */
const DEALING = ['sme', '廷岳', '砺坤', '澍衡', '沅启', '电砺', '储岳', '轨澄', '铄衡', '泽衍'];
