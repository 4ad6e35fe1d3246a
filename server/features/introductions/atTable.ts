import mongoose, { type Types } from 'mongoose';
import type { Meeting } from '../../../shared/schemas/introduction.ts';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { openConversation } from '../conversations/index.ts';
import { holdOpen, type DemandDocument } from '../demands/index.ts';
import { expiryOf, type Step } from './domain.ts';
import { Introduction, type IntroductionDocument, type TimelineRow } from './model.ts';
import { writeNextStep } from './nextStep.ts';
import { holdBothSides, sideOf } from './policy.ts';
import { tell, write, type Seat, type StepContent, type Who } from './steps.ts';

/** What one side says came of a meeting of the two at an event. */
export interface TableOutcome {
  demand: Pick<DemandDocument, '_id' | 'organisationId' | 'content'>;
  supplierId: Types.ObjectId;
  /** Who of the other side sat there, where that person has a sign-in. */
  across: Seat | null;
  meeting: Meeting;
  /** The amount meant, where there is an intent. */
  intentFen: number | null;
  nextStep: { text: string; due: string } | null;
}

/**
 * Writes an introduction of two who met already: neither has to ask the other for it any more. It is told as accepted,
 * and as an intent where there is one.
 */
async function begin(
  session: Session,
  { actor, side }: Who,
  outcome: TableOutcome,
): Promise<IntroductionDocument> {
  const { demand, supplierId, across, meeting, intentFen } = outcome;
  const now = new Date();
  const buyerId = demand.organisationId;
  const personId = new mongoose.Types.ObjectId(actor.personId);
  const place = [meeting.at, meeting.place].filter(Boolean).join(' ');
  const entry = (step: TimelineRow['step'], own: boolean, more: Partial<TimelineRow> = {}): TimelineRow => ({
    ...{ at: now, step, note: '', amountFen: null },
    ...(own ? { side, personId } : { side: null, personId: null }),
    ...more,
  });
  const _id = new mongoose.Types.ObjectId();
  const conversationId = new mongoose.Types.ObjectId();
  const [created] = await Introduction.create(
    [
      {
        _id,
        demandId: demand._id,
        demandTitle: demand.content.title,
        ...{ buyerId, supplierId, parties: [buyerId, supplierId] },
        ...{ startedBy: side, startedById: personId },
        state: intentFen === null ? 'meeting' : 'intent',
        open: true,
        anonymous: demand.content.anonymous,
        ...{ requestedAt: now, expiresAt: expiryOf(now), remindAt: null, acceptedAt: now },
        ...{ meeting, intentFen, conversationId },
        timeline: [
          entry('request', true),
          // By the event: both had agreed to be there.
          entry('accept', false),
          entry('meet', true, { note: place }),
          ...(intentFen === null ? [] : [entry('intend', true, { amountFen: intentFen })]),
        ],
      },
    ],
    { session },
  );
  const row = created!.toObject() as IntroductionDocument;
  await openConversation(session, {
    _id: conversationId,
    subject: { kind: 'introduction', id: _id },
    title: row.demandTitle,
    parties: row.parties,
    people: [{ personId: actor.personId, organisationId: actor.organisationId }, ...(across ? [across] : [])],
  });
  await holdBothSides(session, actor, row);
  if (!(await holdOpen(session, demand._id))) throw new ProblemError('introduction.demandNotOpen');
  await tell(session, { ...row, state: 'requested' }, 'accept', {}, { actor, side });
  if (intentFen !== null)
    await tell(session, { ...row, state: 'meeting' }, 'intend', { amountFen: intentFen }, { actor, side });
  return row;
}

/** Moves an introduction that is under way as far as the outcome says, and no step back. */
async function advance(
  session: Session,
  who: Who,
  before: IntroductionDocument,
  { across, meeting, intentFen }: TableOutcome,
): Promise<IntroductionDocument> {
  let row = before;
  const step = async (...[name, content, by, accepter]: [Step, StepContent, Who | null, Seat?]) => {
    row = (await write(session, before._id, name, content, by, {}, accepter))?.row ?? row;
  };
  if (row.state === 'requested') {
    const own: Seat = { personId: who.actor.personId, organisationId: who.actor.organisationId };
    // One’s own request is not one’s to accept: the meeting answers it, for the other side.
    if (row.startedBy !== who.side) await step('accept', {}, who, own);
    else await step('accept', {}, null, across ?? own);
    await holdBothSides(session, who.actor, row);
  }
  const told = row.meeting?.at === meeting.at && row.meeting.place === meeting.place;
  if (row.state === 'accepted' || (row.state === 'meeting' && !told)) await step('meet', { meeting }, who);
  if (row.state === 'meeting' && intentFen !== null) await step('intend', { amountFen: intentFen }, who);
  return row;
}

/** Said twice it is one next step. */
async function setNextStep(
  session: Session,
  who: Who,
  row: IntroductionDocument,
  wish: NonNullable<TableOutcome['nextStep']>,
): Promise<void> {
  if (row.nextStep?.text === wish.text && row.nextStep.due === wish.due) return;
  const ownerId = new mongoose.Types.ObjectId(who.actor.personId);
  const organisationId = new mongoose.Types.ObjectId(who.actor.organisationId);
  await writeNextStep(session, who, row, { ...wish, ownerId, organisationId });
}

/**
 * Takes what one side says came of a meeting into the introduction of the two over a demand, within a transaction:
 * one that is under way is moved to meeting or intent, or else one is begun. Said twice, or by both sides at once, it
 * is one introduction and one intent; of two that begin it at the same moment the unique index lets one in, and
 * throws the other back to find it (`isDuplicateKey(error, 'supplierId')`: run the transaction again).
 */
export async function recordMeeting(
  session: Session,
  actor: MemberActor,
  outcome: TableOutcome,
): Promise<IntroductionDocument> {
  const { demand, supplierId, nextStep } = outcome;
  const side = sideOf(actor.organisationId, { buyerId: demand.organisationId, supplierId })!;
  const who = { actor, side };
  const open = await Introduction.findOne({
    demandId: demand._id,
    buyerId: demand.organisationId,
    supplierId,
    open: true,
  })
    .session(session)
    .lean<IntroductionDocument>();
  const row = open ? await advance(session, who, open, outcome) : await begin(session, who, outcome);
  if (nextStep) await setNextStep(session, who, row, nextStep);
  return row;
}

/** The open introductions of an organisation, on whichever side of them it is. */
export const openOf = (organisationId: Types.ObjectId): Promise<IntroductionDocument[]> =>
  Introduction.find({ parties: organisationId, open: true }, { timeline: 0 }).lean<IntroductionDocument[]>();
