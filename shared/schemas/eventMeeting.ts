import { z } from 'zod';

/**
 * Life of a meeting: planned → started → held; planned → missed (somebody was not here, or the day was over before its
 * time) | cancelled (the timetable dropped it). Planned with both here and nothing tapped when the day is over: unknown
 * → held | missed, as one of the two or the organiser says; what the organiser said may be said otherwise or taken back
 * until one of the two says what came of it.
 */
export const MEETING_STATES = ['planned', 'started', 'held', 'missed', 'unknown', 'cancelled'] as const;
export const meetingState = z.enum(MEETING_STATES);
export type MeetingState = z.infer<typeof meetingState>;
