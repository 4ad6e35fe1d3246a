import { expect } from 'chai';
import fc from 'fast-check';
import { canBe, contradictions } from '../../../shared/finance/contradictions.ts';

import {
  evaluate,
  isWithinReach,
  judge,
  nearly,
  withinReach,
  type Rule,
} from '../../../shared/finance/rules.ts';
import { rule as ruleSchema } from '../../../shared/schemas/rule.ts';
import { aRule, allFacts, someFacts } from './arbitraries.ts';

describe('eligibility rules', () => {
  it('judge by the strong logic of three values', () => {
    const [yes, no, what]: Rule[] = [
      { fact: 'years', op: 'atLeast', value: 3 },
      { fact: 'staff', op: 'atLeast', value: 100 },
      { fact: 'revenueFen', op: 'atLeast', value: 1 },
    ];
    const facts = { years: 5, staff: 10, revenueFen: null };
    const verdicts = (...rules: Rule[]) => rules.map((one) => evaluate(one, facts));
    expect(verdicts({ all: [yes!, what!] }, { all: [no!, what!] }, { all: [] })).to.deep.equal([
      'unknown',
      'fail',
      'pass',
    ]);
    expect(verdicts({ any: [yes!, what!] }, { any: [no!, what!] }, { any: [] })).to.deep.equal([
      'pass',
      'unknown',
      'fail',
    ]);
    expect(verdicts({ not: what! }, { not: no! })).to.deep.equal(['unknown', 'pass']);
  });

  it('explain themselves with the verdict that was given', () => {
    fc.assert(
      fc.property(aRule, someFacts, (rule, { some }) => {
        expect(judge(rule, some).verdict).to.equal(evaluate(rule, some));
      }),
    );
  });

  it('never take back a verdict when a missing figure is given', () => {
    fc.assert(
      fc.property(aRule, someFacts, (rule, { full, some }) => {
        const before = evaluate(rule, some);
        if (before !== 'unknown') expect(evaluate(rule, full)).to.equal(before);
        expect(evaluate(rule, full)).to.not.equal('unknown');
      }),
    );
  });

  it('obey De Morgan', () => {
    fc.assert(
      fc.property(fc.array(aRule, { maxLength: 3 }), someFacts, (parts, { some }) => {
        const not = parts.map((part) => ({ not: part }));
        expect(evaluate({ not: { all: parts } }, some)).to.equal(evaluate({ any: not }, some));
      }),
    );
  });

  it('exclude nobody more when one of several conditions is removed', () => {
    fc.assert(
      fc.property(
        fc.array(aRule, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        someFacts,
        (all, nth, { some }) => {
          const rank = { fail: 0, unknown: 1, pass: 2 };
          const fewer = all.filter((_, i) => i !== nth % all.length);
          expect(rank[evaluate({ all: fewer }, some)]).to.be.at.least(rank[evaluate({ all }, some)]);
        },
      ),
    );
  });

  it('ask for nothing more where they pass, and name a change wherever they do not', () => {
    fc.assert(
      fc.property(aRule, someFacts, (rule, { some }) => {
        const changes = nearly(rule, some);
        if (evaluate(rule, some) === 'pass') expect(changes).to.deep.equal([]);
        else if (changes !== null) expect(changes).to.not.have.length(0);
      }),
    );
  });

  it('are within reach exactly where the least change is', () => {
    fc.assert(
      fc.property(aRule, someFacts, (rule, { some }) => {
        const least = nearly(rule, some);
        expect(withinReach(rule, some)).to.deep.equal(least && isWithinReach(least) ? least : null);
      }),
      { numRuns: 1000 },
    );
  });

  it('pass once what they ask for is so', () => {
    const rule: Rule = {
      all: [
        { fact: 'region', op: 'oneOf', value: ['440100'] },
        {
          any: [
            { fact: 'years', op: 'atLeast', value: 5 },
            { fact: 'confirmedFen', op: 'atLeast', value: 500 },
          ],
        },
        { fact: 'revenueFen', op: 'atLeast', value: 10 },
      ],
    };
    const facts = { region: '440106', years: 2, confirmedFen: 200, revenueFen: null };
    const changes = nearly(rule, facts)!;
    expect(changes.map((change) => change.predicate.fact)).to.deep.equal(['confirmedFen', 'revenueFen']);
    expect(isWithinReach(changes)).to.equal(true);
    expect(evaluate(rule, { ...facts, confirmedFen: 500, revenueFen: 10 })).to.equal('pass');
    expect(isWithinReach(nearly(rule, { ...facts, region: '110105' })!)).to.equal(false);
  });

  it('are called contradictory only where nobody passes', () => {
    fc.assert(
      fc.property(aRule, allFacts, (rule, facts) => {
        if (!canBe(rule)) expect(evaluate(rule, facts)).to.equal('fail');
        if (!canBe(rule, false)) expect(evaluate(rule, facts)).to.equal('pass');
      }),
      { numRuns: 2000 },
    );
  });

  it('name the part that contradicts', () => {
    const years = (op: 'atLeast' | 'atMost', value: number): Rule => ({ fact: 'years', op, value });
    expect(contradictions({ all: [years('atLeast', 5), years('atMost', 3)] })).to.deep.equal(['']);
    expect(
      contradictions({
        all: [years('atLeast', 1), { any: [{ all: [years('atLeast', 5), years('atMost', 3)] }] }],
      }),
    ).to.deep.equal(['all.1.any.0']);
    const region = (value: string[]): Rule => ({ fact: 'region', op: 'oneOf', value });
    expect(contradictions({ all: [region(['440000']), region(['440106'])] })).to.deep.equal([]);
    expect(contradictions({ all: [region(['440100']), { not: region(['440000']) }] })).to.have.length(1);
  });

  it('are refused when they are too deep, too long, contradict themselves or ask what there is not', () => {
    const deep = (levels: number): unknown => (levels === 0 ? { all: [] } : { not: deep(levels - 1) });
    const bad: unknown[] = [
      deep(20),
      { all: Array.from({ length: 201 }, () => ({ fact: 'years', op: 'atLeast', value: 1 })) },
      { fact: 'years', op: 'oneOf', value: ['a'] },
      { fact: 'years', op: 'atLeast', value: -1 },
      { fact: 'years', op: 'atLeast', value: Number.NaN },
      { fact: 'sizeClass', op: 'oneOf', value: ['giant'] },
      { fact: '__proto__', op: 'atLeast', value: 1 },
      { any: [] },
      { all: [], any: [] },
    ];
    for (const one of bad) expect(ruleSchema.safeParse(one).success, JSON.stringify(one)).to.equal(false);
    expect(ruleSchema.safeParse({ all: [] }).success).to.equal(true);
  });
});
