import mongoose from 'mongoose';
import { ARRIVING } from '../../../shared/eventLife.ts';
import type { HallQuestion as Shown } from '../../../shared/schemas/eventDay.ts';
import { namesIn, noteEffect, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { attendedEvent, eventIfMay, ownEvent } from '../events/index.ts';
import { Person } from '../identity/index.ts';
import { holdVerified, Organisation } from '../organisations/index.ts';
import { dayOf } from './day.ts';
import { tellBoard, tellPeople } from './live.ts';
import { EventDay } from './model.ts';
import { boardQuestion } from './shown.ts';
import { HallQuestion, type HallQuestionDocument } from './voteModel.ts';

const { ObjectId } = mongoose.Types;
/** Of one organisation at once, so that nobody fills the list. */
const MOST_WAITING = 5;
const MOST_SHOWN = 500;

async function presentAll(
  actor: MemberActor,
  rows: readonly HallQuestionDocument[],
  names: boolean,
): Promise<Shown[]> {
  const [organisations, people] = names
    ? await Promise.all([
        namesIn(
          Organisation,
          rows.map(({ organisationId }) => organisationId),
        ),
        namesIn(
          Person,
          rows.map(({ personId }) => personId),
        ),
      ])
    : [null, null];
  return rows.map((row) => ({
    id: String(row._id),
    text: row.text,
    state: row.state,
    at: row.at.toISOString(),
    own: String(row.organisationId) === actor.organisationId,
    by: organisations && {
      name: people.get(String(row.personId)) ?? '',
      organisation: organisations.get(String(row.organisationId)) ?? '',
    },
  }));
}

/** Questions from the hall: all with who asked for the organiser; one’s own and those that were shown for who is there. */
async function seenBy(actor: MemberActor, eventId: string, which: object = {}): Promise<Shown[]> {
  const organised = await eventIfMay(actor, eventId, 'organise');
  const event = organised ?? (await attendedEvent(actor, eventId)).event;
  const seen = {
    $or: [{ organisationId: new ObjectId(actor.organisationId) }, { state: { $in: ['shown', 'answered'] } }],
  };
  const filter = { eventId: event._id, ...(organised ? {} : seen), ...which };
  // Of more than are shown the latest: what waits is among them.
  const rows = await HallQuestion.find(filter as object)
    .sort({ _id: -1 })
    .limit(MOST_SHOWN)
    .lean<HallQuestionDocument[]>();
  return presentAll(actor, rows.reverse(), organised !== null);
}

export const listQuestions = (actor: MemberActor, eventId: string): Promise<Shown[]> =>
  seenBy(actor, eventId);

export async function askQuestion(actor: MemberActor, eventId: string, text: string): Promise<Shown> {
  const { event, registration } = await attendedEvent(actor, eventId);
  if (!ARRIVING.includes(event.status)) throw new ProblemError('eventDay.notRunning');
  const { organisationId } = registration;
  const row = await transact(async (session) => {
    // Held, so that of many that ask at the same moment each counts those before it.
    await holdVerified(session, [organisationId]);
    const waiting = { eventId: event._id, organisationId, state: 'waiting' } as const;
    if ((await HallQuestion.countDocuments(waiting).session(session)) >= MOST_WAITING) {
      throw new ProblemError('question.tooMany', { count: MOST_WAITING });
    }
    const [made] = await HallQuestion.create(
      [{ ...waiting, personId: new ObjectId(actor.personId), text, at: new Date() }],
      { session },
    );
    await noteEffect(session, made!._id);
    return made!.toObject() as HallQuestionDocument;
  });
  tellPeople(event._id, [event.organiserId]);
  return (await presentAll(actor, [row], false))[0]!;
}

export async function readQuestion(actor: MemberActor, eventId: string, questionId: string): Promise<Shown> {
  const [found] = await seenBy(actor, eventId, { _id: new ObjectId(questionId) });
  if (!found) throw notFound();
  return found;
}

/** Puts a question on the screen, takes it off as answered, or leaves it out. */
export async function decideQuestion(
  actor: MemberActor,
  eventId: string,
  questionId: string,
  state: 'shown' | 'answered' | 'dismissed',
): Promise<Shown> {
  const event = await ownEvent(actor, eventId);
  await dayOf(event._id);
  const _id = new ObjectId(questionId);
  const organisationId = await transact(async (session) => {
    const row = await HallQuestion.findOneAndUpdate(
      { _id, eventId: event._id },
      { $set: { state } },
      { session },
    ).lean<HallQuestionDocument>();
    if (!row) throw notFound();
    await EventDay.updateOne(
      state === 'shown' ? { _id: event._id } : { _id: event._id, questionId: _id },
      { $set: { questionId: state === 'shown' ? _id : null } },
      { session },
    );
    await recordAudit(session, actor, {
      action: 'event.questionDecided',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      before: { state: row.state },
      after: { state, text: row.text },
    });
    return row.organisationId;
  });
  const day = await dayOf(event._id);
  tellBoard(event._id, { kind: 'question', question: await boardQuestion(day.questionId) });
  tellPeople(event._id, [organisationId, event.organiserId]);
  return readQuestion(actor, eventId, questionId);
}
