import mongoose from 'mongoose';
import type { Locale } from '../../../shared/locale.ts';
import type { ComparedFirm, DismissalInfo, FirmMatch } from '../../../shared/schemas/match.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Engine } from '../../platform/search/index.ts';
import { ownDemand, type DemandDocument } from '../demands/index.ts';
import { FOUND_STATUSES, presentSummary } from '../firms/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { currentContext } from './context.ts';
import { firmCandidates } from './candidates.ts';
import { dismiss, learnedBy, viewOf, type DismissalInput } from './dismissals.ts';
import type { DemandFacts, FirmFacts, MatchContext } from './domain/facts.ts';
import { improvementsOf } from './domain/improvements.ts';
import { rankMatches } from './domain/rank.ts';
import { scoreMatch, type Match } from './domain/score.ts';
import { kilometres } from './domain/surroundings.ts';
import { demandFactsOf } from './facts.ts';
import { completeFacts, introductionsOf, pairKey } from './knowledge.ts';
import { pageOf } from './place.ts';
import { presentExcluded, presentFirmMatch, speakerFor } from './present.ts';
import { preparedFirms } from './profiles.ts';
import { inTurns } from './turns.ts';

/** A demand with all that scoring it takes. */
interface Asked {
  row: DemandDocument;
  facts: DemandFacts;
  context: MatchContext;
  dismissed: ReadonlySet<string>;
  learned: Awaited<ReturnType<typeof learnedBy>>['learned'];
}

/** Reads what scoring a demand takes, its buyer's answers so far included: all at once. */
export async function askedBy(
  demand: Promise<DemandDocument>,
  demandId: string,
  buyerId: string,
): Promise<Asked> {
  const [row, buyer, said, thesaurus] = await Promise.all([
    demand,
    Organisation.findById(buyerId, { 'profile.region': 1 }).lean(),
    learnedBy('buyer', { demandId }),
    currentThesaurus(),
  ]);
  const facts = demandFactsOf(row, buyer?.profile.region ?? null, thesaurus);
  return { row, facts, context: await currentContext(said.adjustments), ...said };
}

/** Scores the firms worth a close look for a demand. */
export async function assessFirms(engine: Engine, { row, facts, context }: Asked) {
  const { found, degraded } = await firmCandidates(engine, facts, row.content.invited, context);
  const ids = found.filter((id) => id !== String(row.organisationId));
  const firms = await completeFacts(ids, preparedFirms(ids));
  const matches = await inTurns(firms, (firm) => scoreMatch(facts, firm, context));
  return { firms: new Map(firms.map((firm) => [firm.id, firm])), matches, degraded };
}

/** These firms as they are now, those that are not found by others left out. */
async function rowsOf(ids: readonly string[]): Promise<Map<string, OrganisationDocument>> {
  const rows = await Organisation.find({
    _id: { $in: ids.map((id) => new mongoose.Types.ObjectId(id)) },
    status: { $in: FOUND_STATUSES },
  }).lean<OrganisationDocument[]>();
  return new Map(rows.map((row) => [String(row._id), row]));
}

async function presentAll(
  { row, facts, context }: Asked,
  matches: readonly Match[],
  firms: ReadonlyMap<string, FirmFacts>,
  reading: Promise<ReadonlyMap<string, OrganisationDocument>>,
  locale: Locale,
): Promise<FirmMatch[]> {
  const demandId = String(row._id);
  const [rows, introductions, speaker] = await Promise.all([
    reading,
    introductionsOf(matches.map(({ firmId }) => ({ demandId, firmId }))),
    speakerFor(locale),
  ]);
  return matches.flatMap((match) => {
    const { firmId } = match;
    const firm = rows.get(firmId);
    if (!firm) return [];
    const improvements = improvementsOf(facts, firms.get(firmId)!, match, context);
    const introductionId = introductions.get(pairKey({ demandId, firmId })) ?? null;
    return [presentFirmMatch(presentSummary(firm), match, improvements, introductionId, speaker)];
  });
}

export interface FirmMatchQuery {
  limit: number;
  cursor?: string | undefined;
  eligible?: boolean | undefined;
  reachable?: boolean | undefined;
}

/** The firms that fit one's own demand, best first. */
export async function matchesForDemand(
  engine: Engine,
  actor: MemberActor,
  demandId: string,
  query: FirmMatchQuery,
  locale: Locale,
) {
  const asked = await askedBy(ownDemand(actor, demandId), demandId, actor.organisationId);
  const { firms, matches, degraded } = await assessFirms(engine, asked);
  const unreachable = query.reachable
    ? new Set([...firms.values()].filter((firm) => !firm.reachable).map(({ id }) => id))
    : undefined;
  const ranking = rankMatches(matches, {
    dismissed: asked.dismissed,
    rank: 'firmId',
    eligibleOnly: query.eligible ?? false,
    ...(unreachable ? { unreachable } : {}),
  });
  const { items, nextCursor } = pageOf(ranking.matches, query.limit, query.cursor, 'firmId');
  const rows = rowsOf(items.map(({ firmId }) => firmId));
  const [presented, speaker] = await Promise.all([
    presentAll(asked, items, firms, rows, locale),
    speakerFor(locale),
  ]);
  return {
    items: presented,
    nextCursor,
    considered: matches.length,
    excluded: presentExcluded(ranking.excluded, speaker),
    learned: asked.learned.map(speaker.say),
    degraded,
  };
}

/** Ids of the firms that fit somebody's demand best and can be reached, for the platform's own use. */
export async function firmsFitting(engine: Engine, row: DemandDocument, most: number): Promise<string[]> {
  const asked = await askedBy(Promise.resolve(row), String(row._id), String(row.organisationId));
  const { firms, matches } = await assessFirms(engine, asked);
  const unreachable = new Set([...firms.values()].filter((firm) => !firm.reachable).map(({ id }) => id));
  const wish = { dismissed: asked.dismissed, rank: 'firmId', eligibleOnly: true, unreachable } as const;
  return rankMatches(matches, wish)
    .matches.slice(0, most)
    .map(({ firmId }) => firmId);
}

/** Chosen firms for one's own demand, each scored and explained, in the order they were asked for. */
async function chosen(actor: MemberActor, demandId: string, firmIds: readonly string[], locale: Locale) {
  const asked = await askedBy(ownDemand(actor, demandId), demandId, actor.organisationId);
  const others = [...new Set(firmIds)].filter((id) => id !== actor.organisationId);
  const rows = await rowsOf(others);
  if (rows.size < new Set(firmIds).size) throw notFound();
  const facts = await completeFacts(others, preparedFirms(others));
  const firms = new Map(facts.map((firm) => [firm.id, firm]));
  if (firms.size < others.length) throw notFound();
  const matches = others.map((id) => scoreMatch(asked.facts, firms.get(id)!, asked.context));
  const presented = await presentAll(asked, matches, firms, Promise.resolve(rows), locale);
  return { asked, rows, firms, matches, presented };
}

export async function firmMatchOf(
  actor: MemberActor,
  demandId: string,
  firmId: string,
  locale: Locale,
): Promise<FirmMatch> {
  return (await chosen(actor, demandId, [firmId], locale)).presented[0]!;
}

/** Several firms side by side. */
export async function compareFirms(
  actor: MemberActor,
  demandId: string,
  firmIds: readonly string[],
  locale: Locale,
): Promise<{ items: ComparedFirm[] }> {
  const { asked, rows, firms, presented } = await chosen(actor, demandId, firmIds, locale);
  const items = presented.map((match) => {
    const { profile } = rows.get(match.firm.id)!;
    const km = kilometres(asked.facts, firms.get(match.firm.id)!);
    return {
      match,
      capabilities: profile.capabilities,
      certificates: profile.certificates,
      tier: profile.tier,
      staff: profile.staff,
      revenueFen: profile.revenueFen,
      km: km === null ? null : Math.round(km),
    };
  });
  return { items };
}

/** “Not for me” of a buyer. */
export async function dismissFirm(
  actor: MemberActor,
  demandId: string,
  firmId: string,
  input: DismissalInput,
): Promise<DismissalInfo> {
  const { asked, firms, matches } = await chosen(actor, demandId, [firmId], actor.locale);
  const view = viewOf('buyer', asked.facts, firms.get(firmId)!, matches[0]!, asked.context);
  return dismiss(actor, { side: 'buyer', demandId, firmId }, input, view);
}
