import { z } from 'zod';
import { agendaItem, attendingKind, eventStatus } from './event.ts';
import { meetingState } from './eventMeeting.ts';
import { registrationSide, registrationStatus } from './eventRegistration.ts';
import { cursor, id, instant, line, prose, version } from './common.ts';

/** What opens the big screen beside the event's code; the organiser can renew it. */
export const boardKey = z.string().regex(/^[A-Za-z0-9_-]{20,40}$/);
export const eventCode = z.string().regex(/^[A-Za-z0-9_-]{6,40}$/);

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
    version,
  })
  .meta({ id: 'EventDayControl' });
export type DayControl = z.infer<typeof dayControl>;

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
