import { expect } from 'chai';
import fc from 'fast-check';
import {
  begun,
  dueAt,
  goes,
  hoursLeft,
  isOpen,
  isPaused,
  lived,
  RULES,
  running,
  STEP_NAMES,
  stood,
  watchOf,
  type Life,
  type Step,
} from '../../../server/features/creditApplications/domain.ts';
import { outsideOf } from '../../../server/features/creditApplications/offering.ts';
import { workingHoursBetween } from '../../../shared/finance/workingTime.ts';
import { PROMISES } from '../../../shared/schemas/creditApplication.ts';

const promise = { answerHours: 8, offerHours: 24, drawdownHours: 16 };
/** A Monday, ten in the morning in Guangzhou. */
const START = new Date('2026-03-02T02:00:00Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

const move = fc.record({
  step: fc.constantFrom<Step | 'consentEnds' | 'consentAgain'>(...STEP_NAMES, 'consentEnds', 'consentAgain'),
  minutes: fc.integer({ min: 0, max: 3000 }),
});
const history = fc.array(move, { maxLength: 25 });

/** Lives through a history, leaving out what a state does not allow; each life on the way. */
function livesOf(
  moves: readonly { step: string; minutes: number }[],
): { life: Life; now: Date; step: string }[] {
  let life = begun(promise, START);
  let minutes = 0;
  const lives = [{ life, now: START, step: 'submit' }];
  for (const one of moves) {
    minutes += one.minutes;
    const now = at(minutes);
    if (!isOpen(life.state)) break;
    if (one.step === 'consentEnds') life = stood(life, now);
    else if (one.step === 'consentAgain') life = goes(life, now);
    else if (RULES[one.step as Step].from.includes(life.state))
      life = lived(life, one.step as Step, promise, now);
    else continue;
    lives.push({ life, now, step: one.step });
  }
  return lives;
}

describe('the life of an application', () => {
  it('has at most one clock running, and none while it stands still or is over', () => {
    fc.assert(
      fc.property(history, (moves) => {
        for (const { life, now } of livesOf(moves)) {
          const run = running(life);
          const unfinished = PROMISES.filter((name) => life.clocks[name] && !life.clocks[name].doneAt);
          if (isOpen(life.state)) expect(unfinished.length).to.be.at.most(1);
          expect(watchOf(life, now) === null).to.equal(run === null);
          if (run) expect([isOpen(life.state), isPaused(life)]).to.deep.equal([true, false]);
          if (life.state === 'documents') expect(isPaused(life)).to.equal(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has pauses that follow each other and do not overlap', () => {
    fc.assert(
      fc.property(history, (moves) => {
        const { life } = livesOf(moves).at(-1)!;
        life.pauses.forEach((pause, i) => {
          const next = life.pauses[i + 1];
          if (next) expect(pause.to!.getTime()).to.be.at.most(next.from.getTime());
          if (pause.to) expect(pause.from.getTime()).to.be.at.most(pause.to.getTime());
        });
      }),
      { numRuns: 500 },
    );
  });

  it('takes from a clock the working hours that passed, but those of its pauses', () => {
    fc.assert(
      fc.property(history, (moves) => {
        const lives = livesOf(moves);
        for (const [i, { life, now }] of lives.entries()) {
          const next = lives[i + 1];
          const run = running(life);
          if (!next) continue;
          for (const name of PROMISES) {
            const clock = life.clocks[name];
            if (!clock || clock.doneAt) continue;
            const passed = hoursLeft(clock, life.pauses, now) - hoursLeft(clock, life.pauses, next.now);
            const expected = run?.promise === name ? workingHoursBetween(now, next.now) : 0;
            expect(passed).to.be.closeTo(expected, 1e-6);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('calls a promise missed exactly where it was done after it fell due', () => {
    fc.assert(
      fc.property(history, (moves) => {
        const lives = livesOf(moves);
        for (const [i, { life, now }] of lives.entries()) {
          const before = lives[i - 1]?.life;
          if (!before) continue;
          for (const name of PROMISES) {
            const [was, is] = [before.clocks[name], life.clocks[name]];
            if (!was || was.doneAt || !is?.doneAt) continue;
            expect(is.missedAt !== null).to.equal(now > dueAt(was, before.pauses, now));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not call the money promised where the bank declines what was accepted', () => {
    const accepted = lived(lived(begun(promise, START), 'offer', promise, at(1)), 'accept', promise, at(2));
    const { drawdown } = lived(accepted, 'decline', promise, at(3)).clocks;
    expect([drawdown!.doneAt, drawdown!.missedAt]).to.deep.equal([null, at(3)]);
    // But where the bank had to wait, it broke nothing.
    const waiting = lived(stood(accepted, at(3)), 'decline', promise, at(4)).clocks.drawdown;
    expect([waiting!.doneAt, waiting!.missedAt]).to.deep.equal([null, null]);
  });

  it('warns before it falls due', () => {
    const watch = watchOf(begun(promise, START), START)!;
    // 6.4 of 8 working hours from ten: two before noon, four after it, the rest next morning.
    expect(watch.warnAt.toISOString()).to.equal('2026-03-03T01:24:00.000Z');
    expect(watch.dueAt.toISOString()).to.equal('2026-03-03T03:00:00.000Z');
  });
});

describe('what an offer may say', () => {
  const content = {
    amount: { minFen: 10_000_000, maxFen: 500_000_000 },
    term: { minMonths: 3, maxMonths: 24 },
    methods: ['bullet' as const],
    fees: [{ name: '手续费', when: 'drawdown' as const, bp: 20 }],
  };
  const offer = {
    ...{ amountFen: 20_000_000, annualBp: 400, termMonths: 12, method: 'bullet' as const, fees: [] },
    ...{ conditions: '', validUntil: '2026-04-01', onQuota: false },
  };
  const wrong = (over: object, asked = 30_000_000) =>
    outsideOf({ ...offer, ...over }, content, { minBp: 350, maxBp: 450 }, { amountFen: asked }, '2026-03-02');

  it('is within what the product says and what was asked, with fees that come to no more', () => {
    expect(wrong({})).to.deep.equal([]);
    expect(wrong({ amountFen: 30_000_001 })).to.deep.equal(['amountFen']);
    expect(wrong({ amountFen: 9_999_999 })).to.deep.equal(['amountFen']);
    expect(wrong({ annualBp: 451 })).to.deep.equal(['annualBp']);
    expect(wrong({ annualBp: 349 })).to.deep.equal(['annualBp']);
    expect(wrong({ termMonths: 25 })).to.deep.equal(['termMonths']);
    expect(wrong({ method: 'interestFirst' })).to.deep.equal(['method']);
    expect(wrong({ validUntil: '2026-03-01' })).to.deep.equal(['validUntil']);
    // The same money by another name, and a fen more.
    expect(wrong({ fees: [{ name: '服务费', when: 'maturity', fen: 40_000 }] })).to.deep.equal([]);
    expect(wrong({ fees: [{ name: '服务费', when: 'maturity', fen: 40_001 }] })).to.deep.equal(['fees']);
    // Nor is the same money taken earlier, which costs more.
    const late = { ...content, fees: [{ name: '手续费', when: 'maturity' as const, bp: 500 }] };
    const early = { ...offer, fees: [{ name: '手续费', when: 'drawdown' as const, bp: 500 }] };
    const outside = (fees: typeof early.fees | typeof late.fees) =>
      outsideOf(
        { ...offer, fees },
        late,
        { minBp: 350, maxBp: 450 },
        { amountFen: 30_000_000 },
        '2026-03-02',
      );
    expect([outside(late.fees), outside(early.fees)]).to.deep.equal([[], ['fees']]);
  });
});
