import type { Types } from 'mongoose';
import type { BoardPoll } from '../../../shared/schemas/eventDay.ts';
import {
  Ballot,
  EventPoll,
  HallQuestion,
  type EventPollDocument,
  type HallQuestionDocument,
} from './voteModel.ts';

/** How many chose each option. */
export async function countBallots({
  _id,
  options,
}: Pick<EventPollDocument, '_id' | 'options'>): Promise<number[]> {
  const rows = await Ballot.aggregate<{ _id: number; n: number }>([
    { $match: { pollId: _id } },
    { $group: { _id: '$option', n: { $sum: 1 } } },
  ]);
  const of = new Map(rows.map(({ _id: option, n }) => [option, n]));
  return options.map((_, option) => of.get(option) ?? 0);
}

/** The result of a vote that is closed, counted by whoever needs it first: the process that closed it may have died. */
export async function resultOf(
  row: Pick<EventPollDocument, '_id' | 'options' | 'counts'>,
): Promise<number[]> {
  if (row.counts) return row.counts;
  const counts = await countBallots(row);
  const kept = await EventPoll.findOneAndUpdate(
    { _id: row._id, counts: null },
    { $set: { counts } },
    { returnDocument: 'after' },
  ).lean();
  return kept?.counts ?? (await EventPoll.findById(row._id, { counts: 1 }).lean())?.counts ?? counts;
}

/** What the hall may be told of a vote’s counts. */
export async function shownCounts(row: EventPollDocument): Promise<number[] | null> {
  if (row.state === 'closed') return resultOf(row);
  return row.live && row.state === 'open' ? countBallots(row) : null;
}

/** The vote that is on the board. */
export async function boardPoll(pollId: Types.ObjectId | null): Promise<BoardPoll | null> {
  const row = pollId && (await EventPoll.findById(pollId).lean<EventPollDocument>());
  if (!row || row.state === 'draft') return null;
  return {
    id: String(row._id),
    title: row.title,
    options: row.options,
    open: row.state === 'open',
    counts: await shownCounts(row),
  };
}

/** The question that is on the board. */
export async function boardQuestion(
  questionId: Types.ObjectId | null,
): Promise<{ id: string; text: string } | null> {
  const row = questionId && (await HallQuestion.findById(questionId).lean<HallQuestionDocument>());
  return row ? { id: String(row._id), text: row.text } : null;
}
