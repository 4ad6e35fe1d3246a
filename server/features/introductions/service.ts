import mongoose from 'mongoose';
import type { z } from 'zod';
import type { introductionRoutes } from '../../../shared/api/introductions.ts';
import {
  INTRODUCTION_STATES,
  type Introduction as Shown,
  type IntroductionState,
} from '../../../shared/schemas/introduction.ts';
import { afterInstant, pageAfter, transact, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { Membership } from '../identity/index.ts';
import { Organisation, type Contact } from '../organisations/index.ts';
import { isOpen } from './domain.ts';
import { Introduction, type IntroductionDocument, type NextStep } from './model.ts';
import { writeNextStep } from './nextStep.ts';
import { ownIntroduction } from './policy.ts';
import { presentAll } from './present.ts';

const { ObjectId } = mongoose.Types;

type Query = z.output<(typeof introductionRoutes)['GET /introductions']['query']>;

/** One's introductions, latest change first, with how many stand in each state (of those asked for otherwise). */
export async function listIntroductions(
  actor: MemberActor,
  query: Query,
): Promise<Page<Shown> & { counts: Record<IntroductionState, number> }> {
  const own = new ObjectId(actor.organisationId);
  const base = {
    parties: own,
    ...(query.side ? { [query.side === 'buyer' ? 'buyerId' : 'supplierId']: own } : {}),
    ...(query.demandId ? { demandId: new ObjectId(query.demandId) } : {}),
  };
  const [rows, counted] = await Promise.all([
    Introduction.find({
      ...base,
      ...(query.state ? { state: { $in: query.state } } : {}),
      ...afterInstant('updatedAt', query.cursor),
    })
      .sort({ updatedAt: -1, _id: -1 })
      .limit(query.limit + 1)
      .lean<IntroductionDocument[]>(),
    Introduction.aggregate<{ _id: IntroductionState; n: number }>([
      { $match: base },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ]),
  ]);
  const page = pageAfter(rows, query.limit, (row) => [row.updatedAt.getTime(), String(row._id)]);
  const counts = new Map(counted.map(({ _id, n }) => [_id, n]));
  return {
    items: await presentAll(actor, page.items),
    nextCursor: page.nextCursor,
    counts: Object.fromEntries(INTRODUCTION_STATES.map((s) => [s, counts.get(s) ?? 0])) as Record<
      IntroductionState,
      number
    >,
  };
}

/** How to reach the other side, once introduced. Whoever looks is in the trail of the one looked at. */
export async function seeContact(
  actor: MemberActor,
  id: string,
): Promise<{ organisation: { id: string; name: string }; contact: Contact }> {
  const { row, side } = await ownIntroduction(actor, id);
  if (!row.acceptedAt) throw new ProblemError('introduction.contactHidden');
  const otherId = side === 'buyer' ? row.supplierId : row.buyerId;
  const other = await Organisation.findById(otherId, { name: 1, contact: 1 }).lean();
  if (!other) throw notFound();
  await recordAudit(null, actor, {
    action: 'contact.seen',
    subject: { kind: 'introduction', id },
    ownerId: otherId,
  });
  return { organisation: { id: String(other._id), name: other.name }, contact: other.contact };
}

/** Says what is to be done next, by whom of the two sides; null clears it. Only once accepted: before, people are unnamed. */
export async function changeNextStep(
  actor: MemberActor,
  id: string,
  wish: { text: string; due: string; ownerId: string } | null,
  version: number,
): Promise<IntroductionDocument> {
  const { row, side } = await ownIntroduction(actor, id);
  if (row.state === 'requested') throw new ProblemError('state.conflict');
  let nextStep: NextStep | null = null;
  if (wish) {
    const owner = await Membership.findOne({
      personId: wish.ownerId,
      organisationId: { $in: row.parties },
    }).lean();
    if (!owner) throw new ProblemError('introduction.ownerUnknown');
    const { personId: ownerId, organisationId } = owner;
    nextStep = { text: wish.text, due: wish.due, ownerId, organisationId };
  }
  return transact(async (session) => {
    if (!(await writeNextStep(session, { actor, side }, row, nextStep, version))) {
      const found = await Introduction.findById(id, { state: 1 }).session(session).lean();
      throw new ProblemError(found && !isOpen(found.state) ? 'introduction.ended' : 'resource.changed');
    }
    return (await Introduction.findById(id).session(session).lean<IntroductionDocument>())!;
  });
}
