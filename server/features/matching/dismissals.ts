import mongoose from 'mongoose';
import type { z } from 'zod';
import type { DismissalInfo, dismissalInput } from '../../../shared/schemas/match.ts';
import { namesIn, refOf, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Demand, demandSeenBy, type DemandDocument } from '../demands/index.ts';
import { Organisation } from '../organisations/index.ts';
import type { DemandFacts, FirmFacts, MatchContext } from './domain/facts.ts';
import { learn } from './domain/learning.ts';
import type { Match } from './domain/score.ts';
import { Dismissal, type DismissalDocument, type Side } from './model.ts';

export type DismissalInput = z.output<typeof dismissalInput>;

const MOST_LISTED = 500;
const asId = (id: string) => new mongoose.Types.ObjectId(id);

/** What was in view when a pair was dismissed: what is learned from it. */
export function viewOf(
  side: Side,
  demand: DemandFacts,
  firm: FirmFacts,
  match: Match,
  context: MatchContext,
): DismissalDocument['view'] {
  const best = match.found.capability.best?.best;
  // The buyer meant what the firm does; the firm meant what is asked.
  const id = side === 'buyer' ? best?.offered : (best?.asked ?? match.found.capability.core ?? undefined);
  const term = id === undefined ? undefined : context.concept(id)?.term;
  return {
    concept: id !== undefined && term !== undefined ? { id, term } : null,
    firmSize: firm.sizeClass,
    budgetMaxFen: demand.budgetMaxFen,
  };
}

/** What a side has said so far, and what that changes: of a buyer for this demand, of a firm for all its matches. */
export async function learnedBy(side: Side, of: { demandId: string } | { firmId: string }) {
  const filter = 'demandId' in of ? { demandId: asId(of.demandId) } : { firmId: asId(of.firmId) };
  const rows = await Dismissal.find({ side, ...filter })
    .sort({ at: 1, _id: 1 })
    .limit(MOST_LISTED)
    .lean();
  const facts = rows.map(({ reason, view }) => ({ reason, ...view }));
  const dismissed = new Set(rows.map((row) => String(side === 'buyer' ? row.firmId : row.demandId)));
  return { ...learn(facts, side), dismissed };
}

export interface DismissedPair {
  side: Side;
  demandId: string;
  firmId: string;
}

/** Keeps a “not for me”; said again of the same pair, the later answer stands. */
export async function dismiss(
  actor: MemberActor,
  pair: DismissedPair,
  input: DismissalInput,
  view: DismissalDocument['view'],
): Promise<DismissalInfo> {
  const key = { side: pair.side, demandId: asId(pair.demandId), firmId: asId(pair.firmId) };
  await transact(async (session) => {
    await Dismissal.updateOne(
      key,
      {
        $set: { organisationId: asId(actor.organisationId), ...input, view, at: new Date() },
      },
      { upsert: true, session },
    );
    await recordAudit(session, actor, {
      action: 'match.dismissed',
      subject: { kind: 'demand', id: pair.demandId },
      after: { side: pair.side, firmId: pair.firmId, ...input },
    });
    await emit(session, 'match.dismissed', pair.demandId, { ...pair, reason: input.reason });
  });
  const [info] = await present(await Dismissal.find(key).lean());
  return info!;
}

/** Takes it back: the pair may come again, and what was learned from it is forgotten. */
export async function undismiss(actor: MemberActor, pair: DismissedPair): Promise<void> {
  await transact(async (session) => {
    const gone = await Dismissal.findOneAndDelete(
      {
        side: pair.side,
        demandId: asId(pair.demandId),
        firmId: asId(pair.firmId),
        organisationId: asId(actor.organisationId),
      },
      { session },
    ).lean();
    if (!gone) throw notFound();
    await recordAudit(session, actor, {
      action: 'match.dismissalTakenBack',
      subject: { kind: 'demand', id: pair.demandId },
      before: { side: pair.side, firmId: pair.firmId, reason: gone.reason },
    });
  });
}

/** A buyer's answers about one of its demands. */
export const dismissalsOfDemand = async (demandId: string): Promise<{ items: DismissalInfo[] }> => {
  const filter = { side: 'buyer' as const, demandId: asId(demandId) };
  return { items: await present(await Dismissal.find(filter).sort({ at: -1 }).limit(MOST_LISTED).lean()) };
};

/** A firm's answers about demands, as far as it may still see them. */
export async function dismissalsOfFirm(actor: MemberActor): Promise<{ items: DismissalInfo[] }> {
  const rows = await Dismissal.find({ side: 'supplier', firmId: asId(actor.organisationId) })
    .sort({ at: -1 })
    .limit(100)
    .lean();
  const seen = await Promise.all(
    rows.map((row) =>
      demandSeenBy(actor, String(row.demandId)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return { items: await present(rows.filter((_, i) => seen[i])) };
}

async function present(rows: readonly DismissalDocument[]): Promise<DismissalInfo[]> {
  const [demands, names] = await Promise.all([
    Demand.find({ _id: { $in: rows.map((row) => row.demandId) } }, { 'content.title': 1 }).lean<
      DemandDocument[]
    >(),
    namesIn(
      Organisation,
      rows.map((row) => row.firmId),
    ),
  ]);
  const titles = new Map(demands.map((row) => [String(row._id), row.content.title]));
  return rows.map((row) => ({
    demand: { id: String(row.demandId), title: titles.get(String(row.demandId)) ?? '' },
    firm: refOf(row.firmId, names),
    reason: row.reason,
    note: row.note,
    at: row.at.toISOString(),
  }));
}
