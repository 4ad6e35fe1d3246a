import { costOf } from '../../../shared/finance/annualCost.ts';
import { type Facts } from '../../../shared/finance/facts.ts';
import { repaymentPlan, type PlanInput } from '../../../shared/finance/plan.ts';
import { annualRange } from '../../../shared/finance/rates.ts';
import type { Change } from '../../../shared/finance/rules.ts';
import { today } from '../../../shared/localTime.ts';
import type { NeedChange, ProductMatches } from '../../../shared/schemas/creditNeed.ts';
import { namesIn } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { lprOn, openProducts, quotasFor, type OpenProduct } from '../creditProducts/index.ts';
import { Organisation } from '../organisations/index.ts';
import { rankProducts, type Candidate, type FitClass, type Kept, type Ranked } from './domain/rank.ts';
import type { TermMiss } from './domain/terms.ts';
import { factsOfNeed } from './facts.ts';
import { ownNeed } from './policy.ts';

/** How banks kept their promises, by bank; told once, when the app is put together, by who watches them. */
export type PromisesKept = (bankIds: readonly string[]) => Promise<ReadonlyMap<string, Kept>>;
let promisesKept: PromisesKept = async () => new Map();
export const setPromisesKept = (source: PromisesKept): void => void (promisesKept = source);

const NO_RECORD: Kept = { promised: 0, kept: 0 };
/** How many of each class are shown: beyond it nobody compares. */
const MOST: Record<FitClass, number> = { fits: 50, open: 20, near: 10 };

/** The open products, ready for ranking. */
async function candidatesFor(
  products: readonly OpenProduct[],
  facts: Facts,
  day: string,
): Promise<Candidate[]> {
  const bankIds = [...new Set(products.map(({ bank }) => bank.id))];
  const [lpr, kept, green] = await Promise.all([lprOn(day), promisesKept(bankIds), quotasFor(facts, day)]);
  return products.map((product) => ({
    productId: product.productId,
    content: product.content,
    annual: annualRange(product.content.rate, lpr),
    verdict: product.verdict,
    green: green.get(product.productId)?.greenChannel ?? false,
    kept: kept.get(product.bank.id) ?? NO_RECORD,
  }));
}

const ofChange = ({ predicate, must, actual }: Change): NeedChange => ({
  what: predicate.fact,
  op: predicate.op,
  wanted: typeof predicate.value === 'object' ? [...predicate.value] : predicate.value,
  actual: actual !== null && typeof actual === 'object' ? [...actual] : actual,
  must,
  names: {},
});
const ofMiss = ({ term, wanted, actual }: TermMiss): NeedChange => ({
  what: term,
  op: wanted > actual ? 'atLeast' : 'atMost',
  wanted,
  actual,
  must: true,
  names: {},
});

/** Names of the anchors that changes ask for; everything else has its words in shared/. */
async function nameAnchors(changes: readonly NeedChange[]): Promise<void> {
  const asked = changes.filter(({ what }) => isAnchors(what));
  const ids = asked
    .flatMap(({ wanted }) => (Array.isArray(wanted) ? wanted : []))
    .filter((id) => id.length === 24);
  if (ids.length === 0) return;
  const names = Object.fromEntries(await namesIn(Organisation, ids));
  for (const change of asked) change.names = names;
}
const isAnchors = (what: string): boolean => what === 'confirmedBy' || what === 'orderFrom';

/** The loan of a match, for the figures that are shown: exact to the fen. */
function exactly({ candidate, loan, cost }: Ranked, annualBp: number, day: string) {
  const input: PlanInput = {
    principalFen: loan.amountFen,
    annualBp,
    term: { months: loan.months },
    method: cost.method,
    drawnOn: day,
    fees: candidate.content.fees,
  };
  const plan = repaymentPlan(input);
  return { costBp: costOf(input, plan), totalFen: plan.totalInterestFen + plan.totalFeeFen };
}

/** The products for one's own need, each with its reasons. */
export async function matchesOf(actor: MemberActor, needId: string): Promise<ProductMatches> {
  const need = await ownNeed(actor, needId);
  const day = today();
  const [facts, products] = await Promise.all([factsOfNeed(need, day), openProducts(day)]);
  const candidates = await candidatesFor(products, facts, day);
  const { ranked, counts } = rankProducts(need.content, facts, candidates, MOST);
  const byId = new Map(products.map((product) => [product.productId, product]));
  const items = ranked.map((one) => {
    const { content, annual, green, kept } = one.candidate;
    const { bank, version } = byId.get(one.candidate.productId)!;
    const [least, most] = [exactly(one, annual.minBp, day), exactly(one, annual.maxBp, day)];
    return {
      productId: one.candidate.productId,
      version,
      name: content.name,
      kind: content.kind,
      bank,
      fit: one.fit,
      annual,
      cost: { minBp: least.costBp ?? one.cost.minBp, maxBp: most.costBp ?? one.cost.maxBp },
      method: one.cost.method,
      amountFen: one.loan.amountFen,
      months: one.loan.months,
      totalCostFen: most.totalFen,
      promisedHours: one.promisedHours,
      greenChannel: green && content.greenChannel !== null,
      promises: kept,
      weights: one.weights,
      weighedBp: one.weighedBp,
      changes: [...one.misses.map(ofMiss), ...one.changes.map(ofChange)],
      documents: content.documents,
    };
  });
  await nameAnchors(items.flatMap(({ changes }) => changes));
  return { items, counts, considered: products.length };
}
