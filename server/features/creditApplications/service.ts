import mongoose from 'mongoose';
import type { z } from 'zod';
import type { creditApplicationRoutes } from '../../../shared/api/creditApplications.ts';
import {
  APPLICATION_STATES,
  type ApplicationState,
  type CreditApplication as Shown,
} from '../../../shared/schemas/creditApplication.ts';
import { afterInstant, pageAfter, transact, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { seatOneMore } from '../conversations/index.ts';
import { Membership } from '../identity/index.ts';
import { isOpen } from './domain.ts';
import { CreditApplication, type ApplicationDocument, type ApplicationTimelineRow } from './model.ts';
import { ownApplication, ownFilter, scopesOf } from './policy.ts';
import { presentAll, stateFor } from './present.ts';
import { tellOf } from './telling.ts';

const { ObjectId } = mongoose.Types;
const MOST_FOLLOW_UPS = 200;

type Query = z.output<(typeof creditApplicationRoutes)['GET /credit-applications']['query']>;

/** The states that a bank is told by one name. */
const statesBehind = (side: 'applicant' | 'bank', states: readonly ApplicationState[]): ApplicationState[] =>
  APPLICATION_STATES.filter((state) => states.includes(stateFor(side, state)));

/** One's applications, latest change first, with how many stand in each state. */
export async function listApplications(
  actor: MemberActor,
  query: Query,
): Promise<Page<Shown> & { counts: Record<ApplicationState, number> }> {
  const side = actor.kind === 'bank' ? 'bank' : 'applicant';
  const base = {
    ...ownFilter(actor),
    ...(query.needId ? { needId: new ObjectId(query.needId) } : {}),
    ...(side === 'bank' && query.assigneeId ? { assigneeId: new ObjectId(query.assigneeId) } : {}),
  };
  const [rows, counted] = await Promise.all([
    CreditApplication.find({
      ...base,
      ...(query.state ? { state: { $in: statesBehind(side, query.state) } } : {}),
      ...afterInstant('updatedAt', query.cursor),
    } as object)
      .sort({ updatedAt: -1, _id: -1 })
      .limit(query.limit + 1)
      .lean<ApplicationDocument[]>(),
    CreditApplication.aggregate<{ _id: ApplicationState; n: number }>([
      { $match: base },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ]),
  ]);
  const page = pageAfter(rows, query.limit, (row) => [row.updatedAt.getTime(), String(row._id)]);
  const counts = Object.fromEntries(APPLICATION_STATES.map((state) => [state, 0])) as Record<
    ApplicationState,
    number
  >;
  for (const { _id, n } of counted) counts[stateFor(side, _id)] += n;
  return { items: await presentAll(actor, page.items), nextCursor: page.nextCursor, counts };
}

const entry = (actor: MemberActor, step: 'assign' | 'followUp', note: string): ApplicationTimelineRow => ({
  at: new Date(),
  step,
  side: 'bank',
  personId: new ObjectId(actor.personId),
  note,
  amountFen: null,
});

/** Gives an application to a colleague, who takes part in its conversation from then on; null: to nobody. */
export async function assign(
  actor: MemberActor,
  id: string,
  personId: string | null,
): Promise<ApplicationDocument> {
  const { organisationId } = actor;
  return transact(async (session) => {
    const { row } = await ownApplication(actor, id, session);
    if (!isOpen(row.state)) throw new ProblemError('application.ended');
    const colleague = { personId, organisationId, role: { $ne: 'viewer' as const } };
    if (personId && !(await Membership.exists(colleague).session(session))) {
      throw new ProblemError('application.assigneeUnknown');
    }
    const written = await CreditApplication.findOneAndUpdate(
      { _id: row._id },
      {
        $set: { assigneeId: personId ? new ObjectId(personId) : null },
        $push: { timeline: entry(actor, 'assign', '') },
        $inc: { version: 1 },
      },
      { session, returnDocument: 'after' },
    ).lean<ApplicationDocument>();
    if (personId && (await scopesOf(row, session)).length > 0) {
      await seatOneMore(session, row.conversationId, { personId, organisationId });
    }
    await tellOf(session, row, 'assigned', { actor, side: 'bank' }, { after: { personId } });
    return written!;
  });
}

/** Notes how a loan goes on after it was paid out. */
export async function followUp(
  actor: MemberActor,
  id: string,
  { on, note }: { on: string; note: string },
): Promise<ApplicationDocument> {
  return transact(async (session) => {
    const { row } = await ownApplication(actor, id, session);
    if (row.state !== 'drawn') throw new ProblemError('state.conflict');
    if (row.followUps.length >= MOST_FOLLOW_UPS) {
      throw new ProblemError('application.tooManyFollowUps', { count: MOST_FOLLOW_UPS });
    }
    const written = await CreditApplication.findOneAndUpdate(
      { _id: row._id },
      {
        $push: { followUps: { on, note, at: new Date() }, timeline: entry(actor, 'followUp', note) },
        $inc: { version: 1 },
      },
      { session, returnDocument: 'after' },
    ).lean<ApplicationDocument>();
    await tellOf(session, row, 'followedUp', { actor, side: 'bank' }, { after: { on, note } });
    return written!;
  });
}
