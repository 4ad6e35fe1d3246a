import type { Locale } from '../../../shared/locale.ts';
import type { DemandMatch, DismissalInfo } from '../../../shared/schemas/match.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Engine } from '../../platform/search/index.ts';
import {
  demandSeenBy,
  isOwn,
  presentDemandSummaries,
  viewerOf,
  type DemandDocument,
  type DemandViewer,
} from '../demands/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentThesaurus } from '../taxonomy/index.ts';
import { currentContext } from './context.ts';
import { demandCandidates } from './candidates.ts';
import { dismiss, learnedBy, viewOf, type DismissalInput } from './dismissals.ts';
import type { DemandFacts, FirmFacts, MatchContext } from './domain/facts.ts';
import { improvementsOf } from './domain/improvements.ts';
import { rankMatches } from './domain/rank.ts';
import { scoreMatch, type Match } from './domain/score.ts';
import { demandFactsOf } from './facts.ts';
import { completeFacts, introductionsOf, pairKey } from './knowledge.ts';
import { pageOf } from './place.ts';
import { presentDemandMatch, presentExcluded, speakerFor } from './present.ts';
import { preparedFirms } from './profiles.ts';
import { inTurns } from './turns.ts';

/** A firm as matching sees it now. */
export async function firmFacts(firmId: string): Promise<FirmFacts> {
  const [facts] = await completeFacts([firmId], preparedFirms([firmId]));
  if (!facts) throw notFound();
  return facts;
}

/** Demands as matching reads them, by id. */
export async function factsOf(rows: readonly DemandDocument[]): Promise<Map<string, DemandFacts>> {
  const buyers = [...new Set(rows.map((row) => String(row.organisationId)))];
  const [found, thesaurus] = await Promise.all([
    Organisation.find({ _id: { $in: buyers } }, { 'profile.region': 1 }).lean<OrganisationDocument[]>(),
    currentThesaurus(),
  ]);
  const regions = new Map(found.map((row) => [String(row._id), row.profile.region]));
  return new Map(
    rows.map((row) => {
      const region = regions.get(String(row.organisationId)) ?? null;
      return [String(row._id), demandFactsOf(row, region, thesaurus)];
    }),
  );
}

/** Scores the demands offered to a firm that are worth a close look. */
export async function assessDemands(
  engine: Engine,
  viewer: DemandViewer,
  firm: FirmFacts,
  context: MatchContext,
) {
  const { found, degraded } = await demandCandidates(engine, viewer, firm, context);
  const rows = new Map(found.map((row) => [String(row._id), row]));
  const facts = await factsOf(found);
  const matches = await inTurns([...facts.values()], (demand) => scoreMatch(demand, firm, context));
  return { rows, facts, matches, degraded };
}

async function presentAll(
  viewer: DemandViewer,
  matches: readonly Match[],
  rows: ReadonlyMap<string, DemandDocument>,
  improvements: (match: Match) => ReturnType<typeof improvementsOf>,
  locale: Locale,
): Promise<DemandMatch[]> {
  const shown = matches.map(({ demandId }) => rows.get(demandId)!);
  const [summaries, introductions, speaker] = await Promise.all([
    presentDemandSummaries(viewer, shown),
    introductionsOf(matches),
    speakerFor(locale),
  ]);
  return matches.map((match, i) =>
    presentDemandMatch(
      summaries[i]!,
      match,
      improvements(match),
      introductions.get(pairKey(match)) ?? null,
      speaker,
    ),
  );
}

/** The demands that fit one's own firm, best first. */
export async function matchesForFirm(
  engine: Engine,
  actor: MemberActor,
  query: { limit: number; cursor?: string | undefined; eligible?: boolean | undefined },
  locale: Locale,
) {
  const [viewer, firm, said] = await Promise.all([
    viewerOf(actor),
    firmFacts(actor.organisationId),
    learnedBy('supplier', { firmId: actor.organisationId }),
  ]);
  const context = await currentContext(said.adjustments);
  const { rows, facts, matches, degraded } = await assessDemands(engine, viewer, firm, context);
  const ranking = rankMatches(matches, {
    dismissed: said.dismissed,
    rank: 'demandId',
    eligibleOnly: query.eligible ?? false,
  });
  const { items, nextCursor } = pageOf(ranking.matches, query.limit, query.cursor, 'demandId');
  const improvements = (match: Match) => improvementsOf(facts.get(match.demandId)!, firm, match, context);
  const speaker = await speakerFor(locale);
  return {
    items: await presentAll(viewer, items, rows, improvements, locale),
    nextCursor,
    considered: matches.length,
    excluded: presentExcluded(ranking.excluded, speaker),
    learned: said.learned.map(speaker.say),
    degraded,
  };
}

/** One demand the firm may see, scored for it. Its own demand is no match for it. */
async function paired(actor: MemberActor, demandId: string) {
  const { row, viewer } = await demandSeenBy(actor, demandId);
  if (isOwn(viewer, row)) throw notFound();
  const [firm, said, all] = await Promise.all([
    firmFacts(actor.organisationId),
    learnedBy('supplier', { firmId: actor.organisationId }),
    factsOf([row]),
  ]);
  const context = await currentContext(said.adjustments);
  const demand = all.get(demandId)!;
  return { row, viewer, firm, context, demand, match: scoreMatch(demand, firm, context) };
}

export async function demandMatchOf(
  actor: MemberActor,
  demandId: string,
  locale: Locale,
): Promise<DemandMatch> {
  const { row, viewer, firm, context, demand, match } = await paired(actor, demandId);
  const improvements = () => improvementsOf(demand, firm, match, context);
  const [presented] = await presentAll(viewer, [match], new Map([[demandId, row]]), improvements, locale);
  return presented!;
}

/** “Not for me” of a firm. */
export async function dismissDemand(
  actor: MemberActor,
  demandId: string,
  input: DismissalInput,
): Promise<DismissalInfo> {
  const { firm, context, demand, match } = await paired(actor, demandId);
  const pair = { side: 'supplier' as const, demandId, firmId: actor.organisationId };
  return dismiss(actor, pair, input, viewOf('supplier', demand, firm, match, context));
}
