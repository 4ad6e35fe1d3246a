import { SEATING } from '../../../shared/eventLife.ts';
import { ATTENDING_KINDS, hostKind } from '../../../shared/eventSides.ts';
import { overlap, slotsOf, type EventSlot } from '../../../shared/eventSlots.ts';
import {
  EVENT_STEPS,
  MOST_SLOTS,
  type AttendingKind,
  type EventInput,
  type EventKind,
  type EventStatus,
  type EventStep,
} from '../../../shared/schemas/event.ts';
import type { RegistrationSide, RegistrationStatus } from '../../../shared/schemas/eventRegistration.ts';
import type { OrganisationKind } from '../../../shared/schemas/organisation.ts';

/** From which statuses an event comes to each. */
export const COMES_FROM: Partial<Record<EventStatus, readonly EventStatus[]>> = {
  registration: ['draft'],
  preferences: ['registration'],
  scheduled: ['preferences'],
  published: ['scheduled'],
  live: ['published'],
  closed: ['live'],
  reported: ['closed'],
  cancelled: ['registration', 'preferences', 'scheduled', 'published', 'live'],
};

export const mayBecome = (status: EventStatus, to: EventStatus): boolean =>
  COMES_FROM[to]?.includes(status) ?? false;

/** The steps its organiser may take next. */
export const stepsFrom = (status: EventStatus): EventStep[] =>
  EVENT_STEPS.filter((to) => mayBecome(status, to));

export const EDITABLE: readonly EventStatus[] = ['draft', ...SEATING];
/** The statuses of a registration in which somebody still means to come. */
export const COMING: readonly RegistrationStatus[] = ['applied', 'approved', 'waitlisted'];
/** While it is being prepared, anyone who asks for its public page finds nothing. */
export const isPublic = (event: { openedAt: Date | null }): boolean => event.openedAt !== null;

/** Once there is a timetable, days and tables are changed with it: what was told to people must move with them. */
export const isHallFixed = (event: { status: EventStatus; timetable: number }): boolean =>
  event.timetable > 0 || !['draft', 'registration', 'preferences'].includes(event.status);

/** Whether one's organisation is called upon or calls. */
export const sideOf = (kind: AttendingKind, event: EventKind): RegistrationSide =>
  kind === hostKind(event) ? 'host' : 'guest';

export const isAttendingKind = (kind: OrganisationKind): kind is AttendingKind =>
  (ATTENDING_KINDS as readonly OrganisationKind[]).includes(kind);

/** What keeps an event from opening or going on: where, and in which words. */
export interface Unready {
  path: string;
  code: 'past' | 'order' | 'afterwards' | 'noSlots' | 'tooManySlots' | 'missing' | 'unknown';
}

/** What keeps registration from being open; empty when it is ready. */
export function unreadiness(content: EventInput, now: Date, knownChains: ReadonlySet<string>): Unready[] {
  const found: Unready[] = [];
  const add = (path: string, code: Unready['code']) => found.push({ path, code });
  const slots = slotsOf(content);
  const [registration, wishes] = [new Date(content.registrationUntil), new Date(content.wishesUntil)];
  if (slots.length === 0) add('days', 'noSlots');
  if (slots.length > MOST_SLOTS) add('days', 'tooManySlots');
  if (registration <= now) add('registrationUntil', 'past');
  if (wishes < registration) add('wishesUntil', 'order');
  const end = slots.at(-1)?.endsAt;
  if (end && registration > end) add('registrationUntil', 'afterwards');
  if (end && wishes > end) add('wishesUntil', 'afterwards');
  if (!content.online && content.place === '') add('place', 'missing');
  if (content.chains.some((code) => !knownChains.has(code))) add('chains', 'unknown');
  content.questions.forEach(({ id, kind, options }, i) => {
    if ((kind === 'choice' || kind === 'choices') && options.length < 2)
      add(`questions.${i}.options`, 'missing');
    if (content.questions.findIndex((one) => one.id === id) < i) add(`questions.${i}.id`, 'order');
  });
  return found;
}

/** Free places for people of a kind. */
export function roomFor(
  event: { content: Pick<EventInput, 'seats' | 'quotas'>; taken: Record<AttendingKind | 'all', number> },
  kind: AttendingKind,
): number {
  const { seats, quotas } = event.content;
  return Math.min(seats - event.taken.all, (quotas[kind] ?? seats) - event.taken[kind]);
}

/**
 * The slots somebody cannot, after an event's slots changed: those that share time with one it could not before. What
 * does not fall on any such time is free.
 */
export function carriedOver(
  unavailable: readonly number[],
  before: readonly EventSlot[],
  after: readonly EventSlot[],
): number[] {
  const blocked = unavailable.flatMap((index) => before[index] ?? []);
  return after.filter((slot) => blocked.some((one) => overlap(one, slot))).map(({ index }) => index);
}

/** The place in the list of a table that somebody keeps, after tables changed: by its name and zone; null where it is gone. */
export function tableAfter(
  kept: number | null,
  before: EventInput['tables'],
  after: EventInput['tables'],
): number | null {
  const table = kept === null ? undefined : before[kept];
  if (!table) return null;
  const same = after.findIndex(({ name, zone }) => name === table.name && zone === table.zone);
  return same < 0 ? null : same;
}
