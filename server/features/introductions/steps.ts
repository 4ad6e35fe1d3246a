import mongoose from 'mongoose';
import { dateOf, today } from '../../../shared/localTime.ts';
import type { IntroductionSide, Meeting } from '../../../shared/schemas/introduction.ts';
import { inLocale, type Locale } from '../../../shared/locale.ts';
import { PROBLEMS } from '../../../shared/problems.ts';
import { noteEffect, transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { closeConversation, openConversation } from '../conversations/index.ts';
import { isOpen, STEPS, whyRefused, type Step, type StepRule } from './domain.ts';
import { factOf } from './facts.ts';
import { Introduction, type IntroductionDocument } from './model.ts';
import { assertStillHere, holdBothSides, ownIntroduction } from './policy.ts';

/** What comes with a step: a meeting, an amount, a note or reason. */
export interface StepContent {
  note?: string;
  amountFen?: number;
  meeting?: Meeting;
}

/** Whose doing a step is. */
export interface Who {
  actor: MemberActor;
  side: IntroductionSide;
}

/** Somebody in the conversation of an introduction. */
export type Seat = Pick<MemberActor, 'personId' | 'organisationId'>;
const seatOf = ({ personId, organisationId }: MemberActor): Seat => ({ personId, organisationId });

const AMOUNT_OF: Partial<Record<Step, 'intentFen' | 'contractFen' | 'landedFen'>> = {
  intend: 'intentFen',
  sign: 'contractFen',
  land: 'landedFen',
};

/** The fields a step sets beside the state. */
function fieldsOf(step: Step, content: StepContent, now: Date): Partial<IntroductionDocument> {
  const amount = AMOUNT_OF[step];
  const ends = step === 'decline' || step === 'withdraw' || step === 'close';
  return {
    remindAt: null,
    ...(amount && content.amountFen !== undefined ? { [amount]: content.amountFen } : {}),
    ...(content.meeting ? { meeting: content.meeting } : {}),
    ...(step === 'accept' ? { acceptedAt: now } : {}),
    ...(ends ? { reason: content.note ?? '' } : {}),
  };
}

const noteOf = (content: StepContent): string =>
  content.meeting
    ? [content.meeting.at, content.meeting.place, content.meeting.link].filter(Boolean).join(' ')
    : (content.note ?? '');

/**
 * Writes a step where the introduction is in a state it may start from, with all that belongs to it; null where it
 * is not. The conditional update decides among many at once.
 */
export async function write(
  session: Session,
  id: mongoose.Types.ObjectId,
  step: Step,
  content: StepContent,
  who: Who | null,
  extra: object = {},
  accepter: Seat | null = who && seatOf(who.actor),
): Promise<{ row: IntroductionDocument; done: () => void } | null> {
  const rule: StepRule = STEPS[step];
  const now = new Date();
  const conversationId = step === 'accept' ? new mongoose.Types.ObjectId() : null;
  const before = await Introduction.findOneAndUpdate(
    { _id: id, state: { $in: rule.from }, ...extra },
    {
      $set: {
        state: rule.to,
        open: isOpen(rule.to),
        ...fieldsOf(step, content, now),
        ...(conversationId ? { conversationId } : {}),
      },
      $push: {
        timeline: {
          at: now,
          step,
          side: who?.side ?? null,
          personId: who ? new mongoose.Types.ObjectId(who.actor.personId) : null,
          note: noteOf(content),
          amountFen: content.amountFen ?? null,
        },
      },
      $inc: { version: 1 },
    },
    { session },
  ).lean<IntroductionDocument>();
  if (!before) return null;
  const subject = { kind: 'introduction', id: before._id } as const;
  let done = () => {};
  if (conversationId) await open(session, conversationId, before, accepter!);
  else if (step === 'close') ({ done } = await closeConversation(session, subject));
  await tell(session, before, step, content, who);
  return { row: (await Introduction.findById(id).session(session).lean<IntroductionDocument>())!, done };
}

/** The conversation of an introduction that is being accepted: with who asked and who accepted in it. */
async function open(
  session: Session,
  _id: mongoose.Types.ObjectId,
  row: IntroductionDocument,
  accepter: Seat,
): Promise<void> {
  await openConversation(session, {
    _id,
    subject: { kind: 'introduction', id: row._id },
    title: row.demandTitle,
    parties: row.parties,
    people: [
      {
        personId: String(row.startedById),
        organisationId: String(row.startedBy === 'buyer' ? row.buyerId : row.supplierId),
      },
      accepter,
    ],
  });
}

/** The trail and the fact of a step. */
export async function tell(
  session: Session,
  before: IntroductionDocument,
  step: Step,
  content: StepContent,
  who: Who | null,
): Promise<void> {
  const { to } = STEPS[step];
  const other = who?.side === 'buyer' ? before.supplierId : before.buyerId;
  // An unnamed buyer must not be found in the supplier's trail.
  const hidden = who?.side === 'buyer' && before.anonymous && !before.acceptedAt && step !== 'accept';
  await recordAudit(session, who?.actor ?? null, {
    action: `introduction.${to}`,
    subject: { kind: 'introduction', id: before._id },
    ...(hidden ? {} : { ownerId: other }),
    before: { state: before.state },
    after: { state: to, ...content },
  });
  const fact = factOf(before, who?.side ?? null, who?.actor.personId ?? null);
  await emit(session, `introduction.${to}`, before._id, fact);
}

/** Throws where a meeting is planned for a day before today. */
function assertNotPast({ at }: Meeting, locale: Locale): void {
  if (dateOf(at) >= today()) return;
  const message = inLocale(PROBLEMS['introduction.meetingPast'], locale);
  throw new ProblemError('introduction.meetingPast', {}, [{ path: 'at', code: 'past', message }]);
}

const REFUSALS = {
  notYours: 'introduction.notYours',
  alreadyAccepted: 'introduction.alreadyAccepted',
  ended: 'introduction.ended',
  conflict: 'state.conflict',
} as const;

/** Takes a step for the actor's side; refused with why where the rules or somebody quicker forbid it. */
export async function takeStep(
  actor: MemberActor,
  id: string,
  step: Exclude<Step, 'expire'>,
  content: StepContent = {},
): Promise<IntroductionDocument> {
  const { row, side } = await ownIntroduction(actor, id);
  const refuse = (state: IntroductionDocument['state']) =>
    new ProblemError(REFUSALS[whyRefused(state, step, side, row.startedBy)]);
  const { from, by }: StepRule = STEPS[step];
  // Which side may take it never changes, so it can be asked before; the state is for the update to decide.
  if (by !== 'either' && (by === 'asking') !== (side === row.startedBy)) throw refuse(row.state);
  if (!from.includes(row.state)) throw refuse(row.state);
  if (content.meeting) assertNotPast(content.meeting, actor.locale);
  if (step === 'accept') await assertStillHere(side === 'buyer' ? row.supplierId : row.buyerId);
  const taken = await transact(async (session) => {
    const written = await write(session, row._id, step, content, { actor, side });
    if (written && step === 'accept') await holdBothSides(session, actor, row);
    // A request that met the other side's came to this.
    if (written) await noteEffect(session, row._id);
    return written;
  });
  if (!taken) {
    const now = await Introduction.findById(id).lean<IntroductionDocument>();
    if (!now) throw notFound();
    throw refuse(now.state);
  }
  taken.done();
  return taken.row;
}

/** Lets requests lapse whose time is over; how many did. Safe to run in several processes. */
export async function expireRequests(now = new Date()): Promise<number> {
  const due = { state: 'requested', expiresAt: { $lte: now } } as const;
  const rows = await Introduction.find(due, { _id: 1 }).limit(1000).lean();
  let expired = 0;
  for (const { _id } of rows) {
    if (await transact((session) => write(session, _id, 'expire', {}, null, { expiresAt: due.expiresAt }))) {
      expired += 1;
    }
  }
  return expired;
}
