import type { EventStatus } from '../../../shared/schemas/event.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import type { EventDocument } from '../events/index.ts';
import type { TimetableDocument } from './draftModel.ts';

/** While a timetable can be made and changed. */
const OPEN: readonly EventStatus[] = ['preferences', 'scheduled', 'published', 'live'];
/** While people read it. */
const TOLD: readonly EventStatus[] = ['published', 'live', 'closed', 'reported'];

export const isTold = ({ status, timetable }: EventDocument): boolean =>
  timetable > 0 && TOLD.includes(status);

export function assertChangeable({ status }: Pick<EventDocument, 'status'>): void {
  if (OPEN.includes(status)) return;
  const before = status === 'draft' || status === 'registration';
  throw new ProblemError(before ? 'timetable.tooEarly' : 'timetable.over');
}

/** A process that was not heard of for so long works no more. */
const SILENT_MS = 30_000;
export const silentSince = (now = new Date()): Date => new Date(now.getTime() - SILENT_MS);

/** Drafts that no process works on; one whose process died is free again. */
export const notSolving = (now = new Date()) => ({
  $or: [{ 'job.state': { $ne: 'running' } }, { 'job.seenAt': { $lt: silentSince(now) } }],
});

export function assertNotSolving({ job }: Pick<TimetableDocument, 'job'>): void {
  if (job?.state === 'running' && job.seenAt > silentSince()) {
    throw new ProblemError('timetable.inTheMaking');
  }
}
