import { z } from 'zod';
import { EVENT_STATUSES } from '../eventLife.ts';
import { ATTENDING_KINDS } from '../eventSides.ts';
import {
  businessDate,
  email,
  id,
  instant,
  line,
  pageQuery,
  prose,
  queryList,
  regionCode,
  timeOfDay,
  version,
  wrongField,
} from './common.ts';
import { WORK_TAG_CODES } from '../taxonomy/work5686.ts';

/** 供需对接 (大手拉小手) or 银企对接 (链金合作). */
export const EVENT_KINDS = ['supply', 'finance'] as const;
export const eventKind = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof eventKind>;

export const eventStatus = z.enum(EVENT_STATUSES);
export type EventStatus = z.infer<typeof eventStatus>;

export const attendingKind = z.enum(ATTENDING_KINDS);
export type AttendingKind = z.infer<typeof attendingKind>;

/** At most so many slots, tables and people: what the solver was shown to bear. */
export const MOST_SLOTS = 200;
export const MOST_TABLES = 1000;
export const MOST_SEATS = 5000;

/** A stretch of one day in which meetings are held. */
export const eventBlock = z.strictObject({ from: timeOfDay, to: timeOfDay });
export const eventDay = z.strictObject({ date: businessDate, blocks: z.array(eventBlock).min(1).max(12) });

/** A table of the hall, or a room online; numbered by its place in the list, from 0. */
export const eventTable = z.strictObject({ name: line(20), zone: line(20, 0).default('') });

export const AGENDA_KINDS = ['speech', 'roadshow', 'meetings', 'break', 'other'] as const;
export const agendaItem = z.strictObject({
  date: businessDate,
  from: timeOfDay,
  to: timeOfDay,
  kind: z.enum(AGENDA_KINDS),
  title: line(120),
  speaker: line(120, 0).default(''),
});

export const QUESTION_KINDS = ['text', 'choice', 'choices', 'number', 'yes'] as const;
/** A field of the organiser's own in the registration form. */
export const formQuestion = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,12}$/)
    // Pages keep answers by it: no name that every object has.
    .refine((id) => !(id in {})),
  kind: z.enum(QUESTION_KINDS),
  text: line(200),
  required: z.boolean().default(false),
  options: z.array(line(80)).max(30).default([]),
});

export const eventContent = z.strictObject({
  title: line(120),
  kind: eventKind,
  online: z.boolean().default(false),
  /** Address of the hall, or the link that is told to those who come, on the day. */
  place: line(300, 0).default(''),
  region: regionCode.nullable().default(null),
  summary: prose(4000).default(''),
  /** Whom to ask and how: a name and a number, told to anyone. */
  contact: line(120, 0).default(''),
  /** Chains it is for, by code; none: any. */
  chains: z.array(line(40)).max(21).default([]),
  /** 5686 work it stands for, by code; each once. */
  tags: z
    .array(z.enum(WORK_TAG_CODES))
    .max(WORK_TAG_CODES.length)
    .refine((tags) => new Set(tags).size === tags.length)
    .default([]),
  days: z.array(eventDay).min(1).max(10),
  slotMinutes: z.int().min(5).max(240).default(20),
  breakMinutes: z.int().min(0).max(120).default(5),
  tables: z.array(eventTable).min(1).max(MOST_TABLES),
  agenda: z.array(agendaItem).max(100).default([]),
  questions: z.array(formQuestion).max(30).default([]),
  /** Places for people. */
  seats: z.int().min(2).max(MOST_SEATS),
  /** At most so many people of a kind; left out: as many as there are seats. */
  quotas: z.partialRecord(attendingKind, z.int().min(0).max(MOST_SEATS)).default({}),
  /** At most so many people of one organisation. */
  peoplePerOrganisation: z.int().min(1).max(20).default(3),
  /** Whether the organiser looks at each registration before it counts. */
  approval: z.boolean().default(true),
  /** Whether only those may register that were invited. */
  invitedOnly: z.boolean().default(false),
  /** Meetings each at most, where a person does not say less. */
  mostMeetings: z.int().min(1).max(MOST_SLOTS).default(8),
  /** Pairs that had a meeting or an introduction before are not brought together again. */
  excludeMet: z.boolean().default(false),
  registrationUntil: instant,
  wishesUntil: instant,
});
export const eventInput = eventContent.superRefine((event, context) => {
  const seen = new Set<string>();
  event.days.forEach((day, i) => {
    if (seen.has(day.date))
      context.addIssue(
        wrongField(['days', i, 'date'], {
          zh: '这一天已在上面，请合并到同一天。',
          en: 'This day is listed above already. Put its times there.',
        }),
      );
    seen.add(day.date);
    day.blocks.forEach((block, j) => {
      if (block.from >= block.to)
        context.addIssue(
          wrongField(['days', i, 'blocks', j, 'to'], {
            zh: '结束时间要晚于开始时间。',
            en: 'The end must be after the beginning.',
          }),
        );
      const earlier = day.blocks.slice(0, j).some(({ from, to }) => block.from < to && from < block.to);
      if (earlier)
        context.addIssue(
          wrongField(['days', i, 'blocks', j, 'from'], {
            zh: '与上面的时段重叠。',
            en: 'It overlaps a time above.',
          }),
        );
    });
  });
});
export type EventInput = z.infer<typeof eventInput>;

/**
 * What somebody may do with an event: `own` all, for the organiser's members; `organise` all but ending it and its
 * team; `help` check people in and read who comes; `read` look.
 */
export const EVENT_RIGHTS = ['own', 'organise', 'help', 'read'] as const;
export const eventRight = z.enum(EVENT_RIGHTS);
export type EventRight = z.infer<typeof eventRight>;

/** Steps of its life that its organiser takes by itself; `scheduled` and `published` come with the timetable. */
export const EVENT_STEPS = ['registration', 'preferences', 'live', 'closed', 'reported'] as const;
export const eventStep = z.enum(EVENT_STEPS);
export type EventStep = z.infer<typeof eventStep>;
export const eventStepInput = z.strictObject({ to: eventStep });
export const eventCancelInput = z.strictObject({ reason: prose(500) });

export const TEAM_RIGHTS = ['coOrganiser', 'helper'] as const;
export const teamInput = z.strictObject({ email, right: z.enum(TEAM_RIGHTS) });

export const eventSlot = z.object({
  index: z.int(),
  date: businessDate,
  from: timeOfDay,
  to: timeOfDay,
  startsAt: instant,
  endsAt: instant,
});
const ref = z.object({ id, name: z.string() });
const taken = z.object({ all: z.int(), anchor: z.int(), sme: z.int(), bank: z.int() });

/** An event as those who prepare it see it. */
export const eventDetail = z
  .object({
    id,
    organiser: ref,
    status: eventStatus,
    right: eventRight,
    /** As it was planned; `slots` and `agenda` are later where a day was delayed. */
    content: eventContent,
    slots: z.array(eventSlot),
    agenda: z.array(agendaItem),
    team: z.array(
      z.object({ personId: id, name: z.string(), email: z.string(), right: z.enum(TEAM_RIGHTS) }),
    ),
    code: z.string(),
    /** People with a place, in all and by kind of organisation. */
    taken,
    /** Registrations by status. */
    registrations: z.object({
      applied: z.int(),
      approved: z.int(),
      waitlisted: z.int(),
      rejected: z.int(),
      withdrawn: z.int(),
    }),
    /** How many timetables were published. */
    timetable: z.int(),
    /** Whether its days and tables are changed with the timetable alone. */
    hallFixed: z.boolean(),
    steps: z.array(eventStep),
    mayCancel: z.boolean(),
    copiedFrom: id.nullable(),
    cancelReason: z.string(),
    openedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Event' });
export type EventDetail = z.infer<typeof eventDetail>;

export const eventQuery = z.strictObject({
  ...pageQuery.shape,
  status: queryList(eventStatus).optional(),
});

export const INVITED_BY = ['list', 'chain', 'match'] as const;
export const INVITATION_STATUSES = ['invited', 'registered'] as const;

/** Whom to invite without a list: the firms of a chain, or those that fit what the hosts bring. */
export const invitationInput = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('chain'), chain: line(40) }),
  z.strictObject({ by: z.literal('match') }),
]);

/** What came of inviting: rows of a list that name nobody who can be invited are told by their number. */
export const invitationsSent = z
  .object({
    invited: z.int(),
    /** Were invited or registered before. */
    already: z.int(),
    unknown: z.array(z.object({ row: z.int(), text: z.string() })),
  })
  .meta({ id: 'EventInvitationsSent' });
export type InvitationsSent = z.infer<typeof invitationsSent>;

export const eventInvitation = z
  .object({
    id,
    /** An organisation that is here, or an address that was mailed to. */
    organisation: z.object({ id, name: z.string() }).nullable(),
    email: z.string().nullable(),
    by: z.enum(INVITED_BY),
    status: z.enum(INVITATION_STATUSES),
    invitedAt: instant,
  })
  .meta({ id: 'EventInvitation' });
export type EventInvitation = z.infer<typeof eventInvitation>;

export const invitationQuery = z.strictObject({
  ...pageQuery.shape,
  status: z.enum(INVITATION_STATUSES).optional(),
});

const outline = {
  title: z.string(),
  kind: eventKind,
  online: z.boolean(),
  region: regionCode.nullable(),
  /** Its first and last day. */
  from: businessDate,
  until: businessDate,
  registrationUntil: instant,
  wishesUntil: instant,
};

export const eventSummary = z
  .object({
    id,
    ...outline,
    organiser: ref,
    status: eventStatus,
    right: eventRight,
    seats: z.int(),
    taken: z.int(),
    /** Registrations that wait for its organiser's word. */
    applied: z.int(),
    code: z.string(),
    updatedAt: instant,
    version,
  })
  .meta({ id: 'EventSummary' });
export type EventSummary = z.infer<typeof eventSummary>;

/** An event as anyone sees it: nothing of who registered. */
export const publicEvent = z
  .object({
    code: z.string(),
    ...outline,
    organiser: ref,
    status: eventStatus,
    /** Of the hall; the link of an online event is told to those who come. */
    place: z.string(),
    summary: z.string(),
    contact: eventContent.shape.contact,
    chains: z.array(z.string()),
    tags: z.array(z.string()),
    days: z.array(eventDay),
    slotMinutes: z.int(),
    slots: z.array(eventSlot),
    agenda: z.array(agendaItem),
    questions: z.array(formQuestion),
    peoplePerOrganisation: z.int(),
    mostMeetings: z.int(),
    approval: z.boolean(),
    invitedOnly: z.boolean(),
    /** Whether one can register now, and whether one would get a place rather than wait. */
    open: z.boolean(),
    placesLeft: z.boolean(),
    cancelReason: z.string(),
  })
  .meta({ id: 'PublicEvent' });
export type PublicEvent = z.infer<typeof publicEvent>;

export const publicEventSummary = z
  .object({ code: z.string(), ...outline, organiser: ref, placesLeft: z.boolean() })
  .meta({ id: 'PublicEventSummary' });
export type PublicEventSummary = z.infer<typeof publicEventSummary>;

export const publicEventQuery = z.strictObject({
  ...pageQuery.shape,
  kind: eventKind.optional(),
  /** A chain it is for. */
  chain: line(40).optional(),
});
export const eventCode = z.string().regex(/^[a-z0-9]{10}$/);
