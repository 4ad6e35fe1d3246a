import { z } from 'zod';

/**
 * Life of a meeting: planned → started → held; planned → missed (somebody was not here) | cancelled (the timetable
 * dropped it).
 */
export const MEETING_STATES = ['planned', 'started', 'held', 'missed', 'cancelled'] as const;
export const meetingState = z.enum(MEETING_STATES);
export type MeetingState = z.infer<typeof meetingState>;
