import { expect } from 'chai';
import { effectOf, objectiveOf, strandedBy } from '../../../server/features/timetables/solver/effect.ts';
import { readTask } from '../../../server/features/timetables/solver/input.ts';
import { solve } from '../../../server/features/timetables/solver/solve.ts';
import { checkTimetable } from '../../support/checkTimetable.ts';
import { numbers, smallHall } from '../../support/halls.ts';

describe('a step by hand', () => {
  const task = readTask({
    slots: 3,
    tables: 2,
    participants: [{ id: 'a', table: 0 }, { id: 'b', unavailable: [2], max: 1 }, { id: 'c' }, { id: 'd' }],
    wishes: [
      { from: 'a', to: 'b', level: 'must' },
      { from: 'b', to: 'a', level: 'want' },
      { from: 'c', to: 'd', level: 'want' },
      { from: 'd', to: 'a', level: 'no' },
    ],
    met: [['c', 'a']],
    locked: [{ a: 'c', b: 'd', slot: 0, table: 1 }],
  });
  const meetings = [
    { a: 'a', b: 'b', slot: 0, table: 0 },
    { a: 'c', b: 'd', slot: 0, table: 1 },
  ];
  const rules = (change: Parameters<typeof effectOf>[2]): string[] =>
    effectOf(task, meetings, change).conflicts.map(({ rule, ids }) => `${rule} ${ids.join(',')}`);

  it('says each rule it would break, and whom it concerns', () => {
    expect(rules({ kind: 'move', a: 'b', b: 'a', slot: 1, table: 0 })).to.deep.equal([]);
    expect(rules({ kind: 'move', a: 'a', b: 'b', slot: 2, table: 1 })).to.deep.equal([
      'keepsOther a',
      'unavailable b',
    ]);
    expect(rules({ kind: 'move', a: 'c', b: 'd', slot: 1, table: 1 })).to.deep.equal(['locked c,d']);
    expect(rules({ kind: 'remove', a: 'c', b: 'd' })).to.deep.equal(['locked c,d']);
    expect(rules({ kind: 'add', meeting: { a: 'b', b: 'c', slot: 0, table: 0 } })).to.deep.equal([
      'busy b',
      'max b',
      'busy c',
      'tableTaken a,b',
      'tableKept a',
    ]);
    expect(rules({ kind: 'add', meeting: meetings[0]! })).to.include('twice a,b');
    expect(rules({ kind: 'move', a: 'b', b: 'd', slot: 1, table: 1 })).to.deep.equal(['unknown b,d']);
  });

  it('tells a refusal from an earlier meeting nowhere', () => {
    const add = (b: string) =>
      effectOf(task, meetings, { kind: 'add', meeting: { a: 'a', b, slot: 1, table: 0 } });
    expect(add('c').conflicts.map(({ rule }) => rule)).to.deep.equal(['notPossible']);
    expect(add('d')).to.deep.equal({ ...add('c'), conflicts: [{ rule: 'notPossible', ids: ['a', 'd'] }] });
  });

  it('counts what it gains as the checker does', () => {
    expect(effectOf(task, meetings, { kind: 'remove', a: 'a', b: 'b' }).difference).to.equal(-17);
    for (let seed = 0; seed < 200; seed++) {
      const input = smallHall(seed);
      const next = numbers(seed);
      const full = readTask(input);
      const { meetings: made, objective } = solve(input);
      expect(objectiveOf(full, made)).to.equal(objective);
      const one = made[Math.floor(next() * made.length)];
      if (!one) continue;
      const slot = Math.floor(next() * input.slots);
      const { difference } = effectOf(full, made, { kind: 'move', ...one, slot });
      const moved = made.map((meeting) => (meeting === one ? { ...one, slot } : meeting));
      expect(checkTimetable(input, moved).objective - objective).to.equal(difference);
    }
  });

  it('shows whom the loss of a slot or a table strands', () => {
    expect(strandedBy(task, meetings, { slot: 0 })).to.deep.equal({
      meetings,
      ids: ['a', 'b', 'c', 'd'],
      keepers: [],
    });
    expect(strandedBy(task, meetings, { table: 0 })).to.deep.equal({
      meetings: [meetings[0]],
      ids: ['a', 'b'],
      keepers: ['a'],
    });
  });
});
