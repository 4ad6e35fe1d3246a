import type { Facts } from '../../../../shared/finance/facts.ts';
import { withinReach, type Change, type Verdict } from '../../../../shared/finance/rules.ts';
import type { CreditProductContent } from '../../../../shared/schemas/creditProduct.ts';
import { productCost, takesAll, type Cost } from './cost.ts';
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
const FIT_CLASSES = ['fits', 'open', 'near'] as const;
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
  changes: readonly Change[];
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

/** A product that could do, before it is reckoned what it costs. */
interface Fitting {
  candidate: Candidate;
  fit: FitClass;
  loan: { amountFen: number; months: number };
  changes: readonly Change[];
  misses: TermMiss[];
  /** Known already where the firm said what it would bear. */
  cost: Cost | null;
}

/** How one product fits, or null where it does not and nothing the firm can do would make it. */
function fitOf(asked: Asked, facts: Facts, candidate: Candidate): Fitting | null {
  const { content, annual } = candidate;
  if (!isOfKind(asked, content)) return null;
  const verdict = candidate.verdict(facts);
  const changes = verdict === 'pass' || !content.rule ? [] : withinReach(content.rule, facts);
  if (!changes) return null;
  const misses = termMisses(asked, content);
  const loan = loanOf(asked, content);
  if (takesAll(content.fees, loan.amountFen)) return null;
  const { highestAnnualBp } = asked;
  const cost = highestAnnualBp === null ? null : productCost(content, annual, loan);
  if (cost && cost.minBp > highestAnnualBp!) {
    misses.push({ term: 'highestAnnualBp', wanted: Math.ceil(cost.minBp), actual: highestAnnualBp! });
  }
  const fit = verdict === 'fail' || misses.length > 0 ? 'near' : verdict === 'unknown' ? 'open' : 'fits';
  return { candidate, fit, loan, changes, misses, cost };
}

function reckoned(asked: Asked, facts: Facts, fitting: Fitting): Ranked {
  const { content, annual } = fitting.candidate;
  // Not null: fees do not take all of it.
  const cost = fitting.cost ?? productCost(content, annual, fitting.loan)!;
  const { candidate, fit, loan, changes, misses } = fitting;
  const { promisedHours, weights, weighedBp } = weightsOf(asked, facts, candidate, cost);
  return { candidate, fit, loan, changes, misses, cost, promisedHours, weights, weighedBp };
}

const lack = ({ changes, misses }: Pick<Fitting, 'changes' | 'misses'>): number =>
  changes.length + misses.length;
const cheaper = (a: Ranked, b: Ranked): number =>
  a.weighedBp - b.weighedBp || (a.candidate.productId < b.candidate.productId ? -1 : 1);

/** Of those that nearly fit, the ones among which the first `most` are: what lacks more than those is not reckoned. */
function nearest(near: readonly Fitting[], most: number): readonly Fitting[] {
  if (near.length <= most) return near;
  const bound = near.map(lack).sort((a, b) => a - b)[most - 1]!;
  return near.filter((one) => lack(one) <= bound);
}

/** How many of each class there are, and the first of each, as many as `most` says. */
export interface Ranking {
  ranked: Ranked[];
  counts: Record<FitClass, number>;
}

const ALL: Record<FitClass, number> = { fits: Infinity, open: Infinity, near: Infinity };

/**
 * The products that fit a need or could, best first: by class; then what fits by its weighed cost, and what nearly
 * fits by how much is missing, then by cost. Ties go by id, so that the same input has the same answer whatever the
 * order of the products. The facts are the firm's own, and the answer is for it alone.
 */
export function rankProducts(
  asked: Asked,
  facts: Facts,
  candidates: readonly Candidate[],
  most: Record<FitClass, number> = ALL,
): Ranking {
  const found: Record<FitClass, Fitting[]> = { fits: [], open: [], near: [] };
  for (const candidate of candidates) {
    const fitting = fitOf(asked, facts, candidate);
    if (fitting) found[fitting.fit].push(fitting);
  }
  const counts = { fits: found.fits.length, open: found.open.length, near: found.near.length };
  const first = (fit: FitClass): Ranked[] =>
    (fit === 'near' ? nearest(found.near, most.near) : found[fit])
      .map((one) => reckoned(asked, facts, one))
      .sort((a, b) => (fit === 'near' ? lack(a) - lack(b) : 0) || cheaper(a, b))
      .slice(0, most[fit]);
  return { ranked: FIT_CLASSES.flatMap(first), counts };
}
