import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { BrokenInput, readTask } from '../../../server/features/timetables/solver/input.ts';
import { solve } from '../../../server/features/timetables/solver/solve.ts';

const ROOT = join(import.meta.dirname, '../../..');
const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id }));

/** Where an input is broken. */
function placesOf(input: unknown): string[] {
  try {
    readTask(input);
    return [];
  } catch (error) {
    if (!(error instanceof BrokenInput)) throw error;
    for (const { zh, en } of error.problems) expect(zh && en).to.be.a('string');
    return error.problems.map(({ path }) => path);
  }
}

describe('what a timetable is made from', () => {
  const base = { slots: 2, tables: 2, participants: [a, b, c] };
  const locked = (...list: [string, string, number, number][]) => ({
    locked: list.map(([x, y, slot, table]) => ({ a: x, b: y, slot, table })),
  });
  const cases: [string, object, string[]][] = [
    ['a field nobody knows', { colour: 1 }, ['']],
    ['no tables', { tables: undefined }, ['tables']],
    ['half a slot', { slots: 1.5 }, ['slots']],
    ['a level nobody knows', { wishes: [{ from: 'a', to: 'b', level: 'maybe' }] }, ['wishes[0].level']],
    ['two of one id', { participants: [a, b, a] }, ['participants[2].id']],
    [
      'a slot that is not there',
      { participants: [{ id: 'a', unavailable: [0, 2] }] },
      ['participants[0].unavailable[1]'],
    ],
    ['a table that is not there', { participants: [{ id: 'a', table: 2 }] }, ['participants[0].table']],
    ['a minimum above the maximum', { participants: [{ id: 'a', min: 2, max: 1 }] }, ['participants[0].min']],
    ['a wish for nobody', { wishes: [{ from: 'a', to: 'x', level: 'want' }] }, ['wishes[0].to']],
    ['a wish for oneself', { wishes: [{ from: 'a', to: 'a', level: 'want' }] }, ['wishes[0].to']],
    ['a meeting before with nobody', { met: [['x', 'a']] }, ['met[0][0]']],
    ['a locked slot that is not there', locked(['a', 'b', 2, 0]), ['locked[0].slot']],
    [
      'a told table that is not there',
      { previous: [{ a: 'a', b: 'b', slot: 0, table: 9 }] },
      ['previous[0].table'],
    ],
    ['one pair locked twice', locked(['a', 'b', 0, 0], ['b', 'a', 1, 0]), ['locked[1]']],
    ['one person locked twice in a slot', locked(['a', 'b', 0, 0], ['a', 'c', 0, 1]), ['locked[1].a']],
    [
      'one table locked twice in a slot',
      { ...locked(['a', 'b', 0, 0], ['c', 'd', 0, 0]), participants: [a, b, c, { id: 'd' }] },
      ['locked[1].table'],
    ],
    [
      'locked while away',
      { ...locked(['a', 'b', 0, 0]), participants: [a, { id: 'b', unavailable: [0] }] },
      ['locked[0].b'],
    ],
    [
      'locked above the maximum',
      { ...locked(['a', 'b', 0, 0], ['a', 'c', 1, 0]), participants: [{ id: 'a', max: 1 }, b, c] },
      ['locked[1].a'],
    ],
    [
      'locked away from the kept table',
      { ...locked(['a', 'b', 0, 0]), participants: [{ id: 'a', table: 1 }, b] },
      ['locked[0].table'],
    ],
    [
      'locked at a table of others',
      { ...locked(['a', 'b', 0, 0]), participants: [a, b, { id: 'c', table: 0 }] },
      ['locked[0].table'],
    ],
    [
      'locked though refused',
      { ...locked(['a', 'b', 0, 0]), wishes: [{ from: 'b', to: 'a', level: 'no' }] },
      ['locked[0]'],
    ],
    ['locked though met before', { ...locked(['a', 'b', 0, 0]), met: [['b', 'a']] }, ['locked[0]']],
  ];
  for (const [what, change, places] of cases) {
    it(`is broken by ${what}`, () => {
      expect(placesOf({ ...base, ...change })).to.deep.equal(places);
    });
  }

  it('tells of many mistakes the first fifty, and how many more there are', () => {
    const wishes = Array.from({ length: 4000 }, () => ({ from: 'a', to: 'nobody', level: 'want' }));
    const tell = (): unknown => solve({ ...base, wishes });
    expect(tell).to.throw(
      BrokenInput,
      /^wishes\[0\]\.to:[^]*wishes\[49\]\.to:[^\n]*\n…… 另有 3950 处 \/ and 3950 more$/,
    );
  });

  it('may leave out all but slots, tables and ids', () => {
    expect(solve(base)).to.deep.equal({ meetings: [], objective: 0, bound: 0, unmet: [] });
  });

  it('takes of two wishes for the same one the stronger, and a no before both', () => {
    const wish = (from: string, to: string, level: string) => ({ from, to, level });
    const twice = [wish('a', 'b', 'want'), wish('a', 'b', 'must'), wish('a', 'b', 'want')];
    expect(solve({ ...base, wishes: twice }).objective).to.equal(10);
    const refused = solve({ ...base, wishes: [...twice, wish('b', 'a', 'no')] });
    expect(refused).to.deep.equal({
      ...{ meetings: [], objective: 0, bound: 0 },
      unmet: [{ from: 'a', to: 'b', reason: 'notPossible' }],
    });
    expect(solve({ ...base, wishes: [...twice, wish('a', 'b', 'no')] }).unmet).to.deep.equal([]);
  });

  it('comes from a file and goes into one, or ends with what is wrong and where', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lianqiao-schedule-'));
    const [from, to] = [join(folder, 'in.json'), join(folder, 'out.json')];
    const run = (into = to) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/schedule.ts', from, into], {
        cwd: ROOT,
      });
    try {
      const input = { ...base, wishes: [{ from: 'a', to: 'b', level: 'must' }] };
      await writeFile(from, `\uFEFF${JSON.stringify(input)}`);
      await run();
      expect(JSON.parse(await readFile(to, 'utf8'))).to.deep.equal({
        ...{ meetings: [{ a: 'a', b: 'b', slot: 0, table: 0 }], objective: 10, bound: 10, unmet: [] },
      });
      await writeFile(from, JSON.stringify({ ...input, wishes: [{ from: 'a', to: 'z', level: 'must' }] }));
      const failed = (await run().catch((error: unknown) => error)) as { code: number; stderr: string };
      expect(failed.code).to.equal(1);
      expect(failed.stderr)
        .to.include('wishes[0].to')
        .and.include('没有这个人')
        .and.include('nobody is called z');
      for (const into of [folder, join(folder, 'none', 'out.json')]) {
        const nowhere = (await run(into).catch((error: unknown) => error)) as {
          code: number;
          stderr: string;
        };
        expect(nowhere.code).to.equal(1);
        expect(nowhere.stderr).to.include(`无法写入 ${into}`);
      }
      await writeFile(from, '{');
      expect(((await run().catch((error: unknown) => error)) as { stderr: string }).stderr).to.include(
        'JSON',
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
