import { instantOf } from '../../../../shared/localTime.ts';
import type { EventDetail, EventInput } from '../../../../shared/schemas/event.ts';
import type { Versioned } from '../../ui/conflict.ts';
import { dayAfter } from '../../ui/format.ts';
import type { Hall } from './capacity.ts';
import { tablesOf } from './tables.ts';

type NumberName = 'seats' | 'slotMinutes' | 'breakMinutes' | 'peoplePerOrganisation' | 'mostMeetings';

/** What the form holds: numbers may be none yet. */
export type EventContent = Omit<EventInput, NumberName> & Record<NumberName, number | null>;

const emptyEvent = (): EventContent => ({
  title: '',
  kind: 'supply',
  online: false,
  place: '',
  region: null,
  summary: '',
  contact: '',
  chains: [],
  tags: [],
  days: [
    {
      date: dayAfter(30),
      blocks: [
        { from: '09:30', to: '11:50' },
        { from: '14:00', to: '17:00' },
      ],
    },
  ],
  slotMinutes: 20,
  breakMinutes: 5,
  tables: tablesOf('A', 1, 24),
  agenda: [],
  questions: [],
  seats: 60,
  quotas: {},
  peoplePerOrganisation: 3,
  approval: true,
  invitedOnly: false,
  mostMeetings: 8,
  excludeMet: false,
  registrationUntil: instantOf(dayAfter(20), '18:00').toISOString(),
  wishesUntil: instantOf(dayAfter(25), '18:00').toISOString(),
});

export const FIELDS = Object.keys(emptyEvent()) as (keyof EventContent)[];

export const contentOf = (event: EventDetail): EventContent =>
  JSON.parse(JSON.stringify(event.content)) as EventContent;

/** What is sent: numbers that are none are left for the server to name. */
export const inputOf = (content: EventContent): EventInput => content as EventInput;

export type EventDraft = Versioned<EventContent>;
export const draftOf = (event: EventDetail | null): EventDraft => ({
  content: event ? contentOf(event) : emptyEvent(),
  base: event ? contentOf(event) : emptyEvent(),
  version: event?.version ?? 0,
});

/** What the calculator needs; null while a number of it is missing or a time is half typed. */
export function hallOf(content: EventContent): Hall | null {
  const { slotMinutes, breakMinutes, seats, mostMeetings } = content;
  if (slotMinutes === null || slotMinutes < 1 || breakMinutes === null || seats === null || !mostMeetings)
    return null;
  const days = content.days.map(({ date, blocks }) => ({
    date,
    blocks: blocks.filter(({ from, to }) => from && to && from < to),
  }));
  const { kind, tables, quotas } = content;
  return { kind, tables, quotas, slotMinutes, breakMinutes, seats, mostMeetings, days };
}
