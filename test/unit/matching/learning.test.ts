import { expect } from 'chai';
import fc from 'fast-check';
import { DISMISSAL_REASONS } from '../../../shared/matchParts.ts';
import { learn } from '../../../server/features/matching/domain/learning.ts';
import {
  buyerIsTold,
  firmsToTell,
  MOST_FIRMS_TOLD,
} from '../../../server/features/matching/domain/notices.ts';
import { scoreMatch } from '../../../server/features/matching/domain/score.ts';
import { pageOf } from '../../../server/features/matching/place.ts';
import { compareMatches } from '../../../server/features/matching/domain/rank.ts';
import { context, demandFacts, firmFacts } from './arbitraries.ts';

const dismissal = fc.record({
  reason: fc.constantFrom(...DISMISSAL_REASONS),
  concept: fc.option(
    fc.constantFrom('压铸', '线束').map((id) => ({ id, term: id })),
    { nil: null },
  ),
  firmSize: fc.option(fc.constantFrom('micro', 'small', 'medium', 'large'), { nil: null }),
  budgetMaxFen: fc.option(fc.integer({ min: 1, max: 1e9 }), { nil: null }),
});
const side = fc.constantFrom('buyer', 'supplier');

describe('learning from “not for me”', () => {
  it('stays within its bounds however often it is said, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(dismissal, { maxLength: 60 }), side, (dismissals, who) => {
        const { adjustments } = learn(dismissals, who);
        expect(adjustments.distance).to.be.within(1, 3);
        for (const factor of adjustments.concepts.values()) expect(factor).to.be.within(0.4, 1);
        for (const one of [
          adjustments.smallFirms,
          adjustments.largeFirms,
          adjustments.smallOrders,
          adjustments.largeOrders,
        ]) {
          if (one) expect(one.factor).to.be.within(0.4, 1);
        }
        const again = learn([...dismissals].reverse(), who);
        expect(again.adjustments).to.deep.equal(adjustments);
        expect(again.learned).to.deep.equal(learn(dismissals, who).learned);
      }),
    );
  });

  it('changes nothing without answers, and says what it changed with them', () => {
    expect(learn([], 'buyer').learned).to.deep.equal([]);
    const view = { concept: { id: '压铸', term: '压铸' }, firmSize: 'small' as const, budgetMaxFen: 100 };
    const codes = (reason: (typeof DISMISSAL_REASONS)[number]) =>
      learn([{ reason, ...view }], 'buyer').learned.map(({ code }) => code);
    expect(codes('tooFar')).to.deep.equal(['learnedFar']);
    expect(codes('wrongProcess')).to.deep.equal(['learnedConcept']);
    expect(codes('tooSmall')).to.deep.equal(['learnedSmall']);
    expect(codes('tooLarge')).to.deep.equal(['learnedLarge']);
    expect(codes('alreadyPartners')).to.deep.equal([]);
    expect(codes('other')).to.deep.equal([]);
  });

  it('of a concept never raises a firm that offers it', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const concept = firm.capabilities[0]?.concepts[0];
        fc.pre(concept !== undefined);
        const said = { concept: { id: concept!.id, term: 'x' }, firmSize: null, budgetMaxFen: null };
        const { adjustments } = learn([{ reason: 'wrongProcess', ...said }], 'buyer');
        const before = scoreMatch(demand, firm, context).found.capability.score;
        expect(scoreMatch(demand, firm, { ...context, adjustments }).found.capability.score).to.be.at.most(
          before,
        );
      }),
    );
  });

  it('of a size never raises a firm of that size', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const said = { concept: null, firmSize: firm.sizeClass, budgetMaxFen: demand.budgetMaxFen };
        for (const [who, reason] of [
          ['buyer', 'tooSmall'],
          ['buyer', 'tooLarge'],
          ['supplier', 'tooSmall'],
          ['supplier', 'tooLarge'],
        ] as const) {
          const { adjustments } = learn([{ reason, ...said }], who);
          const score = scoreMatch(demand, firm, { ...context, adjustments }).score;
          expect(score).to.be.at.most(scoreMatch(demand, firm, context).score);
        }
      }),
    );
  });
});

describe('whom to tell', () => {
  const candidates = fc.tuple(demandFacts, fc.array(firmFacts, { maxLength: 60 })).map(([demand, firms]) =>
    firms.map((firm) => ({
      match: scoreMatch(demand, firm, context),
      firm,
      wish: { notify: true, threshold: 30 },
    })),
  );

  it('is only who can be introduced, meets every condition and asked to be told', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const told = firmsToTell(all);
        expect(told.length).to.be.at.most(MOST_FIRMS_TOLD);
        for (const match of told) {
          const { firm, wish } = all.find((one) => one.match === match)!;
          expect(firm.reachable).to.equal(true);
          expect(match.eligible).to.equal(true);
          expect(match.score).to.be.at.least(wish.threshold);
        }
        expect(
          firmsToTell(all.map((one) => ({ ...one, wish: { ...one.wish, notify: false } }))),
        ).to.have.length(0);
        for (const { match, firm } of all) {
          expect(buyerIsTold(match, firm, { notify: false, threshold: 0 })).to.equal(false);
          if (!firm.reachable)
            expect(buyerIsTold(match, firm, { notify: true, threshold: 0 })).to.equal(false);
        }
      }),
    );
  });

  it('spares a firm that was told of many', () => {
    fc.assert(
      fc.property(demandFacts, firmFacts, (demand, firm) => {
        const idle = { ...firm, reachable: true, recentNotices: 0, record: { ...firm.record, open: 0 } };
        const match = { ...scoreMatch(demand, idle, context), eligible: true };
        const wish = { notify: true, threshold: match.score };
        expect(firmsToTell([{ match, firm: idle, wish }])).to.have.length(1);
        const flooded = { ...idle, recentNotices: 30 };
        expect(firmsToTell([{ match, firm: flooded, wish }])).to.have.length(0);
      }),
    );
  });
});

describe('pages of a ranking', () => {
  it('give every match once, whatever the size of a page', () => {
    fc.assert(
      fc.property(
        demandFacts,
        fc.uniqueArray(firmFacts, { maxLength: 15, selector: ({ id }) => id }),
        fc.integer({ min: 1, max: 5 }),
        (demand, firms, limit) => {
          const matches = firms
            .map((firm) => scoreMatch(demand, firm, context))
            .sort((a, b) => compareMatches(a, b, 'firmId'));
          const seen: string[] = [];
          let cursor: string | null = null;
          do {
            const page: ReturnType<typeof pageOf> = pageOf(matches, limit, cursor ?? undefined, 'firmId');
            seen.push(...page.items.map(({ firmId }) => firmId));
            cursor = page.nextCursor;
          } while (cursor);
          expect(seen).to.deep.equal(matches.map(({ firmId }) => firmId));
        },
      ),
    );
  });
});
