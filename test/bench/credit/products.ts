import mongoose from 'mongoose';
import { CreditProduct, CreditProductVersion } from '../../../server/features/creditProducts/index.ts';
import { PRODUCT_KINDS, PURPOSES, TAX_GRADES } from '../../../shared/finance/codes.ts';
import { FEE_TIMES, REPAYMENT_METHODS } from '../../../shared/finance/plan.ts';
import type { Predicate, Rule } from '../../../shared/finance/rules.ts';
import { creditProductInput, type CreditProductContent } from '../../../shared/schemas/creditProduct.ts';
import { FIRM_SIZES } from '../../../shared/schemas/firm.ts';

/** Numbers that look random and are the same in each run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const YUAN_10K = 1_000_000;

/** Products as banks have them: most with a rule of some conditions, half of them with fees. */
export function generateProducts(count: number): CreditProductContent[] {
  const next = numbers(20_261_125);
  const one = <T>(items: readonly T[]): T => items[next(items.length)]!;
  const predicates: (() => Predicate)[] = [
    () => ({
      fact: 'region',
      op: 'oneOf',
      value: one([['440100'], ['440000'], ['440106', '440112'], ['310000']]),
    }),
    () => ({ fact: 'chain', op: 'hasAny', value: one([['nev'], ['nev', 'ic'], ['biomed', 'health']]) }),
    () => ({ fact: 'tier', op: 'atLeast', value: one(['innovative', 'municipal', 'srdi']) }),
    () => ({ fact: 'sizeClass', op: 'oneOf', value: FIRM_SIZES.slice(0, 1 + next(4)) }),
    () => ({ fact: 'years', op: 'atLeast', value: next(6) }),
    () => ({ fact: 'revenueFen', op: 'atLeast', value: next(5000) * YUAN_10K }),
    () => ({ fact: 'taxGrade', op: 'oneOf', value: TAX_GRADES.slice(0, 1 + next(4)) }),
    () => ({ fact: 'confirmedFen', op: 'atLeast', value: next(200) * YUAN_10K }),
    () => ({ fact: 'receivableCoverBp', op: 'atLeast', value: next(15_000) }),
    () => ({ fact: 'purpose', op: 'oneOf', value: PURPOSES.slice(0, 3 + next(4)) }),
    () => ({ fact: 'certificates', op: 'hasAny', value: one([['ISO9001'], ['IATF16949', 'ISO14001']]) }),
  ];
  const some = (most: number): Predicate[] => Array.from({ length: 1 + next(most) }, () => one(predicates)());
  return Array.from({ length: count }, (_, i) => {
    const alternatives: Rule = { any: some(3) };
    const rule: Rule | null = next(10) === 0 ? null : { all: [...some(4), alternatives] };
    const minBp = 300 + next(500);
    return creditProductInput.parse({
      name: `测量产品${i}`,
      kind: one(PRODUCT_KINDS),
      amount: { minFen: 10 * YUAN_10K, maxFen: (50 + next(2000)) * YUAN_10K },
      term: { minMonths: 1 + next(6), maxMonths: 12 + next(36) },
      rate: { base: 'fixed', minBp, maxBp: minBp + next(400) },
      methods: REPAYMENT_METHODS.filter(
        (_method, at) => at === i % REPAYMENT_METHODS.length || next(2) === 0,
      ),
      fees: next(2) === 0 ? [] : [{ name: '服务费', when: one(FEE_TIMES), bp: next(100) }],
      promise: { answerHours: 1 + next(16), offerHours: 8 + next(40), drawdownHours: 8 + next(40) },
      validFrom: '2026-01-01',
      contact: { name: '王经理', phone: '020-81234567' },
      // What contradicts itself by chance is let through by everybody.
      rule: rule && creditProductInput.shape.rule.safeParse(rule).success ? rule : null,
      appetite: { chains: ['nev'], weight: next(4) },
    });
  });
}

/** Puts them on offer, straight into the database. */
export async function publishProducts(
  bankId: string,
  contents: readonly CreditProductContent[],
): Promise<void> {
  const { ObjectId } = mongoose.Types;
  const rows = contents.map((content) => ({ _id: new ObjectId(), content }));
  const bank = new ObjectId(bankId);
  const publishedAt = new Date();
  await CreditProductVersion.insertMany(
    rows.map(({ _id, content }) => ({
      ...{ productId: _id, bankId: bank, version: 1, content, publishedAt, publishedBy: new ObjectId() },
    })),
  );
  await CreditProduct.insertMany(
    rows.map(({ _id, content }) => ({
      ...{
        _id,
        bankId: bank,
        status: 'published' as const,
        content,
        unpublished: false,
        publishedVersion: 1,
      },
    })),
  );
}
