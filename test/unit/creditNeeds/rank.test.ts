import { expect } from 'chai';
import fc from 'fast-check';
import { rankProducts, type Candidate } from '../../../server/features/creditNeeds/domain/rank.ts';
import type { Asked } from '../../../server/features/creditNeeds/domain/terms.ts';
import { PRODUCT_KINDS } from '../../../shared/finance/codes.ts';
import { compileRule } from '../../../shared/finance/compile.ts';
import type { Facts } from '../../../shared/finance/facts.ts';
import { REPAYMENT_METHODS } from '../../../shared/finance/plan.ts';
import { evaluate, type Rule } from '../../../shared/finance/rules.ts';

const aRange = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const aRule: fc.Arbitrary<Rule | null> = fc.option(
  fc.constantFrom<Rule>(
    { fact: 'years', op: 'atLeast', value: 3 },
    { fact: 'revenueFen', op: 'atLeast', value: 1000 },
    { fact: 'confirmedFen', op: 'atLeast', value: 500 },
    { fact: 'region', op: 'oneOf', value: ['440100'] },
  ),
);
const aCandidate: fc.Arbitrary<Omit<Candidate, 'productId'>> = fc
  .record({
    kind: fc.constantFrom(...PRODUCT_KINDS),
    amount: aRange(1_000_000, 1_000_000_000),
    term: aRange(1, 36),
    rate: aRange(200, 1500),
    methods: fc.subarray([...REPAYMENT_METHODS], { minLength: 1 }),
    rule: aRule,
    hours: fc.integer({ min: 1, max: 100 }),
    chains: fc.subarray(['nev', 'ic']),
    weight: fc.integer({ min: 0, max: 3 }),
    kept: fc.nat({ max: 20 }),
    missed: fc.nat({ max: 20 }),
  })
  .map(({ kind, amount, term, rate, methods, rule, hours, chains, weight, kept, missed }) => ({
    content: {
      name: '贷',
      kind,
      summary: '',
      amount: { minFen: amount[0], maxFen: amount[1] },
      term: { minMonths: term[0], maxMonths: term[1] },
      rate: { base: 'fixed' as const, minBp: rate[0], maxBp: rate[1] },
      methods,
      fees: [],
      guarantee: [],
      documents: [],
      promise: { answerHours: hours, offerHours: hours, drawdownHours: hours },
      greenChannel: null,
      validFrom: '2026-01-01',
      validUntil: null,
      contact: { name: '王', phone: '020-12345678' },
      rule,
      appetite: { chains, weight },
    },
    annual: { minBp: rate[0], maxBp: rate[1] },
    verdict: rule ? compileRule(rule) : () => 'pass' as const,
    green: false,
    kept: { promised: kept + missed, kept },
  }));
const candidates = fc
  .array(aCandidate, { maxLength: 20 })
  .map((all): Candidate[] => all.map((one, i) => ({ ...one, productId: String(i).padStart(24, '0') })));
const asked: fc.Arbitrary<Asked> = fc.record({
  kinds: fc.subarray([...PRODUCT_KINDS]),
  amountFen: fc.integer({ min: 1_000_000, max: 1_000_000_000 }),
  termMonths: fc.integer({ min: 1, max: 36 }),
  highestAnnualBp: fc.option(fc.integer({ min: 100, max: 2000 })),
});
const someFacts: fc.Arbitrary<Facts> = fc.record({
  chain: fc.option(fc.subarray(['nev', 'ic'])),
  region: fc.option(fc.constantFrom('440106', '110105')),
  years: fc.option(fc.nat({ max: 10 })),
  revenueFen: fc.option(fc.nat({ max: 2000 })),
  confirmedFen: fc.nat({ max: 1000 }),
});
const anyCase = fc.tuple(asked, someFacts, candidates);

describe('products for a need', () => {
  it('come in the same order whatever order they were in', () => {
    fc.assert(
      fc.property(anyCase, ([need, facts, all]) => {
        const ids = (some: Candidate[]) =>
          rankProducts(need, facts, some).ranked.map((one) => one.candidate.productId);
        expect(ids([...all].reverse())).to.deep.equal(ids(all));
      }),
    );
  });

  it('fit exactly where rule and terms say so', () => {
    fc.assert(
      fc.property(anyCase, ([need, facts, all]) => {
        const fits = new Set(
          rankProducts(need, facts, all).ranked.flatMap((one) =>
            one.fit === 'fits' ? [one.candidate.productId] : [],
          ),
        );
        for (const { productId, content } of all) {
          const within =
            (need.kinds.length === 0 || need.kinds.includes(content.kind)) &&
            need.amountFen >= content.amount.minFen &&
            need.termMonths >= content.term.minMonths &&
            need.termMonths <= content.term.maxMonths &&
            (!content.rule || evaluate(content.rule, facts) === 'pass');
          if (fits.has(productId)) expect(within).to.equal(true);
          if (within && need.highestAnnualBp === null) expect(fits.has(productId)).to.equal(true);
        }
      }),
    );
  });

  it('have what fits before what is open, and that before what nearly fits; the dearer never first of two alike', () => {
    fc.assert(
      fc.property(anyCase, ([need, facts, all]) => {
        const { ranked } = rankProducts(need, facts, all);
        const order = ranked.map(({ fit }) => ['fits', 'open', 'near'].indexOf(fit));
        expect(order).to.deep.equal([...order].sort());
        const fits = ranked.filter(({ fit }) => fit === 'fits').map(({ weighedBp }) => weighedBp);
        expect(fits).to.deep.equal([...fits].sort((a, b) => a - b));
      }),
    );
  });

  it('are never put back by a lower rate, a quicker promise or a better record', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), ([need, facts, all], nth) => {
        const chosen = all[nth % Math.max(1, all.length)];
        if (!chosen) return;
        const better: Candidate[] = [
          { ...chosen, annual: { minBp: chosen.annual.minBp - 50, maxBp: chosen.annual.maxBp - 50 } },
          {
            ...chosen,
            content: { ...chosen.content, promise: { answerHours: 1, offerHours: 1, drawdownHours: 1 } },
          },
          { ...chosen, kept: { promised: chosen.kept.promised, kept: chosen.kept.promised } },
        ];
        const place = (some: Candidate[]) =>
          rankProducts(need, facts, some).ranked.findIndex(
            (one) => one.candidate.productId === chosen.productId,
          );
        const before = place(all);
        for (const one of better) {
          const after = place(all.map((each) => (each === chosen ? one : each)));
          if (before >= 0) expect(after).to.be.within(0, before);
        }
      }),
    );
  });

  it('are the same ones where only the first of each class are asked for', () => {
    fc.assert(
      fc.property(anyCase, fc.nat({ max: 4 }), ([need, facts, all], n) => {
        const whole = rankProducts(need, facts, all);
        const some = rankProducts(need, facts, all, { fits: n, open: n, near: n });
        const first = ['fits', 'open', 'near'].flatMap((fit) =>
          whole.ranked.filter((one) => one.fit === fit).slice(0, n),
        );
        expect(some.ranked).to.deep.equal(first);
        expect(some.counts).to.deep.equal(whole.counts);
      }),
    );
  });

  it('say what makes up their place, to the last part', () => {
    fc.assert(
      fc.property(anyCase, ([need, facts, all]) => {
        for (const { weights, weighedBp } of rankProducts(need, facts, all).ranked) {
          expect(Object.values(weights).reduce((sum, part) => sum + part, 0)).to.be.closeTo(weighedBp, 1e-9);
        }
      }),
    );
  });

  it('name what is missing where they nearly fit, and only what the firm can do something about', () => {
    fc.assert(
      fc.property(anyCase, ([need, facts, all]) => {
        for (const { fit, changes, misses } of rankProducts(need, facts, all).ranked) {
          if (fit !== 'fits') expect(changes.length + misses.length).to.be.greaterThan(0);
          for (const { predicate, actual } of changes) {
            expect(predicate.fact !== 'region' || actual === null).to.equal(true);
          }
        }
      }),
    );
  });
});
