import { z } from 'zod';
import { registrationSide } from './eventRegistration.ts';
import { id, version } from './common.ts';
import { attendingKind, eventStatus } from './event.ts';
import { meetingState } from './eventMeeting.ts';
import { UNMET_REASONS } from './schedule.ts';

/** What can be in the way of a step by hand; `notPossible` is one word for all that must not be told apart. */
export const CONFLICTS = [
  'unknown',
  'twice',
  'locked',
  'notPossible',
  'unavailable',
  'busy',
  'max',
  'tableTaken',
  'tableKept',
  'keepsOther',
  'closed',
  'fixed',
] as const;
export const conflictRule = z.enum(CONFLICTS);
export type ConflictRule = z.infer<typeof conflictRule>;

const slot = z.int().min(0);
const table = z.int().min(0);

/** Two people at a table in a slot; slots and tables by their place in the event, from 0. */
export const meetingPlace = z.object({ a: id, b: id, slot, table }).meta({ id: 'MeetingPlace' });
export type MeetingPlace = z.infer<typeof meetingPlace>;

const pair = { a: id, b: id };
/** One step of the organiser's by hand. `table` null: any that is free. */
export const timetableStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), ...pair, slot, table: table.nullable() }),
  z.strictObject({ kind: z.literal('move'), ...pair, slot, table: table.nullable() }),
  z.strictObject({ kind: z.literal('remove'), ...pair }),
  z.strictObject({ kind: z.literal('lock'), ...pair }),
  z.strictObject({ kind: z.literal('unlock'), ...pair }),
  z.strictObject({ kind: z.literal('closeSlot'), slot }),
  z.strictObject({ kind: z.literal('openSlot'), slot }),
  z.strictObject({ kind: z.literal('closeTable'), table }),
  z.strictObject({ kind: z.literal('openTable'), table }),
  /** Somebody falls out, or comes after all. */
  z.strictObject({ kind: z.literal('leave'), personId: id }),
  z.strictObject({ kind: z.literal('return'), personId: id }),
]);
export type TimetableStep = z.infer<typeof timetableStep>;
export const timetableSteps = z.strictObject({ steps: z.array(timetableStep).min(1).max(100) });

export const timetableConflict = z
  .object({
    /** Of the steps, from 0. */
    step: z.int(),
    rule: conflictRule,
    people: z.array(id),
    meeting: meetingPlace.nullable(),
  })
  .meta({ id: 'TimetableConflict' });

/** What steps do, before they are saved. */
export const timetableEffect = z
  .object({
    conflicts: z.array(timetableConflict),
    objective: z.int(),
    /** Of the objective, beside what it is now. */
    difference: z.int(),
    /** Meetings that lose their slot, table or one of their people. */
    stranded: z.array(meetingPlace),
    /** Of those it strands the people, each once. */
    people: z.array(z.object({ id, name: z.string(), organisation: z.string() })),
  })
  .meta({ id: 'TimetableEffect' });
export type TimetableEffect = z.infer<typeof timetableEffect>;

export const SOLVING_STATES = ['running', 'done', 'failed', 'cancelled'] as const;
export const SOLVING_PHASES = ['waiting', 'bound', 'placing', 'improving', 'seating'] as const;
/** A timetable in the making. */
export const solving = z
  .object({
    state: z.enum(SOLVING_STATES),
    phase: z.enum(SOLVING_PHASES),
    objective: z.int().nullable(),
    bound: z.int().nullable(),
    startedAt: z.iso.datetime(),
    limitMs: z.int(),
  })
  .meta({ id: 'Solving' });
export type Solving = z.infer<typeof solving>;

/**
 * `anew` places everybody but the locked meetings again; `repair` keeps what people were told, as far as it can.
 */
export const SOLVING_MODES = ['anew', 'repair'] as const;
export const solvingInput = z.strictObject({
  mode: z.enum(SOLVING_MODES),
  seed: z.int().min(0).max(2_147_483_647).default(1),
  seconds: z.int().min(1).max(120).default(20),
});
export type SolvingInput = z.infer<typeof solvingInput>;

export const timetablePerson = z
  .object({
    id,
    name: z.string(),
    title: z.string(),
    organisation: z.object({ id, name: z.string() }),
    registrationId: id,
    side: registrationSide,
    min: z.int(),
    max: z.int(),
    keptTable: z.int().nullable(),
    unavailable: z.array(z.int()),
    /** Fell out, or its organisation comes no more. */
    gone: z.boolean(),
  })
  .meta({ id: 'TimetablePerson' });
export type TimetablePerson = z.infer<typeof timetablePerson>;

export const timetableSlot = z.object({
  index: slot,
  date: z.iso.date(),
  from: z.string(),
  to: z.string(),
  closed: z.boolean(),
});

/** Bits of the last number of a meeting. */
export const LOCKED = 1;
/** Under way or over: it stays as it is. */
export const FIXED = 2;
/** Its slot, its table or one of its people is not there any more. */
export const STRANDED = 4;
/** It was held. */
export const HELD = 8;
/** Somebody did not come; told once the event is over, as the place is free for others until then. */
export const MISSED = 16;

export const unmetCounts = z.object(
  Object.fromEntries(UNMET_REASONS.map((reason) => [reason, z.int()])) as Record<
    (typeof UNMET_REASONS)[number],
    z.ZodInt
  >,
);

/**
 * The organiser's timetable, with changes not yet published. Whom somebody wished is not in it, nor whether it wished
 * anybody: beside who can be given a meeting that would tell who was refused. `wishes` counts those alone for which a
 * meeting may be.
 */
export const timetable = z
  .object({
    event: z.object({ id, title: z.string(), status: eventStatus, online: z.boolean() }),
    slots: z.array(timetableSlot),
    tables: z.array(z.object({ name: z.string(), zone: z.string(), closed: z.boolean() })),
    people: z.array(timetablePerson),
    /** Each [person, person, slot, table, bits]: people by their place in `people`. */
    meetings: z.array(z.array(z.int()).length(5)),
    objective: z.int().nullable(),
    /** No timetable of these wishes, with these people for them, has a higher objective. */
    bound: z.int().nullable(),
    wishes: z.object({ total: z.int(), met: z.int(), unmet: unmetCounts }).nullable(),
    solvedAt: z.iso.datetime().nullable(),
    /** Counted up with each publication; 0: none yet. */
    published: z.int(),
    /** Meetings that differ from what is published. */
    changes: z.int(),
    solving: solving.nullable(),
    version,
  })
  .meta({ id: 'Timetable' });
export type Timetable = z.infer<typeof timetable>;

/**
 * `notPossible`: dropped because the two can meet no more. One word for all causes, so that nobody learns of a refusal
 * by it: somebody took part or a wish back, refused, has no time in common with the other, or comes no more.
 */
export const CHANGE_KINDS = ['added', 'moved', 'table', 'dropped', 'notPossible'] as const;
/** One difference between what people were told and what is about to be published. */
export const timetableChange = z
  .object({
    kind: z.enum(CHANGE_KINDS),
    people: z.array(z.object({ id, name: z.string(), organisation: z.string() })).length(2),
    before: z.object({ slot, table }).nullable(),
    after: z.object({ slot, table }).nullable(),
  })
  .meta({ id: 'TimetableChange' });
export type TimetableChange = z.infer<typeof timetableChange>;

/** What an organisation reads of its own people's meetings. */
export const ownMeeting = z
  .object({
    id,
    slot,
    date: z.iso.date(),
    from: z.string(),
    to: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    table: z.object({ name: z.string(), zone: z.string() }),
    partner: z.object({
      id,
      name: z.string(),
      title: z.string(),
      organisation: z.object({ id, name: z.string() }),
      kind: attendingKind,
    }),
    state: meetingState,
  })
  .meta({ id: 'OwnTimetableMeeting' });
export type OwnMeeting = z.infer<typeof ownMeeting>;

export const ownTimetable = z
  .object({
    event: z.object({
      id,
      title: z.string(),
      status: eventStatus,
      online: z.boolean(),
      place: z.string(),
    }),
    registrationId: id,
    /** 0: not published yet. */
    published: z.int(),
    people: z.array(z.object({ id, name: z.string(), title: z.string(), meetings: z.array(ownMeeting) })),
  })
  .meta({ id: 'OwnTimetable' });
export type OwnTimetable = z.infer<typeof ownTimetable>;
