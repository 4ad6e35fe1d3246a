import { conceptSimilarity } from '../../../../shared/taxonomy/thesaurus.ts';
import { FIRM_SIZES } from '../../../../shared/schemas/firm.ts';
import { say } from '../../../../shared/matchReasons.ts';
import { convertQuantity } from '../../../../shared/taxonomy/units.ts';
import { askedConcepts } from './capability.ts';
import type { CapabilityFacts, DemandFacts, FirmFacts, MatchContext } from './facts.ts';
import type { Finding } from './surroundings.ts';

/** Shares of the part: the order's size for the firm, what it looks for, and whether it has room for more. */
const SIZE = 0.3;
const SEEKS = 0.2;
const ROOM = 0.5;

/** So many introductions at once are no burden yet. */
const EASY_LOAD = 2;
const HALF_ROOM_AT = 4;
const BUSY_FROM = 8;
/** A match somebody was told of may come to nothing: it burdens less than an open introduction. */
const NOTICE_LOAD = 0.4;

const SMALL_SHARE = 0.01;
const LARGE_SHARE = 0.8;

const fine = (score = 1): Finding => ({ score, reasons: [], against: [] });

/** The order beside what the firm can make. */
function againstCapacity(demand: DemandFacts, capability: CapabilityFacts | null): Finding {
  const capacity = capability?.monthlyCapacity;
  if (!demand.monthlyQuantity || !capacity) return fine();
  const { amount, unit } = demand.monthlyQuantity;
  const possible = convertQuantity(capacity.amount, capacity.unit, unit);
  if (possible === null) return fine();
  const share = amount / possible;
  const percent = Math.max(1, Math.round(100 * share));
  if (share < SMALL_SHARE) return { ...fine(0.5), against: [say('orderSmall', { percent: 1 })] };
  if (share > LARGE_SHARE) return { ...fine(0.7), against: [say('orderLarge', { percent })] };
  return share >= 0.05 ? { ...fine(), reasons: [say('orderComfortable', { percent })] } : fine();
}

/** The budget beside what the firm turns over in a year. */
function againstRevenue(demand: DemandFacts, firm: FirmFacts): Finding {
  if (demand.budgetMaxFen === null || !firm.revenueFen) return fine();
  const share = demand.budgetMaxFen / firm.revenueFen;
  if (share < 0.0001) return { ...fine(0.5), against: [say('budgetSmall', {})] };
  if (share <= 1) return fine();
  return { ...fine(0.6), against: [say('budgetLarge', { percent: Math.round(100 * share) })] };
}

/** Whether the firm would want an order of this size: only objections count, so that stating more raises nobody. */
function orderSize(demand: DemandFacts, firm: FirmFacts, capability: CapabilityFacts | null): Finding {
  const both = [againstCapacity(demand, capability), againstRevenue(demand, firm)];
  return {
    score: Math.min(...both.map((one) => one.score)),
    reasons: both.flatMap((one) => one.reasons),
    against: both.flatMap((one) => one.against),
  };
}

/** What the two sides said of sizes that did not suit them. */
function sizeAfterLearning(demand: DemandFacts, firm: FirmFacts, context: MatchContext): number {
  const { smallFirms, largeFirms, smallOrders, largeOrders } = context.adjustments;
  let factor = 1;
  if (firm.sizeClass !== null) {
    const rank = FIRM_SIZES.indexOf(firm.sizeClass);
    if (smallFirms && rank <= FIRM_SIZES.indexOf(smallFirms.upTo)) factor *= smallFirms.factor;
    if (largeFirms && rank >= FIRM_SIZES.indexOf(largeFirms.from)) factor *= largeFirms.factor;
  }
  if (demand.budgetMaxFen !== null) {
    if (smallOrders && demand.budgetMaxFen <= smallOrders.upToFen) factor *= smallOrders.factor;
    if (largeOrders && demand.budgetMaxFen >= largeOrders.fromFen) factor *= largeOrders.factor;
  }
  return factor;
}

/** Whether it is what the firm says it looks for. */
function sought(demand: DemandFacts, firm: FirmFacts, context: MatchContext): Finding {
  if (!firm.saysWhatItSeeks) return fine(0.5);
  let best = 0;
  let term: string | null = null;
  for (const asked of askedConcepts(demand, context)) {
    const a = context.concept(asked.id);
    for (const { id } of firm.seeks) {
      const b = context.concept(id);
      const similarity = a && b ? conceptSimilarity(a, b) : 0;
      if (similarity > best) [best, term] = [similarity, b!.term];
    }
  }
  if (best === 1 && term) return { ...fine(), reasons: [say('seeksThis', { concept: term })] };
  return fine(best >= 0.5 ? 0.75 : 0.5);
}

/** How many requests a firm has on its hands, in open introductions. */
export const loadOf = (firm: FirmFacts): number => firm.record.open + NOTICE_LOAD * firm.recentNotices;

/** Room for one more: what keeps the best-known firms from being asked by everybody. */
function room(firm: FirmFacts): Finding {
  const load = loadOf(firm);
  const score = 1 / (1 + Math.max(0, load - EASY_LOAD) / HALF_ROOM_AT);
  return load >= BUSY_FROM ? { score, reasons: [], against: [say('busy', {})] } : fine(score);
}

/** Would the other side want it too? */
export function reciprocityFit(
  demand: DemandFacts,
  firm: FirmFacts,
  capability: CapabilityFacts | null,
  context: MatchContext,
): Finding {
  const size = orderSize(demand, firm, capability);
  const seeks = sought(demand, firm, context);
  const free = room(firm);
  const listed = firm.reachable ? fine() : { ...fine(0.5), against: [say('notOnPlatform', {})] };
  return {
    score:
      listed.score *
      (SIZE * size.score * sizeAfterLearning(demand, firm, context) +
        SEEKS * seeks.score +
        ROOM * free.score),
    reasons: [...seeks.reasons, ...size.reasons],
    against: [...listed.against, ...size.against, ...free.against],
  };
}
