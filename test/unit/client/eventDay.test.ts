import { expect } from 'chai';
import { changed } from '../../../client/src/features/eventDay/boardState.ts';
import {
  countdown,
  frontOf,
  momentOf,
  rungBetween,
  slotText,
} from '../../../client/src/features/eventDay/moment.ts';
import { worthOf, afterTap, tappedAt, type Wished } from '../../../server/features/eventDay/domain.ts';
import type { Board, BoardTable } from '../../../shared/schemas/eventDay.ts';

const slot = (index: number, from: string, to: string) => ({
  index,
  startsAt: `2026-03-02T${from}:00.000Z`,
  endsAt: `2026-03-02T${to}:00.000Z`,
});
const SLOTS = [slot(0, '01:00', '01:20'), slot(1, '01:25', '01:45')];
const at = (clock: string) => Date.parse(`2026-03-02T${clock}.000Z`);

describe('the day of an event on its screens', () => {
  it('knows what runs, what comes and how long still', () => {
    expect(momentOf(SLOTS, at('00:59:00'))).to.deep.include({ phase: 'before', leftMs: 60_000 });
    expect(momentOf(SLOTS, at('01:00:00'))).to.deep.include({
      phase: 'meeting',
      running: SLOTS[0],
      next: SLOTS[1],
    });
    expect(momentOf(SLOTS, at('01:20:00'))).to.deep.include({ phase: 'pause', leftMs: 300_000 });
    expect(momentOf(SLOTS, at('01:45:00'))).to.deep.include({ phase: 'over', next: null });
    const left = [0, 61_000, 3_661_000, 74 * 3_600_000].map((ms) => countdown(ms, 'zh-CN'));
    expect(left).to.deep.equal(['00:00', '01:01', '1:01:01', '3天']);
    expect(countdown(74 * 3_600_000, 'en')).to.equal('3 days');
    expect(slotText(SLOTS[0]!)).to.equal('09:00–09:20');
  });

  it('rings once as a slot begins or ends, and not for what was slept through', () => {
    expect(rungBetween(SLOTS, at('00:59:59'), at('01:00:00'))).to.equal('start');
    expect(rungBetween(SLOTS, at('01:00:00'), at('01:00:01'))).to.equal(null);
    expect(rungBetween(SLOTS, at('01:19:59'), at('01:20:00'))).to.equal('end');
    expect(rungBetween(SLOTS, at('00:30:00'), at('01:10:00'))).to.equal(null);
  });

  it('has in front who is met now, until both what came of it is said and another comes', () => {
    const one = (slot: number, state: string, said = false) => ({ slot, state, outcome: said ? {} : null });
    const front = (...all: ReturnType<typeof one>[]) => frontOf(all, (n) => n < 1)?.slot;
    expect(front(one(0, 'held'), one(1, 'planned'), one(2, 'planned')), 'the next').to.equal(1);
    expect(front(one(1, 'held'), one(2, 'planned')), 'one’s own word is still due').to.equal(1);
    expect(front(one(1, 'held', true), one(2, 'planned')), 'all is said').to.equal(2);
    expect(front(one(1, 'held'), one(2, 'started')), 'another has begun').to.equal(2);
    expect(front(one(1, 'missed'), one(1, 'held', true)), 'nothing else comes').to.equal(1);
    expect(front(one(0, 'planned'), one(1, 'missed')), 'nothing is left').to.equal(undefined);
  });

  it('takes up what is told, and leaves the rest as it is', () => {
    const table = (n: number, state: BoardTable['state']): BoardTable => ({
      slot: 0,
      table: n,
      state,
      sides: null,
    });
    const board = {
      now: 'then',
      meetings: [table(0, 'planned'), table(1, 'planned')],
      poll: null,
    } as unknown as Board;
    const next = changed(
      board,
      { kind: 'tables', tables: [table(1, 'started'), table(7, 'planned')] },
      'now',
    );
    expect(next.meetings.map(({ table: n, state }) => [n, state])).to.deep.equal([
      [0, 'planned'],
      [1, 'started'],
      [7, 'planned'],
    ]);
    expect(next.now).to.equal('now');
    expect(changed(board, { kind: 'announcement', announcement: null }, 'now').announcement).to.equal(null);
  });
});

describe('the rules of the day', () => {
  it('move a meeting forward only', () => {
    expect(afterTap('planned', 'start')).to.equal('started');
    expect(afterTap('held', 'start')).to.equal('held');
    expect(afterTap('planned', 'outcome')).to.equal('held');
    expect(afterTap('missed', 'outcome')).to.equal('refused');
    expect(afterTap('started', 'absence')).to.equal('refused');
    expect(afterTap('missed', 'absence')).to.equal('missed');
    expect(afterTap('cancelled', 'start')).to.equal('refused');
  });

  it('value a meeting as the timetable does, and have none with whoever refused', () => {
    const [a, b] = [
      { id: 'a1', registrationId: 'A' },
      { id: 'b1', registrationId: 'B' },
    ];
    const wish = (to: string, level: Wished['level'], toPerson: string | null = null): Wished => ({
      ...{ to, toPerson, fromPerson: null, level },
    });
    const worth = (wishes: Record<string, Wished[]>) => worthOf(a, b, (id) => wishes[id] ?? []);
    expect(worth({})).to.equal(0);
    expect(worth({ A: [wish('B', 'want')] })).to.equal(3);
    expect(worth({ A: [wish('B', 'must')], B: [wish('A', 'want')] })).to.equal(17);
    expect(worth({ A: [wish('B', 'must')], B: [wish('A', 'no')] })).to.equal(null);
    // A refusal of somebody else of the same organisation is not one of this person.
    expect(worth({ A: [wish('B', 'must')], B: [wish('A', 'no', 'a2')] })).to.equal(10);
  });

  it('believe a phone’s clock as far as it can be', () => {
    const now = new Date('2026-03-02T02:00:00.000Z');
    expect(tappedAt(undefined, now)).to.equal(now);
    expect(tappedAt('2026-03-02T01:58:00.000Z', now).toISOString()).to.equal('2026-03-02T01:58:00.000Z');
    expect(tappedAt('2030-01-01T00:00:00.000Z', now).getTime()).to.equal(now.getTime());
    expect(tappedAt('2020-01-01T00:00:00.000Z', now).toISOString()).to.equal('2026-03-01T02:00:00.000Z');
  });
});
