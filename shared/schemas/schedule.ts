import { z } from 'zod';

/** Strongest first; one `no` of either side is never. */
export const wishLevel = z.enum(['must', 'want', 'no']);
export type WishLevel = z.infer<typeof wishLevel>;

const personId = z.string().min(1);
const index = z.int().min(0);

export const scheduledMeeting = z.strictObject({ a: personId, b: personId, slot: index, table: index });
export type ScheduledMeeting = z.infer<typeof scheduledMeeting>;

export const scheduleParticipant = z.strictObject({
  id: personId,
  /** Slots in which this person cannot. */
  unavailable: z.array(index).default([]),
  min: z.int().min(0).default(0),
  /** Left out: as many as there are slots. */
  max: z.int().min(0).optional(),
  /** The table this person keeps: all its meetings are there, and nobody else's are. */
  table: index.nullable().default(null),
});

/**
 * What a timetable is made from. Slots and tables count from 0. Two wishes of one person for the same other count as
 * the stronger, and as `no` where one of them is. `previous` is what people were told: free to move, at a price.
 */
export const scheduleInput = z.strictObject({
  slots: z.int().min(0).max(1000),
  tables: z.int().min(0).max(100_000),
  participants: z.array(scheduleParticipant).max(50_000),
  wishes: z.array(z.strictObject({ from: personId, to: personId, level: wishLevel })).default([]),
  met: z.array(z.tuple([personId, personId])).default([]),
  locked: z.array(scheduledMeeting).default([]),
  previous: z.array(scheduledMeeting).default([]),
  seed: z.int().default(1),
  timeLimitMs: z.number().min(0).default(10_000),
});
/** As one writes it, with what may be left out. */
export type ScheduleInput = z.input<typeof scheduleInput>;
/** As it is worked with, complete. */
export type ScheduleTask = z.output<typeof scheduleInput>;

/**
 * Why a wish was not met, judged by the finished timetable:
 * - `full`: one of the two has as many meetings as they take or have time for;
 * - `noSlot`: both have time left, never the same;
 * - `noTable`: at every time that both have left, the tables are taken;
 * - `notPossible`: anything else. A refusal, an earlier meeting and tables that do not go together are one reason on
 *   purpose, and come last: nobody may learn from a reason that somebody said no.
 */
export const UNMET_REASONS = ['full', 'noSlot', 'noTable', 'notPossible'] as const;
export type UnmetReason = (typeof UNMET_REASONS)[number];

export const scheduleResult = z.strictObject({
  meetings: z.array(scheduledMeeting),
  objective: z.int(),
  /** No timetable of this hall has a higher objective: proven. */
  bound: z.int(),
  unmet: z.array(z.strictObject({ from: personId, to: personId, reason: z.enum(UNMET_REASONS) })),
});
export type ScheduleResult = z.infer<typeof scheduleResult>;

/** What meetings are worth. */
export const WORTH = { must: 10, want: 3, mutual: 4, short: 5, moved: 2 } as const;
