import {
  eventInput,
  type AttendingKind,
  type EventInput,
  type EventStatus,
} from '../../shared/schemas/event.ts';
import type { RegistrationStatus } from '../../shared/schemas/eventRegistration.ts';
import type { OrganisationKind } from '../../shared/schemas/organisation.ts';
import {
  sideOf,
  type Attendee,
  type EventDocument,
  type RegistrationDocument,
} from '../features/events/index.ts';
import { figure, idFor, pick } from './calendar.ts';
import type { Party } from './organisations.ts';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const codeFor = (key: string, length: number): string =>
  Array.from({ length }, (_, i) => LETTERS[figure(`${key} ${i}`, 0, LETTERS.length - 1)]).join('');

export const HALL = Array.from({ length: 12 }, (_, i) => ({
  name: `${i < 6 ? 'A' : 'B'}${String((i % 6) + 1).padStart(2, '0')}`,
  zone: i < 6 ? 'A' : 'B',
}));
const TITLES = ['销售总监', '市场部经理', '总经理', '项目经理', '技术总监'];

export const contentOf = (
  title: string,
  date: string,
  until: string,
  more: Partial<EventInput> = {},
): EventInput =>
  eventInput.parse({
    title,
    kind: 'supply',
    place: '科学城会议中心二层',
    region: '440112',
    summary: '链主企业带着需求来，中小企业带着能力来：提前说好想见谁，现场一对一洽谈。',
    contact: '会务组 020-31000000',
    chains: ['nev', 'equipment', 'newenergy'],
    tags: ['mobility', 'smartCars'],
    days: [
      {
        date,
        blocks: [
          { from: '09:30', to: '12:00' },
          { from: '13:30', to: '16:30' },
        ],
      },
    ],
    agenda: [
      { date, from: '09:00', to: '09:30', kind: 'speech', title: '开场与链主需求发布', speaker: '何沛霖' },
      { date, from: '09:30', to: '12:00', kind: 'meetings', title: '一对一洽谈' },
      { date, from: '13:30', to: '16:30', kind: 'meetings', title: '一对一洽谈' },
    ],
    tables: HALL,
    seats: 120,
    // So that the hall holds what they come to.
    quotas: { anchor: 10, bank: 4, sme: 106 },
    mostMeetings: 12,
    registrationUntil: until,
    wishesUntil: until,
    ...more,
  });

interface Making {
  key: string;
  content: EventInput;
  status: EventStatus;
  openedAt: Date;
  organiser: Party;
}

export function eventOf({ key, content, status, openedAt, organiser }: Making): EventDocument {
  const told = status === 'published' || status === 'closed' || status === 'reported';
  return {
    _id: idFor(`event ${key}`, openedAt),
    organiserId: organiser.id,
    ...{ status, content, team: [], code: codeFor(`event ${key}`, 10) },
    taken: { all: 0, anchor: 0, sme: 0, bank: 0 },
    ...{ nextPlace: 1, timetable: told ? 1 : 0, copiedFrom: null, openedAt, cancelReason: '', version: 1 },
    createdAt: openedAt,
    updatedAt: openedAt,
  };
}

interface Coming {
  status?: RegistrationStatus;
  /** When its people checked in. */
  came?: Date | null;
  /** Kept by the first, and those after it by the others. */
  table?: number | null;
  /** Names of those who come along and have no sign-in. */
  along?: readonly string[];
  brings?: Partial<RegistrationDocument['brings']>;
}

const TITLE_OF: Partial<Record<OrganisationKind, string>> = { anchor: '采购中心负责人', bank: '客户经理' };

/** Registers an organisation with the person it has. */
export function register(
  event: EventDocument,
  party: Party,
  at: Date,
  { status = 'approved', came = null, table = null, along = [], brings = {} }: Coming = {},
): RegistrationDocument {
  const kind = party.kind as AttendingKind;
  const people = [party.person, ...along].map((name, i): Attendee => {
    const key = `${event.code} ${party.key}${i > 0 ? ` ${i}` : ''}`;
    return {
      _id: idFor(`attendee ${key}`, at),
      ...{ personId: i === 0 ? party.personId : null, name, phone: '', email: '' },
      title: (i === 0 && TITLE_OF[kind]) || pick(key, TITLES),
      ...{ unavailable: [], minMeetings: 0, maxMeetings: null, keptTable: table === null ? null : table + i },
      ...{ code: codeFor(`attendee ${key}`, 16), checkedInAt: came, checkedInBy: came && event.organiserId },
    };
  });
  if (status === 'approved') {
    event.taken.all += people.length;
    event.taken[kind] += people.length;
  }
  return {
    _id: idFor(`registration ${event.code} ${party.key}`, at),
    ...{ eventId: event._id, organisationId: party.id, kind, side: sideOf(kind, event.content.kind) },
    ...{ status, people },
    brings: { demandIds: [], capabilities: kind === 'sme', productIds: [], needIds: [], ...brings },
    ...{ answers: [], place: null, walkIn: false, note: '', decisionNote: '', appliedAt: at },
    ...{ decidedAt: status === 'approved' ? at : null, version: 1, createdAt: at, updatedAt: at },
  };
}
