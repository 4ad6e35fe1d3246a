import mongoose, { type Types } from 'mongoose';
import type { z } from 'zod';
import { ARRIVING } from '../../../shared/eventLife.ts';
import type { ballotInput, Poll, pollInput } from '../../../shared/schemas/eventDay.ts';
import { isDuplicateKey, noteEffect, transact } from '../../platform/db/index.ts';
import { mayAct } from '../../platform/http/access.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { attendedEvent, eventIfMay, ownEvent, type EventDocument } from '../events/index.ts';
import { dayOf } from './day.ts';
import { tellBoard } from './live.ts';
import { EventDay } from './model.ts';
import { boardPoll, countBallots, resultOf, shownCounts } from './shown.ts';
import { Ballot, EventPoll, type BallotDocument, type EventPollDocument } from './voteModel.ts';

const { ObjectId } = mongoose.Types;
/** While a vote shows its counts, they are told so often at most. */
const TELL_MS = 500;
const MOST_POLLS = 50;

const present = async (
  row: EventPollDocument,
  around: { counts: number[] | null; own: readonly BallotDocument[]; pollId: Types.ObjectId | null },
): Promise<Poll> => ({
  id: String(row._id),
  title: row.title,
  options: row.options,
  live: row.live,
  state: row.state,
  counts: around.counts,
  own: around.own.map(({ attendeeId, option }) => ({ attendeeId: String(attendeeId), option })),
  onBoard: around.pollId?.equals(row._id) ?? false,
});

/** The votes of an event: all with their counts for its organiser, those that are open or over for who is there. */
export async function listPolls(actor: MemberActor, eventId: string): Promise<Poll[]> {
  const organised = await eventIfMay(actor, eventId, 'organise');
  const event = organised ?? (await attendedEvent(actor, eventId)).event;
  const [rows, day] = await Promise.all([
    EventPoll.find({ eventId: event._id, ...(organised ? {} : { state: { $ne: 'draft' } }) })
      .sort({ _id: 1 })
      .limit(MOST_POLLS)
      .lean<EventPollDocument[]>(),
    dayOf(event._id),
  ]);
  const own = await Ballot.find({
    pollId: { $in: rows.map(({ _id }) => _id) },
    organisationId: new ObjectId(actor.organisationId),
  }).lean<BallotDocument[]>();
  return Promise.all(
    rows.map(async (row) =>
      present(row, {
        counts: organised ? (row.counts ?? (await countBallots(row))) : await shownCounts(row),
        own: own.filter(({ pollId }) => pollId.equals(row._id)),
        pollId: day.pollId,
      }),
    ),
  );
}

async function pollOf(event: EventDocument, pollId: string): Promise<EventPollDocument> {
  const row = await EventPoll.findOne({ _id: pollId, eventId: event._id }).lean<EventPollDocument>();
  if (!row) throw notFound();
  return row;
}

export async function readPoll(actor: MemberActor, eventId: string, pollId: string): Promise<Poll> {
  const found = (await listPolls(actor, eventId)).find(({ id }) => id === pollId);
  if (!found) throw notFound();
  return found;
}

export async function preparePoll(
  actor: MemberActor,
  eventId: string,
  input: z.output<typeof pollInput>,
): Promise<Poll> {
  const event = await ownEvent(actor, eventId);
  if ((await EventPoll.countDocuments({ eventId: event._id })) >= MOST_POLLS) {
    throw new ProblemError('poll.tooMany', { count: MOST_POLLS });
  }
  const made = await transact(async (session) => {
    const [row] = await EventPoll.create(
      [{ eventId: event._id, ...input, state: 'draft', counts: null, at: new Date() }],
      { session },
    );
    await noteEffect(session, row!._id);
    await recordAudit(session, actor, {
      action: 'event.pollPrepared',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      after: { title: input.title },
    });
    return row!.toObject() as EventPollDocument;
  });
  return readPoll(actor, eventId, String(made._id));
}

async function tellPoll(eventId: Types.ObjectId): Promise<void> {
  const day = await dayOf(eventId);
  tellBoard(eventId, { kind: 'poll', poll: await boardPoll(day.pollId) });
}

/** Opens a vote, which puts it on the board; or closes it, from when on what was counted then is its result. */
export async function movePoll(
  actor: MemberActor,
  eventId: string,
  pollId: string,
  to: 'open' | 'closed',
): Promise<Poll> {
  const event = await ownEvent(actor, eventId);
  if (!ARRIVING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  const before = await pollOf(event, pollId);
  await dayOf(event._id);
  const from = to === 'open' ? 'draft' : 'open';
  await transact(async (session) => {
    const moved = await EventPoll.updateOne(
      { _id: before._id, state: from },
      { $set: { state: to } },
      { session },
    );
    if (moved.modifiedCount === 0) throw new ProblemError('state.conflict');
    await EventDay.updateOne({ _id: event._id }, { $set: { pollId: before._id } }, { session });
    await recordAudit(session, actor, {
      action: to === 'open' ? 'event.pollOpened' : 'event.pollClosed',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      after: { title: before.title },
    });
  });
  // Counted after it was closed: whoever was let in before is in it, and nobody is let in after.
  if (to === 'closed') await resultOf(before);
  await tellPoll(event._id);
  return readPoll(actor, eventId, pollId);
}

/** Puts a vote on the board, or takes whichever is there off. */
export async function showPoll(actor: MemberActor, eventId: string, pollId: string | null): Promise<void> {
  const event = await ownEvent(actor, eventId);
  const row = pollId ? await pollOf(event, pollId) : null;
  await dayOf(event._id);
  await transact(async (session) => {
    await EventDay.updateOne({ _id: event._id }, { $set: { pollId: row?._id ?? null } }, { session });
    await recordAudit(session, actor, {
      action: 'event.boardChanged',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      after: { title: row?.title ?? '' },
    });
  });
  await tellPoll(event._id);
}

const gathering = new Set<string>();

function tellCounts(eventId: Types.ObjectId): void {
  const key = String(eventId);
  if (gathering.has(key)) return;
  gathering.add(key);
  setTimeout(() => {
    gathering.delete(key);
    // Nothing is lost by one that fails: the next vote, or the next look, tells the same.
    tellPoll(eventId).catch(() => undefined);
  }, TELL_MS).unref();
}

/** Gives or changes the vote of one person who is here; for oneself, or a colleague without a sign-in. */
export async function vote(
  actor: MemberActor,
  eventId: string,
  pollId: string,
  { attendeeId, option }: z.output<typeof ballotInput>,
): Promise<Poll> {
  const { event, registration } = await attendedEvent(actor, eventId);
  const row = await pollOf(event, pollId);
  if (row.state === 'draft' || option >= row.options.length) throw notFound();
  if (!mayAct(actor)) throw new ProblemError('access.denied');
  const person = registration.people.find(({ _id }) => String(_id) === attendeeId);
  if (!person) throw notFound();
  if (person.personId && String(person.personId) !== actor.personId) throw new ProblemError('poll.notYours');
  if (!person.checkedInAt && !event.content.online) throw new ProblemError('poll.notHere');
  if (row.state !== 'open') throw new ProblemError('poll.closed');
  const who = { pollId: row._id, attendeeId: person._id };
  const set = { $set: { option }, $setOnInsert: { organisationId: registration.organisationId } };
  try {
    await Ballot.updateOne(who, set, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await Ballot.updateOne(who, { $set: { option } });
  }
  // Asked again: one that came as it was closed may not be in the result, and is told so.
  if ((await pollOf(event, pollId)).state !== 'open') throw new ProblemError('poll.closed');
  if (row.live) tellCounts(event._id);
  return readPoll(actor, eventId, pollId);
}
