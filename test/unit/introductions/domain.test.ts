import { expect } from 'chai';
import fc from 'fast-check';
import {
  after,
  buyerIsUnnamed,
  expiryOf,
  isOpen,
  mayMove,
  reminderOf,
  STEPS,
  stepsFor,
  whyRefused,
  type Step,
} from '../../../server/features/introductions/domain.ts';
import {
  INTRODUCTION_SIDES,
  INTRODUCTION_STATES,
  type IntroductionState,
} from '../../../shared/schemas/introduction.ts';

const steps = Object.keys(STEPS) as Step[];
const aStep = fc.constantFrom(...steps);
const aSide = fc.constantFrom(...INTRODUCTION_SIDES);
const aMover = fc.constantFrom(...INTRODUCTION_SIDES, 'platform' as const);
const aState = fc.constantFrom(...INTRODUCTION_STATES);
const aHistory = fc.array(fc.tuple(aStep, aMover), { maxLength: 40 });

/** The life of an introduction, written out once more by hand: what may follow what. */
const LIFE: Record<IntroductionState, IntroductionState[]> = {
  requested: ['accepted', 'declined', 'withdrawn', 'expired', 'closed'],
  accepted: ['meeting', 'closed'],
  meeting: ['meeting', 'intent', 'closed'],
  intent: ['signed', 'closed'],
  signed: ['landed', 'closed'],
  landed: [],
  declined: [],
  withdrawn: [],
  expired: [],
  closed: [],
};

const live = (history: [Step, 'buyer' | 'supplier' | 'platform'][], startedBy: 'buyer' | 'supplier') => {
  const states: IntroductionState[] = ['requested'];
  for (const [step, by] of history) {
    const next = after(states.at(-1)!, step, by, startedBy);
    if (next) states.push(next);
  }
  return states;
};

describe('the life of an introduction', () => {
  it('goes only the ways of its life, whatever is tried', () => {
    fc.assert(
      fc.property(aHistory, aSide, (history, startedBy) => {
        const states = live(history, startedBy);
        states.slice(1).forEach((state, i) => expect(LIFE[states[i]!]).to.include(state));
      }),
      { numRuns: 2000 },
    );
  });

  it('goes every one of those ways', () => {
    for (const [from, tos] of Object.entries(LIFE) as [IntroductionState, IntroductionState[]][]) {
      const reached = steps.flatMap((step) =>
        (['buyer', 'supplier', 'platform'] as const).flatMap((by) => after(from, step, by, 'buyer') ?? []),
      );
      expect([...new Set(reached)].sort(), from).to.deep.equal([...tos].sort());
    }
  });

  it('stays where it has ended', () => {
    fc.assert(
      fc.property(aState, aStep, aMover, aSide, (state, step, by, startedBy) => {
        fc.pre(!isOpen(state));
        expect(after(state, step, by, startedBy)).to.equal(null);
      }),
    );
  });

  it('is accepted only by the side that was asked, and lapses only by the platform', () => {
    for (const startedBy of INTRODUCTION_SIDES) {
      const asked = startedBy === 'buyer' ? 'supplier' : 'buyer';
      expect(after('requested', 'accept', startedBy, startedBy)).to.equal(null);
      expect(after('requested', 'accept', asked, startedBy)).to.equal('accepted');
      expect(after('requested', 'withdraw', asked, startedBy)).to.equal(null);
      expect(after('requested', 'withdraw', startedBy, startedBy)).to.equal('withdrawn');
      expect(after('requested', 'expire', asked, startedBy)).to.equal(null);
      expect(after('requested', 'accept', 'platform', startedBy)).to.equal(null);
    }
  });

  it('offers exactly the steps that would take effect, and says why of the others', () => {
    fc.assert(
      fc.property(aState, aStep, aSide, aSide, (state, step, side, startedBy) => {
        const offered = stepsFor(state, side, startedBy).includes(step);
        expect(offered).to.equal(after(state, step, side, startedBy) !== null);
        if (offered) return;
        const why = whyRefused(state, step, side, startedBy);
        expect(why === 'notYours').to.equal(!mayMove(step, side, startedBy));
        if (why === 'alreadyAccepted') expect(isOpen(state)).to.equal(true);
        if (why === 'ended') expect(isOpen(state)).to.equal(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('reminds before it lapses', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, max: new Date('2200-01-01') }), (asked) => {
        expect(reminderOf(asked).getTime()).to.be.above(asked.getTime());
        expect(expiryOf(asked).getTime() - reminderOf(asked).getTime()).to.equal(3 * 86_400_000);
      }),
    );
  });

  it('keeps an anonymous buyer unnamed until it is accepted, by whichever side', () => {
    expect(buyerIsUnnamed(true, null)).to.equal(true);
    expect(buyerIsUnnamed(true, new Date())).to.equal(false);
    expect(buyerIsUnnamed(false, null)).to.equal(false);
  });
});
