import { expect } from 'chai';
import { solve } from '../../../server/features/timetables/solver/solve.ts';
import { checkTimetable } from '../../support/checkTimetable.ts';
import { smallHall } from '../../support/halls.ts';

describe('timetables of small halls', () => {
  it('keep every hard rule, count their worth right and stay below their bound', function () {
    this.timeout(120_000);
    for (let seed = 0; seed < 10_000; seed++) {
      const input = smallHall(seed, 2 + (seed % 13));
      const { meetings, objective, bound, unmet } = solve(input);
      const checked = checkTimetable(input, meetings);
      expect({ seed, ...checked }).to.deep.equal({ seed, broken: [], objective });
      expect(objective, `seed ${seed}`).to.be.at.most(bound);
      for (const { from, to } of unmet) {
        const pair = [from, to].sort().join();
        expect(meetings.some(({ a, b }) => [a, b].sort().join() === pair)).to.equal(false);
      }
    }
  });
});
