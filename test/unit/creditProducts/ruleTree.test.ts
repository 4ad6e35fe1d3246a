import { expect } from 'chai';
import fc from 'fast-check';
import {
  conflictingPaths,
  contradictoryPaths,
  emptyCondition,
  emptyGroup,
  extentOf,
  groupOf,
  incompletePaths,
  isGroup,
  ruleOf,
} from '../../../client/src/features/creditProducts/ruleTree.ts';
import { contradictions } from '../../../shared/finance/contradictions.ts';
import { evaluate, type Rule } from '../../../shared/finance/rules.ts';
import { extentOf as extentOfRule } from '../../../shared/schemas/rule.ts';
import { aRule, someFacts } from '../finance/arbitraries.ts';

describe('a rule in the editor', () => {
  it('means what it meant when it was opened, and is kept so when it is opened again', () => {
    fc.assert(
      fc.property(aRule, someFacts, (rule, { some }) => {
        const kept = ruleOf(groupOf(rule)!);
        expect(evaluate(kept, some)).to.equal(evaluate(rule, some));
        expect(ruleOf(groupOf(kept)!)).to.deep.equal(kept);
      }),
      { numRuns: 2000 },
    );
  });

  it('names contradictions by the server’s places, and measures as it does', () => {
    fc.assert(
      fc.property(aRule, (rule) => {
        const root = groupOf(rule)!;
        const kept = ruleOf(root);
        expect(extentOf(root)).to.deep.equal(extentOfRule(kept));
        if (root.parts.length > 0) expect(contradictoryPaths(root)).to.deep.equal(contradictions(kept));
      }),
      { numRuns: 2000 },
    );
  });

  it('says which conditions are not filled in, and looks past them for contradictions', () => {
    const root = groupOf({
      all: [
        { fact: 'years', op: 'atLeast', value: 5 },
        { fact: 'years', op: 'atMost', value: 3 },
      ],
    })!;
    root.parts.push(emptyCondition('region'), emptyGroup('none', [emptyCondition('staff')]));
    expect(incompletePaths(root)).to.deep.equal(['all.2', 'all.3.not.any.0']);
    expect(contradictoryPaths(root)).to.deep.equal(['']);
    // Each of the two, and nothing else, is what one would have to change.
    expect(conflictingPaths(root, [''])).to.deep.equal(['all.0', 'all.1']);
    const [first] = root.parts;
    if (first && !isGroup(first)) first.value = 2;
    expect(contradictoryPaths(root)).to.deep.equal([]);
    expect(incompletePaths(emptyGroup())).to.deep.equal(['']);
  });

  it('shows a single condition and a “not” as groups', () => {
    const one: Rule = { fact: 'years', op: 'atLeast', value: 2 };
    expect(ruleOf(groupOf(one)!)).to.deep.equal({ all: [one] });
    expect(ruleOf(groupOf({ not: one })!)).to.deep.equal({ not: { any: [one] } });
    expect(groupOf(null)).to.equal(null);
  });
});
