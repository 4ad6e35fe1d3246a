import { expect } from 'chai';
import fc from 'fast-check';
import { MATCH_PHRASES } from '../../../shared/matchReasons.ts';
import { convertQuantity } from '../../../shared/taxonomy/units.ts';
import type { DemandFacts, FirmFacts } from '../../../server/features/matching/domain/facts.ts';
import { improvementsOf } from '../../../server/features/matching/domain/improvements.ts';
import { compareMatches, rankMatches } from '../../../server/features/matching/domain/rank.ts';
import { scoreMatch, WEIGHTS, weightsWith } from '../../../server/features/matching/domain/score.ts';
import {
  anAdjustment,
  context,
  day,
  demandFacts,
  firmFacts,
  materialNamed,
  quantity,
  TODAY,
} from './arbitraries.ts';

const score = (demand: DemandFacts, firm: FirmFacts) => scoreMatch(demand, firm, context).score;
const RUNS = { numRuns: 400 };
const dayAfter = (one: string, days: number): string => {
  const at = new Date(`${one}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};

/** Every list of a pair turned round: nothing about it means anything else then. */
function turned(demand: DemandFacts, firm: FirmFacts): [DemandFacts, FirmFacts] {
  const back = <T>(list: readonly T[]): T[] => [...list].reverse();
  return [
    {
      ...demand,
      concepts: back(demand.concepts),
      grams: back(demand.grams),
      materials: back(demand.materials),
      requiredCertificates: back(demand.requiredCertificates),
      regions: back(demand.regions),
    },
    {
      ...firm,
      capabilities: back(firm.capabilities).map((one) => ({
        ...one,
        concepts: back(one.concepts),
        materials: back(one.materials),
      })),
      chainPositions: back(firm.chainPositions),
      certificates: back(firm.certificates),
      seeks: back(firm.seeks),
    },
  ];
}

describe('the score of a match', () => {
  it('is between 0 and 100, the same each time, and made of its parts', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, anAdjustment, (demand, firm, adjustments) => {
        const match = scoreMatch(demand, firm, { ...context, adjustments });
        expect(match.score).to.be.within(0, 100);
        expect(match).to.deep.equal(scoreMatch(demand, firm, { ...context, adjustments }));
        const points = match.parts.reduce((sum, part) => sum + part.points, 0);
        expect(Math.abs(match.score - points * 0.6 ** match.misses.length)).to.be.below(0.5);
        expect(match.eligible).to.equal(match.misses.length === 0);
        for (const part of match.parts) expect(part.score).to.be.within(0, 1);
        expect(Math.round(match.parts.reduce((sum, part) => sum + part.weight, 0))).to.equal(100);
      }),
      RUNS,
    );
  });

  it('does not depend on the order in which anything was listed', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const one = scoreMatch(demand, firm, context);
        const other = scoreMatch(...turned(demand, firm), context);
        expect(other.score).to.equal(one.score);
        const codes = (of: { code: string }[]) => of.map(({ code }) => code).sort();
        expect(codes(other.reasons)).to.deep.equal(codes(one.reasons));
        expect(codes(other.misses)).to.deep.equal(codes(one.misses));
      }),
      RUNS,
    );
  });

  it('never falls when the firm adds a certificate the demand requires', () => {
    fc.assert(
      fc.property(
        demandFacts,
        firmFacts,
        fc.nat(),
        fc.option(day, { nil: null }),
        (demand, firm, pick, validUntil) => {
          fc.pre(demand.requiredCertificates.length > 0);
          const code = demand.requiredCertificates[pick % demand.requiredCertificates.length]!;
          const certificates = [...firm.certificates, { code, validUntil }];
          expect(score(demand, { ...firm, certificates })).to.be.at.least(score(demand, firm));
        },
      ),
      RUNS,
    );
  });

  it('is not helped by a certificate that ends before the delivery, or has ended', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, fc.integer({ min: 1, max: 400 }), (demand, firm, before) => {
        fc.pre(demand.requiredCertificates.length > 0);
        const decisive = demand.deliverBy !== null && demand.deliverBy > TODAY ? demand.deliverBy : TODAY;
        const validUntil = dayAfter(decisive, -before);
        const code = demand.requiredCertificates[0]!;
        const certificates = [...firm.certificates, { code, validUntil }];
        expect(score(demand, { ...firm, certificates })).to.equal(score(demand, firm));
      }),
      RUNS,
    );
  });

  it('counts a certificate on its last day, and not on the day after', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const asking = { ...demand, requiredCertificates: ['ISO9001'], deliverBy: '2027-03-01' };
        const until = (validUntil: string) =>
          scoreMatch(asking, { ...firm, certificates: [{ code: 'ISO9001', validUntil }] }, context).misses;
        expect(until('2027-03-01').map(({ code }) => code)).not.to.include('certificateEnds');
        expect(until('2027-02-28').map(({ code }) => code)).to.include('certificateEnds');
      }),
      { numRuns: 50 },
    );
  });

  it('never rises for anyone when the demand asks for more', () => {
    const more = fc.oneof(
      fc.constantFrom('ISO9001', 'IATF16949', 'CCC').map((code) => (demand: DemandFacts): DemandFacts => ({
        ...demand,
        requiredCertificates: [...new Set([...demand.requiredCertificates, code])],
      })),
      fc.constant((demand: DemandFacts): DemandFacts => ({ ...demand, regionRule: 'require' })),
      fc.constantFrom('440000', '320000').map(
        (region) =>
          (demand: DemandFacts): DemandFacts =>
            demand.regions.length > 0 ? demand : { ...demand, regions: [region], regionRule: 'require' },
      ),
      quantity.map(
        (monthlyQuantity) =>
          (demand: DemandFacts): DemandFacts =>
            demand.monthlyQuantity ? demand : { ...demand, monthlyQuantity },
      ),
      quantity.map(
        (amount) =>
          (demand: DemandFacts): DemandFacts =>
            demand.quantity ? demand : { ...demand, quantity: amount },
      ),
      day.map(
        (deliverBy) =>
          (demand: DemandFacts): DemandFacts =>
            demand.deliverBy ? demand : { ...demand, deliverBy },
      ),
      fc.constantFrom('ADC12', 'SUS304', 'PA66').map((name) => (demand: DemandFacts): DemandFacts => ({
        ...demand,
        materials: [...demand.materials, materialNamed(name)],
      })),
    );
    fc.assert(
      fc.property(demandFacts, firmFacts, more, (demand, firm, ask) => {
        expect(score(ask(demand), firm)).to.be.at.most(score(demand, firm));
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same of quantities in whatever unit they are stated', () => {
    const TWINS: Record<string, string> = {
      piece: 'tenThousandPieces',
      tenThousandPieces: 'piece',
      kilogram: 'ton',
      ton: 'kilogram',
    };
    const inTwin = (of: { amount: number; unit: string } | null) =>
      of && { amount: convertQuantity(of.amount, of.unit, TWINS[of.unit]!)!, unit: TWINS[of.unit]! };
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        // Amounts that both units hold exactly, so that only the rule is tried and not the floating point.
        const exact = (of: { amount: number; unit: string } | null) =>
          of && { ...of, amount: Math.ceil(of.amount / 1000) * 10_000 };
        const roundFirm = {
          ...firm,
          capabilities: firm.capabilities.map((one) => ({
            ...one,
            monthlyCapacity: exact(one.monthlyCapacity),
            minimumOrder: exact(one.minimumOrder),
          })),
        };
        const roundDemand = {
          ...demand,
          quantity: exact(demand.quantity),
          monthlyQuantity: exact(demand.monthlyQuantity),
        };
        const twin = {
          ...roundFirm,
          capabilities: roundFirm.capabilities.map((one) => ({
            ...one,
            monthlyCapacity: inTwin(one.monthlyCapacity),
            minimumOrder: inTwin(one.minimumOrder),
          })),
        };
        expect(score(roundDemand, twin)).to.equal(score(roundDemand, roundFirm));
      }),
      RUNS,
    );
  });

  it('never puts a firm that misses a condition above itself without the miss', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const missing = scoreMatch(demand, firm, context);
        const ofCertificates = missing.misses.filter(({ code }) => code.startsWith('certificate'));
        fc.pre(ofCertificates.length > 0);
        const added = demand.requiredCertificates.map((code) => ({ code, validUntil: '2099-01-01' }));
        const repaired = scoreMatch(
          demand,
          { ...firm, certificates: [...firm.certificates, ...added] },
          context,
        );
        expect(compareMatches(repaired, missing, 'firmId')).to.be.at.most(0);
        expect(repaired.score).to.be.at.least(missing.score);
      }),
      RUNS,
    );
  });

  it('treats what a firm does not state as neither met nor missed', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, quantity, (demand, firm, monthlyQuantity) => {
        fc.pre(firm.capabilities.length > 0);
        const asking = { ...demand, monthlyQuantity };
        const stating = (monthlyCapacity: typeof monthlyQuantity | null) =>
          scoreMatch(
            asking,
            { ...firm, capabilities: firm.capabilities.map((one) => ({ ...one, monthlyCapacity })) },
            context,
          );
        const silent = stating(null);
        const able = stating({ ...monthlyQuantity, amount: monthlyQuantity.amount * 4 });
        const unable = stating({ ...monthlyQuantity, amount: monthlyQuantity.amount / 2 });
        expect(silent.score).to.be.at.most(able.score);
        expect(silent.score).to.be.at.least(unable.score);
        expect(silent.misses.map(({ code }) => code)).not.to.include('capacityShort');
        if (silent.found.capability.best) {
          expect(silent.against.map(({ code }) => code)).to.include('capacityUnstated');
          expect(unable.misses.map(({ code }) => code)).to.include('capacityShort');
        }
      }),
      RUNS,
    );
  });

  it('falls for a firm the more introductions it has on its hands', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, fc.integer({ min: 1, max: 20 }), (demand, firm, extra) => {
        const busier = { ...firm, record: { ...firm.record, open: firm.record.open + extra } };
        expect(score(demand, busier)).to.be.at.most(score(demand, firm));
      }),
      RUNS,
    );
  });

  it('says only sentences of the kind they are put under', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const match = scoreMatch(demand, firm, context);
        const kinds = (of: { code: keyof typeof MATCH_PHRASES }[]) =>
          of.map(({ code }) => MATCH_PHRASES[code].kind);
        expect(kinds(match.reasons)).to.not.include.members(['against', 'miss']);
        for (const kind of kinds(match.reasons)) expect(kind).to.equal('reason');
        for (const kind of kinds(match.against)) expect(kind).to.equal('against');
        for (const kind of kinds(match.misses)) expect(kind).to.equal('miss');
      }),
      RUNS,
    );
  });
});

describe('what a firm could add', () => {
  it('gains what rescoring gives, and always something', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const match = scoreMatch(demand, firm, context);
        const improvements = improvementsOf(demand, firm, match, context);
        for (const { gain, code } of improvements) {
          expect(gain).to.be.above(0);
          expect(match.score + gain).to.be.at.most(100.05);
          expect(MATCH_PHRASES[code].kind).to.equal('improvement');
        }
        const gains = improvements.map(({ gain }) => gain);
        expect(gains).to.deep.equal([...gains].sort((a, b) => b - a));
      }),
      RUNS,
    );
  });

  it('names a required certificate that ends before delivery, to be renewed', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const asking = { ...demand, requiredCertificates: ['ISO9001'], deliverBy: '2027-06-30' };
        const holder = { ...firm, certificates: [{ code: 'ISO9001', validUntil: '2027-05-31' }] };
        const match = scoreMatch(asking, holder, context);
        fc.pre(match.score > 1);
        const renewed = { ...holder, certificates: [{ code: 'ISO9001', validUntil: '2029-05-31' }] };
        const gain = Math.round((scoreMatch(asking, renewed, context).score - match.score) * 10) / 10;
        const renewal = improvementsOf(asking, holder, match, context).find(
          ({ code }) => code === 'renewCertificate',
        );
        expect(renewal?.gain).to.equal(gain);
        expect(renewal?.params['until']).to.equal('2027-05-31');
      }),
      RUNS,
    );
  });
});

describe('the order of matches', () => {
  it('is the same whatever order they come in, with equals by id and misses last', () => {
    fc.assert(
      fc.property(demandFacts, fc.array(firmFacts, { maxLength: 12 }), (demand, firms) => {
        const scored = firms.map((firm) => scoreMatch(demand, firm, context));
        const wish = { dismissed: new Set<string>(), rank: 'firmId' as const };
        const ranked = rankMatches(scored, wish);
        const again = rankMatches([...scored].reverse(), wish);
        expect(again.matches.map(({ score: s, firmId }) => [s, firmId])).to.deep.equal(
          ranked.matches.map(({ score: s, firmId }) => [s, firmId]),
        );
        const eligible = ranked.matches.map((match) => match.eligible);
        expect(eligible).to.deep.equal([...eligible].sort((a, b) => Number(b) - Number(a)));
        const taken = ranked.excluded.reduce((sum, { count }) => sum + count, 0);
        expect(taken + ranked.matches.length).to.equal(firms.length);
      }),
      RUNS,
    );
  });

  it('leaves out what was said not to fit, and counts it', () => {
    fc.assert(
      fc.property(demandFacts, fc.array(firmFacts, { minLength: 1, maxLength: 8 }), (demand, firms) => {
        const scored = firms.map((firm) => scoreMatch(demand, firm, context));
        const dismissed = new Set([firms[0]!.id]);
        const { matches, excluded } = rankMatches(scored, { dismissed, rank: 'firmId' });
        expect(matches.map(({ firmId }) => firmId)).not.to.include(firms[0]!.id);
        const count = firms.filter(({ id }) => id === firms[0]!.id).length;
        expect(excluded.find(({ code }) => code === 'excludedDismissed')?.count).to.equal(count);
      }),
      RUNS,
    );
  });
});

describe('the weights', () => {
  it('add up to 100, whatever was learned', () => {
    expect(Object.values(WEIGHTS).reduce((sum, one) => sum + one, 0)).to.equal(100);
    fc.assert(
      fc.property(anAdjustment, (adjustments) => {
        const all = Object.values(weightsWith(adjustments)).reduce((sum, one) => sum + one, 0);
        expect(all).to.be.closeTo(100, 1e-9);
      }),
    );
  });
});
