import type { Facts } from '../../../../shared/finance/facts.ts';
import { isWithinReach, nearly, type Change, type Verdict } from '../../../../shared/finance/rules.ts';
import type { CreditProductContent } from '../../../../shared/schemas/creditProduct.ts';
import { productCost, type Cost } from './cost.ts';
import { isOfKind, loanOf, termMisses, type Asked, type TermMiss } from './terms.ts';

/** How a bank kept its promises so far. */
export interface Kept {
  promised: number;
  kept: number;
}

/** A product on offer, as it is ranked. */
export interface Candidate {
  productId: string;
  content: CreditProductContent;
  /** Nominal annual rates today. */
  annual: { minBp: number; maxBp: number };
  verdict: (facts: Facts) => Verdict;
  /** Whether the firm comes through a special quota's green channel here. */
  green: boolean;
  kept: Kept;
}

/** `fits`: it passes; `open`: a figure is missing; `near`: the firm can bring about what is missing. */
export const FIT_CLASSES = ['fits', 'open', 'near'] as const;
export type FitClass = (typeof FIT_CLASSES)[number];

/** What its place is made of, each in basis points a year, so that all can be added to what it costs. */
export interface Weights {
  costBp: number;
  /** What it leaves uncovered must be found elsewhere, dearer. */
  uncoveredBp: number;
  /** Waiting costs. */
  waitBp: number;
  /** Promises that were not kept will not be again. */
  unkeptBp: number;
  /** The bank's own appetite for this chain, in its favour. */
  appetiteBp: number;
}

export interface Ranked {
  candidate: Candidate;
  fit: FitClass;
  loan: { amountFen: number; months: number };
  cost: Cost;
  /** Working hours from application to the money, as promised. */
  promisedHours: number;
  weights: Weights;
  weighedBp: number;
  /** What would have to change; [] where it fits. */
  changes: Change[];
  misses: TermMiss[];
}

/** A quarter of what cannot be covered is dearer by 50 bp: as much as between one bank and the next. */
const UNCOVERED_BP = 200;
/** A working day of seven hours. */
const WAIT_BP_PER_HOUR = 1 / 7;
/** The whole of its promises unkept weighs as much as half a percent a year. */
const UNKEPT_BP = 50;
/** Until a bank has a record it counts as one that keeps four promises of five. */
const PRIOR: Kept = { promised: 5, kept: 4 };
const APPETITE_BP = 5;

const chainsOf = (facts: Facts): readonly string[] => (Array.isArray(facts.chain) ? facts.chain : []);

function weightsOf(asked: Asked, facts: Facts, { content, green, kept }: Candidate, cost: Cost) {
  const promise = (green && content.greenChannel) || content.promise;
  const promisedHours = promise.answerHours + promise.offerHours + promise.drawdownHours;
  const uncovered = Math.max(0, asked.amountFen - content.amount.maxFen) / asked.amountFen;
  const keptShare = (kept.kept + PRIOR.kept) / (kept.promised + PRIOR.promised);
  const wanted = chainsOf(facts).some((chain) => content.appetite.chains.includes(chain));
  const weights: Weights = {
    // The middle of the range: neither the rate that is advertised nor the worst.
    costBp: (cost.minBp + cost.maxBp) / 2,
    uncoveredBp: UNCOVERED_BP * uncovered,
    waitBp: WAIT_BP_PER_HOUR * promisedHours,
    unkeptBp: UNKEPT_BP * (1 - keptShare),
    appetiteBp: wanted ? -APPETITE_BP * content.appetite.weight : 0,
  };
  const weighedBp =
    weights.costBp + weights.uncoveredBp + weights.waitBp + weights.unkeptBp + weights.appetiteBp;
  return { promisedHours, weights, weighedBp };
}

/** How one product fits, or null where it does not and nothing the firm can do would make it. */
function fitOf(asked: Asked, facts: Facts, candidate: Candidate): Ranked | null {
  const { content, annual } = candidate;
  if (!isOfKind(asked, content)) return null;
  const misses = termMisses(asked, content);
  const verdict = candidate.verdict(facts);
  const changes = verdict === 'pass' || !content.rule ? [] : nearly(content.rule, facts);
  if (!changes || !isWithinReach(changes)) return null;
  const loan = loanOf(asked, content);
  const cost = productCost(content, annual, loan);
  if (!cost) return null;
  const { highestAnnualBp } = asked;
  if (highestAnnualBp !== null && cost.minBp > highestAnnualBp) {
    misses.push({ term: 'highestAnnualBp', wanted: Math.ceil(cost.minBp), actual: highestAnnualBp });
  }
  const fit = verdict === 'fail' || misses.length > 0 ? 'near' : verdict === 'unknown' ? 'open' : 'fits';
  return { candidate, fit, loan, cost, ...weightsOf(asked, facts, candidate, cost), changes, misses };
}

const lack = ({ changes, misses }: Ranked): number => changes.length + misses.length;

/** By class; then what fits by its weighed cost, and what nearly fits by how much is missing. Ties by id. */
function before(a: Ranked, b: Ranked): number {
  if (a.fit !== b.fit) return FIT_CLASSES.indexOf(a.fit) - FIT_CLASSES.indexOf(b.fit);
  if (a.fit === 'near' && lack(a) !== lack(b)) return lack(a) - lack(b);
  return a.weighedBp - b.weighedBp || (a.candidate.productId < b.candidate.productId ? -1 : 1);
}

/**
 * The products that fit a need or could, best first. What others must not learn does not enter: the facts are the
 * firm's own, and the answer is for it alone. Same input, same answer, whatever the order of the products.
 */
export function rankProducts(asked: Asked, facts: Facts, candidates: readonly Candidate[]): Ranked[] {
  const found: Ranked[] = [];
  for (const candidate of candidates) {
    const fit = fitOf(asked, facts, candidate);
    if (fit) found.push(fit);
  }
  return found.sort(before);
}
