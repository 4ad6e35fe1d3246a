import { expect } from 'chai';
import fc from 'fast-check';
import { emptyDemand, FIELDS, type DemandDraft } from '../../../client/src/features/demands/form.ts';
import {
  differences as differencesOf,
  isTouched,
  mergeChosen,
  type Difference,
} from '../../../client/src/ui/conflict.ts';
import type { DemandInput } from '../../../shared/schemas/demand.ts';

const differences = (mine: DemandDraft, theirs: DemandInput) => differencesOf(mine, theirs, FIELDS);

/** Few values for each field, so that two sides often say the same and often do not. */
const words = fc.constantFrom('', '压铸壳体', '铝合金端盖');
const list = (...from: string[]) => fc.subarray(from);
const amount = fc.option(
  fc.record({ amount: fc.constantFrom(1, 50_000), unit: fc.constantFrom('piece' as const, 't' as const) }),
);
const date = fc.option(fc.constantFrom('2027-01-01', '2027-06-30'));
const fen = fc.option(fc.constantFrom(100, 5_000_000));
const content: fc.Arbitrary<DemandInput> = fc.record({
  title: words,
  kind: fc.constantFrom('product' as const, 'process' as const),
  specification: words,
  materials: list('ADC12', 'A380'),
  quantity: amount,
  monthlyQuantity: amount,
  budgetFen: fc.option(fc.record({ min: fen, max: fen })),
  deliverBy: date,
  openUntil: date,
  requiredCertificates: list('iso9001', 'iatf16949'),
  regions: list('440112', '440115'),
  regionRule: fc.constantFrom('prefer' as const, 'require' as const),
  position: fc.option(
    fc.record({ chain: fc.constant('nev'), segment: fc.constantFrom('nev.drive', 'nev.body') }),
  ),
  visibility: fc.constantFrom('public' as const, 'chain' as const, 'invited' as const),
  invited: list('0123456789abcdef01234567', '76543210fedcba9876543210'),
  anonymous: fc.boolean(),
});
const fields = fc.subarray([...FIELDS]);

/** `from`, with the given fields as `other` has them. */
const changed = (
  from: DemandInput,
  other: DemandInput,
  which: readonly (keyof DemandInput)[],
): DemandInput => ({
  ...from,
  ...(Object.fromEntries(which.map((field) => [field, other[field]])) as Partial<DemandInput>),
});
const draft = (base: DemandInput, mine: DemandInput): DemandDraft => ({
  base,
  content: mine,
  version: 1,
  names: {},
});
const merge = (base: DemandInput, mine: DemandInput, theirs: DemandInput) =>
  mergeChosen(mine, theirs, differences(draft(base, mine), theirs));
const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
/** The same content, its keys written the other way round at every depth. */
const turned = <T>(value: T): T =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : (Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, turned(inner)]),
      ) as T);

describe('a demand two people wrote at once', () => {
  it('takes what only one of them changed from that one', () => {
    fc.assert(
      fc.property(content, content, content, fields, fields, (base, a, b, mineIn, theirsIn) => {
        const only = theirsIn.filter((field) => !mineIn.includes(field));
        const mine = changed(base, a, mineIn);
        const theirs = changed(base, b, only);
        expect(merge(base, mine, theirs)).to.deep.equal(changed(mine, theirs, only));
      }),
    );
  });

  it('is the same whoever of the two merges, while they changed different fields', () => {
    fc.assert(
      fc.property(content, content, content, fields, fields, (base, a, b, mineIn, theirsIn) => {
        const only = theirsIn.filter((field) => !mineIn.includes(field));
        const [mine, theirs] = [changed(base, a, mineIn), changed(base, b, only)];
        expect(merge(base, mine, theirs)).to.deep.equal(merge(base, theirs, mine));
      }),
    );
  });

  it('loses nothing I wrote unless I say so', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const merged = merge(base, mine, theirs);
        for (const field of FIELDS) {
          if (!equal(mine[field], base[field])) expect(merged[field], field).to.deep.equal(mine[field]);
          else expect(merged[field], field).to.deep.equal(theirs[field]);
        }
      }),
    );
  });

  it('shows each field in which the two differ, and no other', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const shown = differences(draft(base, mine), theirs).map(({ field }) => field);
        expect(shown).to.deep.equal(FIELDS.filter((field) => !equal(mine[field], theirs[field])));
      }),
    );
  });

  it('takes each field from whom it was chosen from, in whatever order they were chosen', () => {
    fc.assert(
      fc.property(content, content, content, fields, (base, mine, theirs, wanted) => {
        const chosen: Difference<keyof DemandInput>[] = differences(draft(base, mine), theirs).map(
          ({ field }) => ({
            field,
            keep: wanted.includes(field) ? 'theirs' : 'mine',
          }),
        );
        const merged = mergeChosen(mine, theirs, chosen);
        expect(mergeChosen(mine, theirs, [...chosen].reverse())).to.deep.equal(merged);
        for (const field of FIELDS)
          expect(merged[field], field).to.deep.equal((wanted.includes(field) ? theirs : mine)[field]);
      }),
    );
  });

  it('does not mistake another order of keys for a change', () => {
    fc.assert(
      fc.property(content, content, (base, theirs) => {
        expect(isTouched(draft(base, turned(base)))).to.equal(false);
        expect(differences(draft(base, turned(base)), turned(theirs))).to.deep.equal(
          differences(draft(base, base), theirs),
        );
      }),
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const before = JSON.stringify([base, mine, theirs]);
        merge(base, mine, theirs);
        expect(JSON.stringify([base, mine, theirs])).to.equal(before);
      }),
    );
  });

  it('is untouched while nothing was written', () => {
    expect(isTouched(draft(emptyDemand(), emptyDemand()))).to.equal(false);
    expect(isTouched(draft(emptyDemand(), { ...emptyDemand(), title: '壳体' }))).to.equal(true);
    expect(isTouched(draft(emptyDemand(), { ...emptyDemand(), materials: ['ADC12'] }))).to.equal(true);
  });
});
