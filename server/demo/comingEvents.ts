import type { Types } from 'mongoose';
import { slotsOf, type EventSlot } from '../../shared/eventSlots.ts';
import { minuteOf } from '../../shared/localTime.ts';
import type { EventStatus } from '../../shared/schemas/event.ts';
import type { NotificationKind } from '../../shared/schemas/notification.ts';
import { WORTH } from '../../shared/schemas/schedule.ts';
import type { CreditNeedDocument } from '../features/creditNeeds/index.ts';
import type { CreditProductDocument } from '../features/creditProducts/index.ts';
import type { EventDocument, RegistrationDocument } from '../features/events/index.ts';
import type { NotificationDocument } from '../features/notifications/index.ts';
import type { EventMeetingDocument } from '../features/timetables/index.ts';
import type { Wish, WishListDocument } from '../features/wishes/index.ts';
import { figure, idFor, type Calendar } from './calendar.ts';
import type { MadeDemand } from './demands.ts';
import { contentOf, eventOf, HALL, register } from './eventParts.ts';
import type { City, Party } from './organisations.ts';

export interface ComingEvents {
  events: EventDocument[];
  registrations: RegistrationDocument[];
  meetings: EventMeetingDocument[];
  wishes: WishListDocument[];
  notices: NotificationDocument[];
}

const HOSTS = ['anchor', 'equipment', 'display', 'rail', 'energy', 'medical'];
const SOUGHT = ['nev', 'equipment', 'newenergy', 'display', 'rail'];

/** What an organisation stands for along the chains, by which the demo decides whom it would like to meet. */
type Segments = ReadonlyMap<string, readonly string[]>;
const chainOf = (segment: string): string => segment.split('.')[0]!;
function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.some((segment) => other.includes(segment))) return 2;
  const chains = other.map(chainOf);
  return one.some((segment) => chains.includes(chainOf(segment))) ? 1 : 0;
}

/** The likest first; among equals as figures say. */
function ranked(
  own: RegistrationDocument,
  others: readonly RegistrationDocument[],
  segments: Segments,
): { row: RegistrationDocument; like: number }[] {
  const of = ({ organisationId }: RegistrationDocument) => segments.get(String(organisationId)) ?? [];
  return others
    .map((row) => ({
      row,
      like: likeness(of(own), of(row)),
      turn: figure(`wish ${String(own._id)} ${String(row._id)}`, 0, 9999),
    }))
    .sort((x, y) => y.like - x.like || x.turn - y.turn);
}

function wishList(
  own: RegistrationDocument,
  others: readonly RegistrationDocument[],
  segments: Segments,
  { musts, wants }: { musts: number; wants: number },
): WishListDocument {
  const wishes = ranked(own, others, segments)
    .slice(0, musts + wants)
    .map(({ row, like }, i): Wish => ({
      ...{ to: row._id, toPerson: null, fromPerson: null },
      level: i < musts && like > 0 ? 'must' : 'want',
    }));
  return { _id: own._id, eventId: own.eventId, wishes, version: 1 };
}

interface Seat {
  row: RegistrationDocument;
  personId: Types.ObjectId;
  table: number | null;
}
const seatsOf = (rows: readonly RegistrationDocument[]): Seat[] =>
  rows.flatMap((row) => row.people.map(({ _id, keptTable }) => ({ row, personId: _id, table: keptTable })));

/** Slot by slot the pairs that are worth most, one meeting for each two organisations. */
function placed(
  event: EventDocument,
  hosts: readonly RegistrationDocument[],
  guests: readonly RegistrationDocument[],
  wishes: readonly WishListDocument[],
): EventMeetingDocument[] {
  const level = new Map(
    wishes.flatMap(({ _id, wishes: list }) =>
      list.map((wish) => [`${String(_id)} ${String(wish.to)}`, wish.level] as const),
    ),
  );
  const valueOf = (x: RegistrationDocument, y: RegistrationDocument): number => {
    const both = [
      level.get(`${String(x._id)} ${String(y._id)}`),
      level.get(`${String(y._id)} ${String(x._id)}`),
    ];
    const sum = both.reduce((total, one) => total + (one && one !== 'no' ? WORTH[one] : 0), 0);
    return both.every(Boolean) ? sum + WORTH.mutual : sum;
  };
  const pairs = seatsOf(hosts)
    .flatMap((host) => seatsOf(guests).map((guest) => ({ host, guest, value: valueOf(host.row, guest.row) })))
    .filter(({ value }) => value > 0)
    .sort((x, y) => y.value - x.value);
  const met = new Set<string>();
  const count = new Map<string, number>();
  return slotsOf(event.content).flatMap((slot) => {
    const busy = new Set<string>();
    return pairs.flatMap(({ host, guest }) => {
      const people = [String(host.personId), String(guest.personId)];
      const key = `${String(host.row._id)} ${String(guest.row._id)}`;
      const full = people.some((id) => (count.get(id) ?? 0) >= event.content.mostMeetings);
      if (met.has(key) || full || people.some((id) => busy.has(id))) return [];
      met.add(key);
      for (const id of people) {
        busy.add(id);
        count.set(id, (count.get(id) ?? 0) + 1);
      }
      return [planned(event, slot, host, guest)];
    });
  });
}

function planned(event: EventDocument, slot: EventSlot, host: Seat, guest: Seat): EventMeetingDocument {
  const people = [host.personId, guest.personId];
  const rows = [host.row, guest.row];
  return {
    _id: idFor(`meeting ${people.map(String).join(' ')}`, event.updatedAt),
    ...{ eventId: event._id, timetable: 1, slot: slot.index, table: host.table! },
    ...{ a: people[0]!, b: people[1]!, people, absent: [], settled: false },
    registrations: rows.map(({ _id }) => _id),
    organisations: rows.map(({ organisationId }) => organisationId),
    ...{ filled: false, state: 'planned', standing: true, startedAt: null, heldAt: null, version: 0 },
    ...{ createdAt: event.updatedAt, updatedAt: event.updatedAt },
  };
}

/** What somebody was told of an event, as the platform would have told it. */
function notice(
  kind: NotificationKind,
  { organisationId, people: [person] }: RegistrationDocument,
  { _id, content }: EventDocument,
  at: Date,
  link: NotificationDocument['link'],
): NotificationDocument {
  return {
    _id: idFor(`notice ${kind} ${String(_id)} ${String(organisationId)}`, at),
    ...{ personId: person!.personId!, organisationId, key: `${kind}:${String(_id)}:1`, kind, link },
    params: {
      event: content.title,
      until: minuteOf(content.wishesUntil),
    },
    ...{ at, readAt: null, page: true },
    mail: { state: 'none', dueAt: null, claim: null, claimedAt: null, attempts: 0 },
  };
}

/** What lies ahead: a day whose timetable stands, a session with banks that gathers wishes, one that is registered for. */
export function buildComingEvents(
  calendar: Calendar,
  { parties, organisations }: City,
  demands: ReadonlyMap<string, MadeDemand>,
  products: readonly CreditProductDocument[],
  needs: readonly CreditNeedDocument[],
): ComingEvents {
  const built: ComingEvents = { events: [], registrations: [], meetings: [], wishes: [], notices: [] };
  const organiser = parties.get('organiser')!;
  const all = [...parties.values()].filter(({ status }) => status === 'verified');
  const firms = all.filter(({ kind }) => kind === 'sme');
  const stood = new Map(
    organisations.map(({ _id, profile }) => [
      String(_id),
      profile.chainPositions.map(({ segment }) => segment),
    ]),
  );
  const openDemands = (party: Party) =>
    [...demands.values()].flatMap(({ row, buyer }) =>
      buyer === party.key && row.status === 'open' && !row.content.anonymous ? [row] : [],
    );
  // A host looks for what it asks for.
  const segments = new Map([
    ...stood,
    ...all
      .filter(({ kind }) => kind === 'anchor')
      .map((party): [string, string[]] => [
        String(party.id),
        [
          ...(stood.get(String(party.id)) ?? []),
          ...openDemands(party).map(({ content }) => content.position!.segment),
        ],
      ]),
  ]);
  const inChains = (chains: readonly string[]) => (party: Party) =>
    (stood.get(String(party.id)) ?? []).some((segment) => chains.includes(chainOf(segment)));
  const until = (days: number) => calendar.at(-days, 18).toISOString();
  const hours = (i: number) => [9 + (i % 8), (i * 13) % 60] as const;
  const begin = (key: string, status: EventStatus, days: number, content: EventDocument['content']) =>
    eventOf({ key, content, status, openedAt: calendar.at(days, 10), organiser });

  const day = calendar.day(3);
  const next = begin(
    'next',
    'published',
    24,
    contentOf('大手拉小手：先进制造供需对接会', day, calendar.at(5, 18).toISOString(), {
      chains: SOUGHT,
      wishesUntil: calendar.at(2, 18).toISOString(),
    }),
  );
  next.updatedAt = calendar.at(1, 11);
  const hosts = HOSTS.map((key, i) => {
    const party = parties.get(key)!;
    const demandIds = openDemands(party).map(({ _id }) => String(_id));
    const along = key === 'anchor' ? ['梁书航'] : [];
    return register(next, party, calendar.at(20 - i, ...hours(i)), {
      ...{ table: key === 'anchor' ? 0 : i + 1, along, brings: { demandIds } },
    });
  });
  const guests = firms
    .filter((party) => party.key === 'sme' || inChains(SOUGHT)(party))
    .slice(0, 28)
    .map((party, i) => register(next, party, calendar.at(18 - (i % 12), ...hours(i))));
  const wished = [
    ...hosts.map((row) => wishList(row, guests, segments, { musts: 3 * row.people.length, wants: 12 })),
    ...guests.map((row, i) => wishList(row, hosts, segments, { musts: 1 + (i % 2), wants: 2 + (i % 3) })),
  ];
  built.meetings.push(...placed(next, hosts, guests, wished));
  built.notices.push(
    ...[...hosts, ...guests].map((row) =>
      notice('timetable.published', row, next, next.updatedAt, { what: 'timetable', id: String(next._id) }),
    ),
  );

  const meetsBanks = calendar.day(10);
  const finance = begin(
    'finance',
    'preferences',
    15,
    contentOf('链金合作：汽车与装备产业链银企对接会', meetsBanks, calendar.at(1, 18).toISOString(), {
      ...{ kind: 'finance', place: '国际金融城论坛中心三层', region: '440106' },
      summary: '银行带着产品来，企业带着融资需求来：提前说好想见谁，现场一对一洽谈，是否申请由企业自己决定。',
      ...{ chains: ['nev', 'equipment'], tables: HALL.slice(0, 6), seats: 60 },
      ...{ mostMeetings: 10, quotas: { bank: 6, anchor: 4, sme: 50 }, wishesUntil: until(7) },
      agenda: [
        {
          date: meetsBanks,
          from: '09:00',
          to: '09:30',
          kind: 'roadshow',
          title: '银行产品路演',
          speaker: '',
        },
        { date: meetsBanks, from: '09:30', to: '12:00', kind: 'meetings', title: '一对一洽谈', speaker: '' },
        { date: meetsBanks, from: '13:30', to: '16:30', kind: 'meetings', title: '一对一洽谈', speaker: '' },
      ],
    }),
  );
  const banks = all
    .filter(({ kind }) => kind === 'bank')
    .map((party, i) => {
      const productIds = products
        .filter((one) => one.bankId.equals(party.id) && one.status === 'published')
        .map(({ _id }) => String(_id));
      return register(finance, party, calendar.at(12 - i, ...hours(i)), { brings: { productIds } });
    });
  const borrowers = firms
    .filter((party) => party.key === 'sme' || inChains(['nev', 'equipment'])(party))
    .slice(0, 14)
    .map((party, i) => {
      const needIds = needs
        .filter((one) => one.organisationId.equals(party.id) && one.status === 'open')
        .map(({ _id }) => String(_id));
      return register(finance, party, calendar.at(10 - (i % 8), ...hours(i)), { brings: { needIds } });
    });
  // Whom the demo sign-ins wish to meet is theirs to try.
  const own = [parties.get('bank')!, parties.get('sme')!].map(({ id }) => String(id));
  const chose = (row: RegistrationDocument, i: number) =>
    i % 3 > 0 && !own.includes(String(row.organisationId));
  wished.push(
    ...banks.filter(chose).map((row) => wishList(row, borrowers, segments, { musts: 2, wants: 4 })),
    ...borrowers.filter(chose).map((row) => wishList(row, banks, segments, { musts: 0, wants: 2 })),
  );
  built.notices.push(
    ...[...banks, ...borrowers].map((row) =>
      notice('event.wishesOpen', row, finance, calendar.at(1, 10), {
        what: 'eventRegistration',
        id: String(row._id),
      }),
    ),
  );

  const open = begin(
    'open',
    'registration',
    6,
    contentOf('大手拉小手：智能网联汽车供需对接会', calendar.day(18), until(11), { wishesUntil: until(14) }),
  );
  const joining = [...all.filter(({ kind }) => kind === 'anchor').slice(0, 3), ...firms.slice(1, 8)].map(
    (party, i) =>
      register(open, party, calendar.at(5 - (i % 5), ...hours(i)), {
        status: i < 7 ? 'approved' : 'applied',
      }),
  );
  built.events.push(next, finance, open);
  built.registrations.push(...hosts, ...guests, ...banks, ...borrowers, ...joining);
  built.wishes.push(...wished);
  return built;
}
