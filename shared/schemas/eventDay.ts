import { z } from 'zod';
import { agendaItem, attendingKind, eventStatus, MOST_SLOTS } from './event.ts';
import { meetingState } from './eventMeeting.ts';
import { registrationSide, registrationStatus } from './eventRegistration.ts';
import { businessDate, cursor, fen, id, instant, line, prose, version } from './common.ts';

/** What opens the big screen beside the event's code; the organiser can renew it. */
export const boardKey = z.string().regex(/^[A-Za-z0-9_-]{20,40}$/);

/** The bell: a slot begins, it ends, or somebody wants to be heard. */
export const BELLS = ['start', 'end', 'attention'] as const;
export const bell = z.object({ what: z.enum(BELLS), at: instant });
export const bellInput = z.strictObject({ what: z.enum(BELLS) });

export const announcement = z.object({ id, text: z.string(), at: instant });
export type Announcement = z.infer<typeof announcement>;
export const announcementInput = z.strictObject({ text: prose(300).pipe(z.string().min(1)) });

export const boardSlot = z.object({ index: z.int(), startsAt: instant, endsAt: instant });

/** How one table stands in one slot. Who sits there only where the organiser shows names. */
export const boardTable = z.object({
  slot: z.int(),
  table: z.int(),
  state: meetingState,
  sides: z.tuple([z.string(), z.string()]).nullable(),
});
export type BoardTable = z.infer<typeof boardTable>;

/** A question that is on the screen now. */
export const boardQuestion = z.object({ id, text: z.string() });

/** A vote as the hall sees it: counts once it is closed, or while it runs where the organiser shows them live. */
export const boardPoll = z.object({
  id,
  title: z.string(),
  options: z.array(z.string()),
  open: z.boolean(),
  counts: z.array(z.int()).nullable(),
});
export type BoardPoll = z.infer<typeof boardPoll>;

/** All that a board shows. `now` is the server's clock, so that all countdowns agree whatever the screens’ own say. */
export const board = z
  .object({
    eventId: id,
    code: z.string(),
    title: z.string(),
    online: z.boolean(),
    place: z.string(),
    status: eventStatus,
    now: instant,
    slots: z.array(boardSlot),
    agenda: z.array(agendaItem.extend({ speaker: z.string() })),
    tables: z.array(z.object({ name: z.string(), zone: z.string() })),
    /** Of the slot that runs now or is the next, and of the one after it. */
    meetings: z.array(boardTable),
    /** Whether it rings by itself when a slot begins or ends. */
    bellByClock: z.boolean(),
    bell: bell.nullable(),
    announcement: announcement.nullable(),
    question: boardQuestion.nullable(),
    poll: boardPoll.nullable(),
  })
  .meta({ id: 'EventBoard' });
export type Board = z.infer<typeof board>;

/** One change of a board, small. `reread`: more changed than is worth telling, so it is to be asked for anew. */
export const boardChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bell'), bell }),
  z.object({ kind: z.literal('announcement'), announcement: announcement.nullable() }),
  z.object({ kind: z.literal('tables'), tables: z.array(boardTable) }),
  z.object({ kind: z.literal('question'), question: boardQuestion.nullable() }),
  z.object({ kind: z.literal('poll'), poll: boardPoll.nullable() }),
  z.object({ kind: z.literal('reread') }),
]);
export type BoardChange = z.infer<typeof boardChange>;
/** As it is told: of which event, and what the server's clock says. */
export const boardTold = z.object({ eventId: id, now: instant, change: boardChange });

/** How the organiser runs the day. */
export const daySettings = z.strictObject({
  /** Whether the board says who meets at which table. */
  names: z.boolean(),
  bellByClock: z.boolean(),
});

export const dayControl = z
  .object({
    eventId: id,
    title: z.string(),
    code: z.string(),
    status: eventStatus,
    now: instant,
    boardKey,
    ...daySettings.shape,
    slots: z.array(boardSlot),
    bell: bell.nullable(),
    /** Latest first. */
    announcements: z.array(announcement),
    people: z.object({ expected: z.int(), here: z.int() }),
    meetings: z.object({
      ...{ planned: z.int(), started: z.int(), held: z.int(), missed: z.int() },
      /** Over, and nobody said yet whether they took place. */
      unknown: z.int(),
      /** Of those held and missed: the organiser said so afterwards. */
      settled: z.int(),
    }),
    version,
  })
  .meta({ id: 'EventDayControl' });
export type DayControl = z.infer<typeof dayControl>;

/** From a slot on, all of its day later by so many minutes; fewer than none: earlier again. */
export const delayInput = z
  .strictObject({ slot: z.int().min(0).max(1000), minutes: z.int().min(-240).max(240) })
  .refine(({ minutes }) => minutes !== 0, { path: ['minutes'] })
  .meta({ examples: [{ slot: 3, minutes: 15 }] });
export type DelayInput = z.output<typeof delayInput>;

const clocks = z.object({ from: z.string(), to: z.string() });
export const delayEffect = z
  .object({
    slots: z.array(z.object({ index: z.int(), was: clocks, becomes: clocks })),
    /** Planned in these slots, and of how many organisations: these are told. */
    meetings: z.int(),
    organisations: z.int(),
    /** Of those who said that they cannot at the time at which they are to meet now, the first of them by name. */
    people: z.array(z.object({ id, name: z.string(), organisation: z.string(), slot: z.int() })),
    unable: z.int(),
    /** What of the agenda comes after and moves along. */
    agenda: z.array(z.object({ title: z.string(), was: clocks, becomes: clocks })),
    /** What of the agenda stays, as it began before, and falls into a slot by it. */
    stays: z.array(clocks.extend({ title: z.string() })),
    /** Until when the day was to be, its agenda included; null where it ends by then. */
    endsAfter: z.string().nullable(),
    /** Of the event. */
    version,
  })
  .meta({ id: 'DelayEffect' });
export type DelayEffect = z.infer<typeof delayEffect>;

/** One person as the desk sees them. No phone and no address of mail: whoever needs those asks the organiser. */
export const deskPerson = z
  .object({
    id,
    name: z.string(),
    title: z.string(),
    organisation: z.string(),
    kind: attendingKind,
    side: registrationSide,
    status: registrationStatus,
    /** As in the QR code of the badge, so that a phone without a network knows whom it has in front of it. */
    code: z.string(),
    checkedInAt: instant.nullable(),
    checkedInBy: z.string().nullable(),
  })
  .meta({ id: 'DeskPerson' });
export type DeskPerson = z.infer<typeof deskPerson>;

export const deskQuery = z.strictObject({
  /** Part of a name, of a person or an organisation; or a badge’s code. */
  q: line(40).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: cursor.optional(),
});
export const deskPage = z.object({ items: z.array(deskPerson), nextCursor: cursor.nullable(), now: instant });

/** By the badge’s code or by person. `at`: when it was tapped, where that was without a network. */
export const checkInInput = z
  .strictObject({
    code: line(40).optional(),
    attendeeId: id.optional(),
    at: instant.optional(),
  })
  .refine(({ code, attendeeId }) => (code === undefined) !== (attendeeId === undefined), { path: ['code'] })
  .meta({ examples: [{ code: 'A1B2C3D4E5F6G7H8' }] });
export type CheckInInput = z.output<typeof checkInInput>;

/**
 * `already`: somebody was quicker (the person says when, and by whom); `undone`: taken back; `notIn`: there was
 * nothing to take back.
 */
export const CHECK_IN_RESULTS = ['checkedIn', 'already', 'undone', 'notIn'] as const;
export const checkInAnswer = z
  .object({ result: z.enum(CHECK_IN_RESULTS), person: deskPerson })
  .meta({ id: 'CheckInAnswer' });
export type CheckInAnswer = z.infer<typeof checkInAnswer>;

/** Told to the desk when somebody came, or was taken back. */
export const deskTold = z.object({
  eventId: id,
  attendeeId: id,
  checkedInAt: instant.nullable(),
  by: z.string().nullable(),
});

/** What one side says came of a meeting. */
export const OUTCOMES = ['no', 'followUp', 'intent'] as const;
export const outcomeKind = z.enum(OUTCOMES);
export type OutcomeKind = z.infer<typeof outcomeKind>;

/** `at`: when it was tapped, where that was without a network. */
export const tapInput = z.strictObject({ at: instant.optional() });
export const noteInput = z.strictObject({
  text: prose(2000).pipe(z.string().min(1)),
  at: instant.optional(),
});

const step = z.strictObject({ text: line(200), due: businessDate });
export const outcomeInput = z
  .strictObject({
    kind: outcomeKind,
    /** What is meant to be bought, sold or lent; with an intent, and only there. */
    amountFen: fen.min(1).nullable().default(null),
    nextStep: step.nullable().default(null),
    /** Which demand it is about, where there are several. */
    demandId: id.nullable().default(null),
    at: instant.optional(),
  })
  .refine(({ kind, amountFen }) => (kind === 'intent') === (amountFen !== null), { path: ['amountFen'] })
  .meta({ examples: [{ kind: 'intent', amountFen: 50_000_000 }] });
export type OutcomeInput = z.output<typeof outcomeInput>;

/** Whether a meeting took place of which nobody tapped anything; null takes back what was said. */
export const settlementInput = z.strictObject({ held: z.boolean().nullable() });
export type SettlementInput = z.output<typeof settlementInput>;

export const absenceInput = z.strictObject({ attendeeId: id });

const attendeeRef = z.object({
  id,
  name: z.string(),
  title: z.string(),
  organisation: z.object({ id, name: z.string() }),
});

/** A meeting as those who run the day see it: who sits where, and who is here. */
export const hallMeeting = z
  .object({
    id,
    slot: z.int(),
    table: z.int(),
    tableName: z.string(),
    state: meetingState,
    sides: z.array(attendeeRef.extend({ here: z.boolean() })).length(2),
    absent: z.array(id),
  })
  .meta({ id: 'HallMeeting' });
export type HallMeeting = z.infer<typeof hallMeeting>;
/** Those of which nobody said whether they took place, and those of which the organiser did. */
export const SAID_STATES = ['unknown', 'settled'] as const;
/** Those of one slot, or those in one state. */
export const hallQuery = z
  .strictObject({
    slot: z.coerce
      .number()
      .pipe(
        z
          .int()
          .min(0)
          .max(MOST_SLOTS - 1),
      )
      .optional(),
    state: z.enum(SAID_STATES).optional(),
  })
  .refine(({ slot, state }) => (slot === undefined) !== (state === undefined), { path: ['slot'] })
  .meta({ examples: [{ slot: 0 }] });

/** One meeting as one of its two sides sees it. Note and outcome are that side’s own. */
export const ownMeeting = z
  .object({
    id,
    slot: z.int(),
    table: z.int(),
    tableName: z.string(),
    state: meetingState,
    own: z.object({ id, name: z.string() }),
    other: attendeeRef.extend({ here: z.boolean() }),
    notes: z.array(z.object({ id, text: z.string(), at: instant, by: z.string() })),
    outcome: z
      .object({
        kind: outcomeKind,
        amountFen: fen.nullable(),
        nextStep: z.object({ text: z.string(), due: businessDate }).nullable(),
        at: instant,
      })
      .nullable(),
    /** Demands it can be about. */
    demands: z.array(z.object({ id, title: z.string() })),
    introductionId: id.nullable(),
    conversationId: id.nullable(),
    /** One of the two is a bank, so that no introduction comes of it. */
    withBank: z.boolean(),
    /** With a bank, for the firm alone: its own needs that it brought, and its application to that bank. */
    needIds: z.array(id),
    applicationId: id.nullable(),
    /** Those who were not here. */
    absent: z.array(id),
  })
  .meta({ id: 'OwnMeeting' });
export type OwnMeeting = z.infer<typeof ownMeeting>;

/** Somebody’s partner did not come: who else is free. The first who takes it has it. */
export const fillIn = z
  .object({
    id,
    slot: z.int(),
    until: instant,
    /** `freed`: one’s own partner did not come; `asked`: one is free, and somebody else’s did not. */
    role: z.enum(['freed', 'asked']),
    own: z.object({ id, name: z.string() }),
    others: z.array(attendeeRef),
  })
  .meta({ id: 'FillIn' });
export type FillIn = z.infer<typeof fillIn>;
/** An offer that ended lately without the one it was made to: taken by others, or its time is over. */
export const endedFillIn = fillIn.pick({ id: true, slot: true, role: true, own: true });
/** Who is meant: of the other side where several are offered, of one’s own where several are asked. */
export const fillInInput = z.strictObject({ attendeeId: id });

export const ownDay = z
  .object({
    eventId: id,
    registrationId: id,
    title: z.string(),
    place: z.string(),
    online: z.boolean(),
    status: eventStatus,
    now: instant,
    slots: z.array(boardSlot),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        /** Whether it is who asks. */
        self: z.boolean(),
        code: z.string(),
        checkedInAt: instant.nullable(),
      }),
    ),
    meetings: z.array(ownMeeting),
    fillIns: z.array(fillIn),
    endedFillIns: z.array(endedFillIn),
    announcements: z.array(announcement),
  })
  .meta({ id: 'OwnDay' });
export type OwnDay = z.infer<typeof ownDay>;

/** Life of a question from the hall: waiting → shown (on the screen) → answered; or dismissed, by the organiser. */
export const QUESTION_STATES = ['waiting', 'shown', 'answered', 'dismissed'] as const;
export const hallQuestionInput = z.strictObject({ text: prose(300).pipe(z.string().min(2)) });
export const hallQuestion = z
  .object({
    id,
    text: z.string(),
    state: z.enum(QUESTION_STATES),
    at: instant,
    own: z.boolean(),
    /** Who asked, for those who choose which are shown; the hall sees the words alone. */
    by: z.object({ name: z.string(), organisation: z.string() }).nullable(),
  })
  .meta({ id: 'HallQuestion' });
export type HallQuestion = z.infer<typeof hallQuestion>;
export const questionDecision = z.strictObject({ state: z.enum(['shown', 'answered', 'dismissed']) });

export const pollInput = z.strictObject({
  title: line(120),
  options: z.array(line(80)).min(2).max(10),
  /** Whether counts are shown while it runs; otherwise once it is closed. */
  live: z.boolean().default(false),
});
export const POLL_STATES = ['draft', 'open', 'closed'] as const;
export const poll = z
  .object({
    id,
    title: z.string(),
    options: z.array(z.string()),
    live: z.boolean(),
    state: z.enum(POLL_STATES),
    /** How many chose each; null while that is not to be told to whoever asks. */
    counts: z.array(z.int()).nullable(),
    /** What one’s own people chose, by person. */
    own: z.array(z.object({ attendeeId: id, option: z.int() })),
    onBoard: z.boolean(),
  })
  .meta({ id: 'EventPoll' });
export type Poll = z.infer<typeof poll>;
export const pollStep = z.strictObject({ to: z.enum(['open', 'closed']) });
/** `null` takes it off the board. */
export const onBoardInput = z.strictObject({ pollId: id.nullable() });
export const ballotInput = z.strictObject({ attendeeId: id, option: z.int().min(0).max(9) });
