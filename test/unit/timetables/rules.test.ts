import { expect } from 'chai';
import { solve } from '../../../server/features/timetables/solver/solve.ts';
import { checkTimetable } from '../../support/checkTimetable.ts';
import { hall, roomyHall, smallHall, toldOnce } from '../../support/halls.ts';
import { byHighs } from '../../support/highsModel.ts';
import { whyUnmet } from '../../support/whyUnmet.ts';

/** All with `HALLS_COMPARED=10000`: a minute or two that not every run of the tests has. */
const COMPARED = Number(process.env['HALLS_COMPARED'] ?? 1500);

describe('timetables of small halls', () => {
  it('keep every hard rule, count their worth right, stay below their bound and say truly what was in the way', function () {
    this.timeout(300_000);
    for (let seed = 0; seed < 10_000; seed++) {
      const input = smallHall(seed, 8 + (seed % 7));
      const { meetings, objective, bound, unmet } = solve(input);
      const checked = checkTimetable(input, meetings);
      expect({ seed, ...checked }).to.deep.equal({ seed, broken: [], objective });
      expect(objective, `seed ${seed}`).to.be.at.most(bound);
      const met = new Set(meetings.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
      const refusing = new Set(
        input.wishes!.filter(({ level }) => level === 'no').map(({ from, to }) => `${from} ${to}`),
      );
      const open = input.wishes!.map(({ from, to }) => `${from} ${to}`);
      expect(unmet.map(({ from, to }) => `${from} ${to}`)).to.deep.equal(
        open.filter((wish) => !refusing.has(wish) && !met.has(wish)),
      );
      expect(unmet, `seed ${seed}`).to.deep.equal(
        unmet.map(({ from, to }) => ({ from, to, reason: whyUnmet(input, meetings, from, to) })),
      );
    }
  });

  it('of up to thirty people with half of their time are near what HiGHS finds, which is never above the bound', async function () {
    this.timeout(300_000);
    let ours = 0;
    let most = 0;
    for (let seed = 0; seed < 24; seed++) {
      const shape = { seed, people: 14 + (seed % 17), slots: 4 + (seed % 5), tables: 3 + (seed % 9) };
      const drawn = hall({
        ...{ ...shape, wishes: 8 * shape.people, sides: seed % 2 === 0 ? 2 : 1 },
        ...{ unavailable: 0.5, min: 0.3, max: 0.3, met: 3, keepers: seed % 4, sharing: 0.3 },
      });
      const input = seed % 3 === 0 ? toldOnce(drawn, solve(drawn).meetings) : drawn;
      const { meetings, objective, bound } = solve({ ...input, timeLimitMs: 1000 });
      expect(checkTimetable(input, meetings)).to.deep.equal({ broken: [], objective });
      const highs = await byHighs(input);
      expect(highs.optimal, `seed ${seed}`).to.equal(true);
      expect(objective, `seed ${seed}`).to.be.at.most(highs.objective);
      expect(bound, `seed ${seed}`).to.be.at.least(highs.objective);
      ours += objective;
      most += highs.objective;
    }
    expect(ours / most).to.be.at.least(0.999);
  });

  it('are worth as much as HiGHS finds, and proven, where slots are many and each person takes few meetings', async function () {
    this.timeout(300_000);
    const other: object[] = [];
    for (let seed = 0; seed < 120; seed++) {
      const input = roomyHall(seed);
      const { meetings, objective, bound } = solve(input);
      expect(checkTimetable(input, meetings)).to.deep.equal({ broken: [], objective });
      const highs = await byHighs(input);
      if (objective !== highs.objective || bound !== objective || !highs.optimal)
        other.push({ seed, objective, bound, highs });
    }
    expect(other).to.deep.equal([]);
  });

  it(`are worth as much as HiGHS finds, for ${COMPARED} halls of up to eight people`, async function () {
    this.timeout(1_800_000);
    const other: object[] = [];
    for (let seed = 0; seed < COMPARED; seed++) {
      const input = smallHall(seed);
      const { objective, bound } = solve(input);
      const highs = await byHighs(input);
      if (objective !== highs.objective || bound < objective || !highs.optimal)
        other.push({ seed, objective, bound, highs });
    }
    expect(other).to.deep.equal([]);
  });
});
