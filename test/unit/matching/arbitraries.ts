import fc from 'fast-check';
import { buildThesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { segment } from '../../../shared/taxonomy/seed.ts';
import { comparable, demandGrams } from '../../../server/features/matching/domain/text.ts';
import {
  NO_ADJUSTMENTS,
  type CapabilityFacts,
  type DemandFacts,
  type FirmFacts,
  type MatchContext,
} from '../../../server/features/matching/domain/facts.ts';

/** A small world of its own: two chains, so that same concept, segment, chain and nothing all occur. */
export const thesaurus = buildThesaurus([
  {
    code: 'nev',
    name: { zh: '汽车', en: 'Cars' },
    segments: [
      segment('nev.casting', 'mid', '压铸', 'Casting', {
        product: '压铸件: 铝压铸件\n壳体: 外壳\n支架: 托架',
        process: '压铸: die casting\n机加工: CNC加工',
        material: '铝合金: ADC12, A380\n不锈钢: SUS304',
      }),
      segment('nev.wiring', 'mid', '线束', 'Wiring', { product: '线束: 汽车线束\n连接器: 接插件' }),
    ],
  },
  {
    code: 'food',
    name: { zh: '食品', en: 'Food' },
    segments: [segment('food.bakery', 'down', '烘焙', 'Bakery', { product: '面包: 吐司\n月饼: 广式月饼' })],
  },
]);

const conceptIds = thesaurus.concepts.map(({ id }) => id);
const CERTIFICATES = ['ISO9001', 'IATF16949', 'ISO14001', 'CCC'];
const REGIONS = ['440106', '440112', '440300', '320500', '110000'];
const UNITS = ['piece', 'tenThousandPieces', 'kilogram', 'ton'];
export const TODAY = '2026-11-24';

const one = <T>(of: readonly T[]) => fc.constantFrom(...of);
const day = fc.integer({ min: -300, max: 500 }).map((offset) => {
  const at = new Date(`${TODAY}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + offset);
  return at.toISOString().slice(0, 10);
});
const quantity = fc.record({ amount: fc.integer({ min: 1, max: 100_000 }), unit: one(UNITS) });
const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const mentions = fc.uniqueArray(fc.record({ id: one(conceptIds), weight: one([0.3, 0.6, 1]) }), {
  maxLength: 4,
  selector: ({ id }) => id,
});
const materialNamed = (name: string) => ({
  name,
  key: comparable(name),
  concepts: thesaurus.conceptsIn(name).map(({ id }) => id),
});
const materials = fc
  .uniqueArray(one(['ADC12', 'SUS304', '铝合金', 'PA66', '铜']), { maxLength: 3 })
  .map((names) => names.map(materialNamed));
const position = one([
  { chain: 'nev', segment: 'nev.casting' },
  { chain: 'nev', segment: 'nev.wiring' },
  { chain: 'food', segment: 'food.bakery' },
]);
const id = fc.integer({ min: 1, max: 999_999 }).map((n) => n.toString(16).padStart(24, '0'));

const capability: fc.Arbitrary<CapabilityFacts> = fc.record({
  name: one(['铝合金压铸', '线束加工', '面包', 'CNC加工', '铸造']),
  concepts: mentions,
  text: one(['铝合金 压铸件 adc12', '汽车线束 连接器', '面包 吐司', 'sus304 机加工', '']),
  materials,
  monthlyCapacity: nullable(quantity),
  minimumOrder: nullable(quantity),
  leadTimeDays: nullable(fc.integer({ min: 0, max: 200 })),
});

export const certificate = fc.record({ code: one(CERTIFICATES), validUntil: nullable(day) });

export const firmFacts: fc.Arbitrary<FirmFacts> = fc
  .record({
    id,
    reachable: fc.boolean(),
    capabilities: fc.array(capability, { maxLength: 4 }),
    chainPositions: fc.array(position, { maxLength: 2 }),
    certificates: fc.array(certificate, { maxLength: 4 }),
    tier: nullable(
      fc.record({
        code: one(['innovative', 'municipal', 'srdi', 'littleGiant'] as const),
        validUntil: nullable(day),
      }),
    ),
    region: nullable(one(REGIONS)),
    sizeClass: nullable(one(['micro', 'small', 'medium', 'large'] as const)),
    revenueFen: nullable(fc.integer({ min: 0, max: 1_000_000_000_000 })),
    seeks: mentions,
    saysWhatItSeeks: fc.boolean(),
    record: fc.record({
      asked: fc.integer({ min: 0, max: 40 }),
      answered: fc.integer({ min: 0, max: 40 }),
      finished: fc.integer({ min: 0, max: 20 }),
      signed: fc.integer({ min: 0, max: 20 }),
      open: fc.integer({ min: 0, max: 30 }),
    }),
    recentNotices: fc.integer({ min: 0, max: 40 }),
  })
  .map((firm) => ({
    ...firm,
    record: {
      ...firm.record,
      answered: Math.min(firm.record.answered, firm.record.asked),
      signed: Math.min(firm.record.signed, firm.record.finished),
    },
  }));

export const demandFacts: fc.Arbitrary<DemandFacts> = fc
  .record({
    id,
    title: one(['采购铝合金压铸件', '汽车线束加工', '中秋月饼定制', '支架机加工']),
    kind: one(['product', 'process', 'service'] as const),
    concepts: mentions,
    materials,
    position: nullable(position),
    quantity: nullable(quantity),
    monthlyQuantity: nullable(quantity),
    budgetMaxFen: nullable(fc.integer({ min: 1, max: 100_000_000_000 })),
    deliverBy: nullable(day),
    requiredCertificates: fc.uniqueArray(one(CERTIFICATES), { maxLength: 3 }),
    regions: fc.uniqueArray(one(['440000', '440100', '440300', '320000']), { maxLength: 2 }),
    regionRule: one(['prefer', 'require'] as const),
    place: nullable(one(REGIONS)),
  })
  .map(({ title, ...demand }) => ({ ...demand, grams: demandGrams(title, '', ''), wording: title }));

export const context: MatchContext = {
  today: TODAY,
  concept: thesaurus.byId,
  adjustments: NO_ADJUSTMENTS,
};

export const anAdjustment = fc.record({
  distance: one([1, 1.5, 3]),
  concepts: fc
    .array(fc.tuple(one(conceptIds), one([0.4, 0.7])), { maxLength: 2 })
    .map((pairs) => new Map(pairs)),
  smallFirms: nullable(fc.constant({ upTo: 'small' as const, factor: 0.75 })),
  largeFirms: nullable(fc.constant({ from: 'large' as const, factor: 0.5 })),
  smallOrders: nullable(fc.constant({ upToFen: 1_000_000, factor: 0.75 })),
  largeOrders: fc.constant(null),
});

export { materialNamed, day, quantity };
