import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Solving, SolvingInput } from '../../../shared/schemas/timetable.ts';
import { isDuplicateKey, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Event, moveEvent, ownEvent, type EventDocument } from '../events/index.ts';
import { keyOf } from './domain/hall.ts';
import { EventTimetable, type Job, type TimetableDocument } from './draftModel.ts';
import { assertChangeable, notSolving } from './life.ts';
import { presentJob } from './present.ts';
import { givenOf, readBoard } from './reading.ts';
import { solveHall, type Solved } from './solveHall.ts';
import { solveInWorker } from './solver/run.ts';

/** Timetables made at once in one process; each takes a thread. */
const MOST_AT_ONCE = 2;
/** How often progress is told, and a cancellation in another process is heard of. */
const HEARTBEAT_MS = 1000;

/** Those under way in this process, by event, so that one can be ended at once and waited for. */
const under = new Map<string, { controller: AbortController; done: Promise<void> }>();
/** Those about to be under way, so that of many who ask at the same moment no more than so many get a thread. */
let beginning = 0;

const mine = (eventId: EventDocument['_id'], jobId: string) => ({
  _id: eventId,
  'job.id': jobId,
  'job.state': 'running' as const,
});

/** Takes the event's timetable for one making; throws where another is under way. */
async function begin(eventId: EventDocument['_id'], limitMs: number): Promise<Job> {
  const now = new Date();
  const job: Job = {
    ...{ id: randomUUID(), state: 'running', phase: 'waiting', objective: null, bound: null },
    ...{ startedAt: now, limitMs, seenAt: now },
  };
  try {
    await EventTimetable.updateOne(
      { _id: eventId, ...notSolving(now) } as object,
      { $set: { job } },
      { upsert: true },
    );
  } catch (error) {
    // It is there and does not match: somebody else's is running.
    if (isDuplicateKey(error)) throw new ProblemError('timetable.inTheMaking');
    throw error;
  }
  return job;
}

/** Starts making an event's timetable; goes on after the answer. */
export async function startSolving(
  actor: MemberActor,
  eventId: string,
  input: SolvingInput,
  logger: Logger,
): Promise<Solving> {
  const event = await ownEvent(actor, eventId);
  assertChangeable(event);
  if (under.size + beginning >= MOST_AT_ONCE) throw new ProblemError('timetable.busy');
  beginning += 1;
  let job: Job;
  try {
    job = await begin(event._id, input.seconds * 1000);
  } finally {
    beginning -= 1;
  }
  const controller = new AbortController();
  const done = work(actor, event, job, input, controller)
    .catch(async (error: unknown) => {
      if (controller.signal.aborted) return;
      logger.error({ err: error, eventId }, 'a timetable could not be made');
      await EventTimetable.updateOne(mine(event._id, job.id), { $set: { 'job.state': 'failed' } });
    })
    // One that was cancelled may end after the next for its event has begun.
    .finally(() => under.get(eventId)?.controller === controller && under.delete(eventId));
  under.set(eventId, { controller, done });
  return presentJob(job);
}

async function work(
  actor: MemberActor,
  event: EventDocument,
  job: Job,
  { mode, seed, seconds }: SolvingInput,
  controller: AbortController,
): Promise<void> {
  const progress = { phase: job.phase, objective: job.objective, bound: job.bound };
  const tell = async () => {
    const { phase, objective, bound } = progress;
    const told = await EventTimetable.updateOne(mine(event._id, job.id), {
      $set: {
        'job.seenAt': new Date(),
        ...{ 'job.phase': phase, 'job.objective': objective, 'job.bound': bound },
      },
    });
    if (told.matchedCount === 0) controller.abort(new Error('cancelled'));
  };
  // What cannot be told now is told a second later; a lasting trouble shows when the result is kept.
  const heartbeat = setInterval(() => void tell().catch(() => undefined), HEARTBEAT_MS);
  try {
    const board = await readBoard(event);
    const solved = await solveHall(
      board.hall,
      await givenOf(board, mode === 'repair'),
      { seed, timeLimitMs: seconds * 1000 },
      (input) =>
        solveInWorker(input, {
          signal: controller.signal,
          onProgress: (now) => void Object.assign(progress, now),
        }),
    );
    await keep(
      actor,
      event,
      job,
      board.draft,
      solved,
      new Set(board.meetings.filter((one) => one.locked).map(keyOf)),
    );
  } finally {
    clearInterval(heartbeat);
  }
}

/** Keeps a result as the draft, unless the making was cancelled meanwhile; the first one moves the event on. */
async function keep(
  actor: MemberActor,
  event: EventDocument,
  job: Job,
  before: TimetableDocument,
  { meetings, objective, bound, wishes }: Solved,
  locked: ReadonlySet<string>,
): Promise<void> {
  await transact(async (session) => {
    const done = await EventTimetable.updateOne(
      { ...mine(event._id, job.id), version: before.version },
      {
        $set: {
          meetings: meetings.map((one) => ({ ...one, locked: locked.has(keyOf(one)) })),
          ...{ objective, bound, wishes, solvedAt: new Date() },
          // How far it was at the last look depends on how busy the machine is, and says nothing any more.
          ...{ 'job.phase': 'seating', 'job.state': 'done', 'job.objective': objective, 'job.bound': bound },
        },
        $inc: { version: 1 },
      },
      { session },
    );
    if (done.matchedCount === 0) throw new Error('the draft was changed while its timetable was made');
    const now = await Event.findById(event._id).session(session).lean<EventDocument>();
    if (now?.status === 'preferences') await moveEvent(session, actor, String(event._id), 'scheduled');
    await recordAudit(session, actor, {
      action: 'timetable.solved',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      after: { meetings: meetings.length, objective, bound },
    });
    await emit(session, 'timetable.made', event._id, { organisations: [String(event.organiserId)] });
  });
}

export async function readSolving(actor: MemberActor, eventId: string): Promise<Solving> {
  const event = await ownEvent(actor, eventId);
  const row = await EventTimetable.findById(event._id, { job: 1 }).lean<TimetableDocument>();
  if (!row?.job) throw notFound();
  return presentJob(row.job);
}

/** Ends a making: the draft stays as it was. */
export async function cancelSolving(actor: MemberActor, eventId: string): Promise<Solving> {
  const event = await ownEvent(actor, eventId);
  const row = await EventTimetable.findOneAndUpdate(
    { _id: event._id, 'job.state': 'running' } as object,
    { $set: { 'job.state': 'cancelled' } },
    { returnDocument: 'after', projection: { job: 1 } },
  ).lean<TimetableDocument>();
  under.get(eventId)?.controller.abort(new Error('cancelled'));
  if (!row?.job) return readSolving(actor, eventId);
  return presentJob(row.job);
}

/** Waits for what is under way in this process: for tests and for a process that ends. */
export const solvingDone = (eventId: string): Promise<void> => under.get(eventId)?.done ?? Promise.resolve();
