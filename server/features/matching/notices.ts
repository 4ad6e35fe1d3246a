import mongoose from 'mongoose';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { transact } from '../../platform/db/index.ts';
import { addReader, emit, type Fact } from '../../platform/outbox/index.ts';
import type { Engine } from '../../platform/search/index.ts';
import { Demand, isOffered, viewerOf, verifiedBuyers, type DemandDocument } from '../demands/index.ts';
import { firmsOf } from '../firms/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentContext } from './context.ts';
import { buyerIsTold, firmsToTell } from './domain/notices.ts';
import { rankMatches } from './domain/rank.ts';
import type { Match } from './domain/score.ts';
import { learnedBy } from './dismissals.ts';
import { askedBy, assessFirms } from './forDemand.ts';
import { assessDemands, firmFacts } from './forFirm.ts';
import { Dismissal, MatchNotice, type Side } from './model.ts';
import { prepareFirms } from './profiles.ts';
import { wishesOf } from './settings.ts';

const asId = (id: string) => new mongoose.Types.ObjectId(id);
/** More demands than these a firm is not told of after one change of its own. */
const MOST_DEMANDS_TOLD = 10;

/** Somebody to be told of a pair. */
interface Telling {
  side: Side;
  /** Who is told. */
  organisationId: string;
  match: Match;
  /** False where it is before their eyes already: it is only noted, so that it is not told later as news. */
  aloud: boolean;
}

/** Notes whom we tell, each pair once a side, and says so in the same transaction. */
async function tell(tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await transact(async (session) => {
    const pairs = tellings.map(({ side, match }) => ({
      side,
      demandId: asId(match.demandId),
      firmId: asId(match.firmId),
    }));
    const known = await MatchNotice.find({ $or: pairs }).session(session).lean();
    const key = (side: Side, demandId: unknown, firmId: unknown) => [side, demandId, firmId].join();
    const told = new Set(known.map((row) => key(row.side, row.demandId, row.firmId)));
    const fresh = tellings.filter(({ side, match }) => !told.has(key(side, match.demandId, match.firmId)));
    if (fresh.length === 0) return;
    const at = new Date();
    // Of two processes at once the unique index lets one through; the other retries and finds nothing fresh.
    await MatchNotice.insertMany(
      fresh.map(({ side, match }) => ({
        side,
        demandId: asId(match.demandId),
        firmId: asId(match.firmId),
        score: match.score,
        at,
      })),
      { session },
    );
    for (const { side, organisationId, match, aloud } of fresh) {
      if (!aloud) continue;
      const { demandId, firmId, score } = match;
      await emit(session, 'match.found', demandId, { organisationId, side, demandId, firmId, score });
    }
  });
}

/** Which of these firms may see a demand, as things stand. */
async function offeredTo(row: DemandDocument, firmIds: readonly string[]): Promise<Set<string>> {
  const rows = await Organisation.find(
    { _id: { $in: firmIds.map(asId) }, status: 'verified' },
    { 'profile.chainPositions': 1 },
  ).lean<OrganisationDocument[]>();
  const offered = rows.filter(({ _id, profile }) => {
    const chains = profile.chainPositions.map(({ chain }) => chain);
    return isOffered({ organisationId: String(_id), verified: true, chains }, row, true);
  });
  return new Set(offered.map(({ _id }) => String(_id)));
}

/** Tells the firms a demand fits. Its buyer has the list before it, so for it the pairs are only noted. */
async function tellOfDemand(engine: Engine, demandId: string): Promise<void> {
  const row = await Demand.findOne({ _id: demandId, status: 'open' }).lean<DemandDocument>();
  if (!row) return;
  const buyerId = String(row.organisationId);
  if (!(await verifiedBuyers([row])).has(buyerId)) return;
  const asked = await askedBy(Promise.resolve(row), demandId, buyerId);
  const { firms, matches } = await assessFirms(engine, asked);
  const ranking = rankMatches(matches, { dismissed: asked.dismissed, rank: 'firmId', eligibleOnly: true });
  const ids = ranking.matches.map(({ firmId }) => firmId);
  const [wish, offered, refusals] = await Promise.all([
    wishesOf([...ids, buyerId]),
    offeredTo(row, ids),
    dismissedByFirms(demandId),
  ]);
  const open = ranking.matches.filter(({ firmId }) => offered.has(firmId) && !refusals.has(firmId));
  const suppliers = firmsToTell(
    open.map((match) => ({ match, firm: firms.get(match.firmId)!, wish: wish(match.firmId) })),
  );
  const seen = ranking.matches.filter((match) =>
    buyerIsTold(match, firms.get(match.firmId)!, { ...wish(buyerId), notify: true }),
  );
  await tell([
    ...suppliers.map((match) => telling('supplier', match.firmId, match, true)),
    ...seen.map((match) => telling('buyer', buyerId, match, false)),
  ]);
}

async function dismissedByFirms(demandId: string): Promise<Set<string>> {
  const rows = await Dismissal.find({ demandId: asId(demandId), side: 'supplier' }, { firmId: 1 }).lean();
  return new Set(rows.map(({ firmId }) => String(firmId)));
}

const telling = (side: Side, organisationId: string, match: Match, aloud: boolean): Telling => ({
  side,
  organisationId,
  match,
  aloud,
});

/** Tells a firm of the open demands that fit it, and their buyers of the firm. */
async function tellOfFirm(engine: Engine, firmId: string): Promise<void> {
  // The reader that prepares firms may not have come to this one yet.
  await prepareFirms([firmId]);
  const viewer = await viewerOf({ organisationId: firmId, organisationStatus: 'verified' });
  const [firm, said] = await Promise.all([firmFacts(firmId), learnedBy('supplier', { firmId })]);
  const context = await currentContext();
  const { rows, matches } = await assessDemands(engine, viewer, firm, context);
  const wish = { dismissed: said.dismissed, rank: 'demandId' as const, eligibleOnly: true };
  const ranked = rankMatches(matches, wish).matches;
  const buyerOf = (match: Match) => String(rows.get(match.demandId)!.organisationId);
  const wishes = await wishesOf([firmId, ...ranked.map(buyerOf)]);
  const forFirm = ranked
    .filter((match) => firmsToTell([{ match, firm, wish: wishes(firmId) }]).length > 0)
    .slice(0, MOST_DEMANDS_TOLD);
  const forBuyers = [];
  for (const match of ranked) {
    if (!buyerIsTold(match, firm, wishes(buyerOf(match)))) continue;
    const { dismissed } = await learnedBy('buyer', { demandId: match.demandId });
    if (!dismissed.has(firmId)) forBuyers.push(match);
  }
  await tell([
    ...forFirm.map((match) => telling('supplier', firmId, match, true)),
    ...forBuyers.map((match) => telling('buyer', buyerOf(match), match, true)),
  ]);
}

const DEMAND_TOPICS = ['demand.opened', 'demand.resumed', 'demand.changed'];
const FIRM_TOPICS = ['organisation.verified', 'organisation.reinstated', 'firm.changed', 'firm.imported'];

/** The verified firms among these; an import of many that are only listed costs one query. */
async function verifiedFirms(facts: readonly Fact[]): Promise<string[]> {
  const ids = firmsOf(facts.filter(({ topic }) => FIRM_TOPICS.includes(topic)));
  if (ids.length === 0) return [];
  const rows = await Organisation.find(
    { _id: { $in: ids }, status: 'verified', kind: { $in: FIRM_KINDS } },
    { _id: 1 },
  ).lean();
  return rows.map(({ _id }) => String(_id));
}

/** Finds whom to tell whenever a demand opens or changes, or a firm is verified or changes. */
export function registerNotices(engine: Engine): void {
  addReader({
    name: 'match-notices',
    topics: [...DEMAND_TOPICS, ...FIRM_TOPICS],
    batch: 100,
    async handle(facts) {
      const demands = facts
        .filter(({ topic }) => DEMAND_TOPICS.includes(topic))
        .map(({ subject }) => subject);
      for (const id of new Set(demands)) await tellOfDemand(engine, id);
      for (const id of await verifiedFirms(facts)) await tellOfFirm(engine, id);
    },
  });
}
