import fc from 'fast-check';
import {
  FACT_KEYS,
  factKind,
  NO_RANK,
  OPS,
  type FactKey,
  type Facts,
  type FactValue,
} from '../../../shared/finance/facts.ts';
import type { Predicate, Rule } from '../../../shared/finance/rules.ts';

/** Few codes for each fact, so that rules and facts meet. */
export const codesOf = (key: FactKey): readonly string[] => {
  const { codes, from } = factKind(key);
  return (
    codes?.slice(0, 4) ??
    (from === 'regions' ? ['440000', '440100', '440106', '110000'] : ['a', 'b', 'c', '*'])
  );
};
const aValue = (key: FactKey): fc.Arbitrary<FactValue> => {
  const codes = codesOf(key);
  switch (factKind(key).type) {
    case 'number':
      return fc.integer({ min: 0, max: 10 });
    case 'rank':
      return fc.constantFrom(NO_RANK, ...codes);
    case 'choice':
      return fc.constantFrom(...codes);
    case 'set':
      return fc.subarray([...codes]);
  }
};
const aPredicate: fc.Arbitrary<Predicate> = fc.constantFrom(...FACT_KEYS).chain((key) => {
  const { type } = factKind(key);
  const value =
    type === 'number'
      ? fc.integer({ min: 0, max: 10 })
      : type === 'rank'
        ? fc.constantFrom(...codesOf(key))
        : fc.subarray([...codesOf(key)], { minLength: 1 });
  return fc.record({ fact: fc.constant(key), op: fc.constantFrom(...OPS[type]), value });
});
export const { aRule } = fc.letrec<{ aRule: Rule; parts: Rule[] }>((tie) => ({
  parts: fc.array(tie('aRule'), { maxLength: 3 }),
  aRule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    aPredicate,
    fc.record({ all: tie('parts') }),
    fc.record({ any: tie('parts') }),
    fc.record({ not: tie('aRule') }),
  ),
}));
export const allFacts = fc.record(
  Object.fromEntries(FACT_KEYS.map((key) => [key, aValue(key)])),
) as fc.Arbitrary<Facts>;
/** All facts, and the same with some missing. */
export const someFacts = fc.tuple(allFacts, fc.subarray(FACT_KEYS)).map(([full, gone]) => ({
  full,
  some: { ...full, ...Object.fromEntries(gone.map((key) => [key, null])) } as Facts,
}));
