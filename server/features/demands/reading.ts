import mongoose from 'mongoose';
import {
  DEMAND_STATUSES,
  type Demand as DemandView,
  type DemandStatus,
  type DemandSummary,
} from '../../../shared/schemas/demand.ts';
import { afterInstant, pageAfter, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { Organisation } from '../organisations/index.ts';
import { Demand, type DemandDocument } from './model.ts';
import { maySee, tiesOf, type Viewer } from './policy.ts';
import { presentDemand, presentSummaries, surroundingsOf } from './present.ts';
import { saying } from './saying.ts';

/** An actor as one who looks at demands. */
export async function viewerOf(
  actor: Pick<MemberActor, 'organisationId' | 'organisationStatus'>,
): Promise<Viewer> {
  const row = await Organisation.findById(actor.organisationId, { 'profile.chainPositions': 1 }).lean();
  const chains = (row?.profile?.chainPositions ?? []).map((position) => position.chain);
  return {
    organisationId: actor.organisationId,
    verified: actor.organisationStatus === 'verified',
    chains: [...new Set(chains)],
  };
}

/** A demand as a viewer sees it. */
export const presentTo = async (viewer: Viewer, row: DemandDocument): Promise<DemandView> =>
  presentDemand(row, await surroundingsOf(viewer, [row], true));

/** A demand the actor may see, with how it may; one it may not see is not there. */
export async function demandSeenBy(actor: MemberActor, id: string) {
  const row = await Demand.findById(id).lean<DemandDocument>();
  if (!row) throw notFound();
  const { organisationId } = actor;
  if (String(row.organisationId) === organisationId) {
    // Its own chains open nobody anything it does not see already.
    const verified = actor.organisationStatus === 'verified';
    return { row, viewer: { organisationId, verified, chains: [] } satisfies Viewer, tie: undefined };
  }
  const [viewer, ties, buyerVerified] = await Promise.all([
    viewerOf(actor),
    tiesOf(organisationId, [id]),
    Organisation.exists({ _id: row.organisationId, status: 'verified' }),
  ]);
  const tie = ties.get(id);
  if (!maySee(viewer, row, buyerVerified !== null, tie)) throw notFound();
  return { row, viewer, tie };
}

/** One's own demand, or it is not there. */
export async function ownDemand(actor: MemberActor, id: string): Promise<DemandDocument> {
  const row = await Demand.findOne({ _id: id, organisationId: actor.organisationId }).lean<DemandDocument>();
  if (!row) throw notFound();
  return row;
}

export async function readDemand(actor: MemberActor, id: string): Promise<DemandView> {
  const { row, viewer } = await demandSeenBy(actor, id);
  return presentTo(viewer, row);
}

/** One's own demands, latest first, with how many there are of each status. */
export async function listOwn(
  actor: MemberActor,
  query: {
    limit: number;
    cursor?: string | undefined;
    status?: DemandStatus[] | undefined;
    q?: string | undefined;
    openUntilTo?: string | undefined;
  },
): Promise<Page<DemandSummary> & { counts: Record<DemandStatus, number> }> {
  const organisationId = new mongoose.Types.ObjectId(actor.organisationId);
  const [rows, counted, viewer] = await Promise.all([
    Demand.find({
      organisationId,
      ...(query.status ? { status: { $in: query.status } } : {}),
      ...(query.q ? { $and: saying(query.q, 'buyer') } : {}),
      ...(query.openUntilTo ? { 'content.openUntil': { $ne: null, $lte: query.openUntilTo } } : {}),
      ...afterInstant('createdAt', query.cursor),
    })
      .sort({ createdAt: -1, _id: -1 })
      .limit(query.limit + 1)
      .lean<DemandDocument[]>(),
    Demand.aggregate<{ _id: DemandStatus; n: number }>([
      { $match: { organisationId } },
      { $group: { _id: '$status', n: { $sum: 1 } } },
    ]),
    viewerOf(actor),
  ]);
  const { items, nextCursor } = pageAfter(rows, query.limit, (row) => [
    row.createdAt.getTime(),
    String(row._id),
  ]);
  const counts = new Map(counted.map(({ _id, n }) => [_id, n]));
  return {
    items: await presentSummaries(viewer, items),
    nextCursor,
    counts: Object.fromEntries(DEMAND_STATUSES.map((s) => [s, counts.get(s) ?? 0])) as Record<
      DemandStatus,
      number
    >,
  };
}
