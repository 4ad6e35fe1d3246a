import { ARRIVING, GATHERING, organises } from '../../../../shared/eventLife.ts';
import type { EventDetail, EventStatus } from '../../../../shared/schemas/event.ts';
import type { OwnRegistration } from '../../../../shared/schemas/eventRegistration.ts';

/** A page about one event for those who prepare it or help: its name is `part_<key>` of the texts. */
interface Section {
  key: string;
  /** After /events/:id. */
  path: string;
  shown?: (event: EventDetail) => boolean;
}

const AFTER: readonly EventStatus[] = ['live', 'closed', 'reported'];
const reported = (event: EventDetail): boolean => AFTER.includes(event.status) && organises(event);
const opened = ({ openedAt }: EventDetail): boolean => openedAt !== null;

const runs = ({ status }: { status: EventStatus }): boolean => ARRIVING.includes(status);

/** The pages of an event, in the order they are needed. */
const SECTIONS: readonly Section[] = [
  { key: 'overview', path: '' },
  { key: 'registrations', path: '/registrations', shown: opened },
  {
    key: 'invitations',
    path: '/invitations',
    shown: (event) => opened(event) && organises(event),
  },
  {
    key: 'timetable',
    path: '/timetable',
    shown: (event) => opened(event) && organises(event),
  },
  {
    key: 'checkIn',
    path: '/check-in',
    // Online nobody stands at a door.
    shown: (event) => runs(event) && event.right !== 'read' && !event.content.online,
  },
  {
    key: 'live',
    path: '/live',
    shown: (event) => (runs(event) || event.status === 'closed') && organises(event),
  },
  { key: 'prints', path: '/prints', shown: (event) => opened(event) && event.right !== 'read' },
  { key: 'report', path: '/report', shown: reported },
];

export const sectionsOf = (event: EventDetail): Section[] =>
  SECTIONS.filter(({ shown }) => shown?.(event) ?? true);

/** A page for an organisation that registered: its name is `own_<key>` of the texts. */
interface OwnSection {
  key: string;
  to: (own: OwnRegistration) => string;
  shown: (own: OwnRegistration) => boolean;
}

const OWN_SECTIONS: readonly OwnSection[] = [
  { key: 'public', to: ({ event }) => `/e/${event.code}`, shown: () => true },
  {
    key: 'wishes',
    to: ({ event }) => `/events/${event.id}/wishes`,
    shown: ({ status, event }) => status === 'approved' && GATHERING.includes(event.status),
  },
  {
    key: 'timetable',
    to: ({ event }) => `/events/${event.id}/my-timetable`,
    shown: ({ status, event }) => status === 'approved' && event.timetable > 0,
  },
  {
    key: 'day',
    to: ({ event }) => `/events/${event.id}/my-day`,
    shown: ({ status, event }) => status === 'approved' && (runs(event) || event.status === 'closed'),
  },
  {
    key: 'feedback',
    to: ({ event }) => `/events/${event.id}/feedback`,
    shown: ({ status, event }) => status === 'approved' && AFTER.includes(event.status),
  },
];

/** What is to be done now, and stands in front: by status. */
const DUE: Partial<Record<EventStatus, string>> = {
  preferences: 'wishes',
  scheduled: 'wishes',
  published: 'timetable',
  live: 'day',
  closed: 'feedback',
};
export const dueSection = ({ event }: OwnRegistration): string | undefined => DUE[event.status];

export const ownSectionsOf = (own: OwnRegistration): OwnSection[] =>
  OWN_SECTIONS.filter(({ shown }) => shown(own));
