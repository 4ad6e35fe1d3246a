import { performance } from 'node:perf_hooks';
import { CreditNeed } from '../../../server/features/creditNeeds/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import type { Facts } from '../../../shared/finance/facts.ts';
import { evaluate } from '../../../shared/finance/rules.ts';
import { creditNeedInput, type ProductMatches } from '../../../shared/schemas/creditNeed.ts';
import { ask, forwardedFor } from '../ask.ts';
import { members } from '../cast.ts';
import { percentile, type Figure } from '../figure.ts';
import type { Stage } from '../stage.ts';
import { generateProducts, publishProducts } from './products.ts';

const MOST_MS = 100;

/** A firm's need put to all products, ranked and explained, through the API; against the rules alone in a plain loop. */
export async function measureCredit(
  stage: Stage,
  { products: count, rounds }: { products: number; rounds: number },
): Promise<Figure[]> {
  const [[bank], [firm]] = await Promise.all([members(stage.deps, 'bank', 1), members(stage.deps, 'sme', 1)]);
  const products = generateProducts(count);
  await publishProducts(bank!.organisationId, products);
  const profile = {
    'profile.region': '440106',
    'profile.chainPositions': [{ chain: 'nev', segment: 'nev.battery' }],
    'profile.staff': 120,
    'profile.foundedOn': '2019-03-01',
    'profile.certificates': [{ code: 'ISO9001', name: null, number: null, validUntil: null }],
  };
  await Organisation.updateOne({ _id: firm!.organisationId }, { $set: profile });
  const content = creditNeedInput.parse({
    ...{ amountFen: 200_000_000, purpose: 'materials', termMonths: 12, neededBy: '2099-12-31' },
    figures: { year: 2025, revenueFen: 3_000_000_000, taxGrade: 'B' },
  });
  const need = await CreditNeed.create({ organisationId: firm!.organisationId, status: 'open', content });
  const url = `${await stage.startServer()}/api/v1/credit-needs/${need._id}/matches`;
  const matches = () =>
    ask<ProductMatches>(url, { authorization: `Bearer ${firm!.token}`, 'x-forwarded-for': forwardedFor() });

  const facts: Facts = {
    ...{ chain: ['nev'], segment: ['nev.battery'], region: '440106', tier: 'none', sizeClass: 'small' },
    ...{ years: 7, staff: 120, revenueFen: 3_000_000_000, taxGrade: 'B', certificates: ['ISO9001'] },
    ...{ kind: null, amountFen: 200_000_000, termMonths: 12, purpose: 'materials', collateral: [] },
    ...{ confirmedFen: 0, receivableCoverBp: 0, confirmedBy: [], signedFen: 0, orderFrom: [] },
  };
  const loop = (): { ms: number; passed: number } => {
    const began = performance.now();
    let passed = 0;
    for (const { rule } of products) if (!rule || evaluate(rule, facts) === 'pass') passed += 1;
    return { ms: performance.now() - began, passed };
  };

  const first = (await matches()).answer;
  if (first.considered < count || first.counts.fits === 0) {
    throw new Error(`of ${count} products ${first.considered} were looked at, ${first.counts.fits} fit`);
  }
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let i = 0; i < 10 * rounds; i += 1) {
    baseline.push(loop().ms);
    ours.push((await matches()).ms);
  }
  const [mine, plain] = [percentile(ours, 0.95), percentile(baseline, 0.95)];
  return [
    {
      what: `Credit need put to ${count.toLocaleString('en')} products, ranked and explained, 95 % within`,
      baselineIs: 'the rules alone, evaluated in a plain loop',
      unit: 'ms',
      ours: mine,
      baseline: plain,
      aim: `≤ ${MOST_MS} ms`,
      met: mine <= MOST_MS,
      note: `${first.counts.fits} fit, ${first.counts.open} lack a figure, ${first.counts.near} nearly fit; medians ${percentile(ours, 0.5).toFixed(1)} ms against ${percentile(baseline, 0.5).toFixed(1)} ms`,
    },
  ];
}
