import { expect } from 'chai';
import fc from 'fast-check';
import {
  amountOf,
  COLUMNS,
  ENDED,
  isMineToAnswer,
  isOpen,
  lateness,
  otherSide,
  passes,
  pressing,
  type BoardFilter,
} from '../../../client/src/features/introductions/board.ts';
import { INTRODUCTION_STATES, type Introduction } from '../../../shared/schemas/introduction.ts';

const TODAY = '2026-05-06';
const NOW = Date.parse('2026-05-06T02:00:00Z');
const ID = 'a'.repeat(24);
const anIntroduction = (wish: Partial<Introduction> = {}): Introduction => ({
  id: ID,
  state: 'accepted',
  side: 'buyer',
  startedBy: 'supplier',
  demand: { id: 'd1', title: '电机壳体 ＡＤＣ12 压铸' },
  buyer: { id: 'b', name: '云澜汽车' },
  supplier: { id: 's', name: '岚汀压铸' },
  message: '',
  reason: '',
  requestedAt: '2026-05-01T00:00:00.000Z',
  expiresAt: null,
  acceptedAt: '2026-05-02T00:00:00.000Z',
  meeting: null,
  intentFen: null,
  contractFen: null,
  landedFen: null,
  nextStep: null,
  conversationId: 'c',
  can: [],
  updatedAt: '2026-05-03T00:00:00.000Z',
  version: 1,
  ...wish,
});
const aStep = (due: string, id = 'p1', text = '寄样件') => ({
  text,
  due,
  owner: { id, name: '李工', organisationId: 'b' },
});
const aMeeting = (at: string) => ({ at, place: '南沙', link: '' });
const NO_FILTER: BoardFilter = { q: '', demand: '', owner: '', late: false };

describe('the board', () => {
  it('has one place for every state', () => {
    expect([...COLUMNS, ...ENDED].sort()).to.deep.equal([...INTRODUCTION_STATES].sort());
  });

  it('names the other side, or nobody while the buyer is unnamed', () => {
    expect(otherSide(anIntroduction())?.name).to.equal('岚汀压铸');
    expect(otherSide(anIntroduction({ side: 'supplier' }))?.name).to.equal('云澜汽车');
    expect(otherSide(anIntroduction({ side: 'supplier', buyer: null }))).to.equal(null);
  });

  it('shows the amount that says most: landed, else contracted, else intended', () => {
    expect(amountOf(anIntroduction())).to.equal(null);
    expect(amountOf(anIntroduction({ intentFen: 3 }))).to.equal(3);
    expect(amountOf(anIntroduction({ intentFen: 3, contractFen: 2 }))).to.equal(2);
    expect(amountOf(anIntroduction({ intentFen: 3, contractFen: 2, landedFen: 1 }))).to.equal(1);
  });

  it('waits for the side that may accept', () => {
    expect(isMineToAnswer(anIntroduction({ state: 'requested', can: ['accept', 'decline'] }))).to.equal(true);
    expect(isMineToAnswer(anIntroduction({ state: 'requested', can: ['withdraw'] }))).to.equal(false);
  });

  it('calls late a step after its day and a meeting past its hour, of what is open', () => {
    const late = (wish: Partial<Introduction>) => lateness(anIntroduction(wish), TODAY, NOW);
    expect(late({})).to.equal(null);
    expect(late({ nextStep: aStep('2026-05-06') })).to.equal(null);
    expect(late({ nextStep: aStep('2026-05-05') })).to.equal('nextStep');
    expect(late({ state: 'meeting', meeting: aMeeting('2026-05-06T01:59:59.000Z') })).to.equal('meeting');
    expect(late({ state: 'meeting', meeting: aMeeting('2026-05-06T02:00:01.000Z') })).to.equal(null);
    // Of a meeting that led to something, a result is recorded.
    expect(late({ state: 'intent', meeting: aMeeting('2026-05-01T00:00:00.000Z') })).to.equal(null);
    for (const state of INTRODUCTION_STATES) {
      const one = anIntroduction({ state, nextStep: aStep('2026-05-05') });
      expect(lateness(one, TODAY, NOW)).to.equal(isOpen(one) ? 'nextStep' : null);
    }
  });

  it('finds by every word, in whatever width and case it is typed', () => {
    const one = anIntroduction({ nextStep: aStep('2026-05-09') });
    const found = (filter: Partial<BoardFilter>) => passes(one, { ...NO_FILTER, ...filter }, TODAY, NOW);
    for (const q of ['', '岚汀', 'adc12', 'ＡＤＣ１２', '岚汀 壳体', '样件　岚汀', '  岚汀  '])
      expect(found({ q }), q).to.equal(true);
    // One's own name is no mark of one card among others.
    for (const q of ['云澜', '岚汀 冲压']) expect(found({ q }), q).to.equal(false);
    expect([found({ demand: 'd1' }), found({ demand: 'd2' })]).to.deep.equal([true, false]);
    expect([found({ owner: 'p1' }), found({ owner: 'p2' })]).to.deep.equal([true, false]);
    expect(found({ late: true })).to.equal(false);
    expect(
      passes(anIntroduction({ nextStep: aStep('2026-05-05') }), { ...NO_FILTER, late: true }, TODAY, NOW),
    ).to.equal(true);
    expect(passes(anIntroduction(), { ...NO_FILTER, owner: 'p1' }, TODAY, NOW)).to.equal(false);
  });

  it('puts what is late first, then what is due soonest, then the latest change', () => {
    const [late, soon, lapses, changed, quiet] = [
      anIntroduction({ id: 'late', nextStep: aStep('2026-05-05') }),
      anIntroduction({ id: 'soon', nextStep: aStep('2026-05-07') }),
      anIntroduction({ id: 'lapses', state: 'requested', expiresAt: '2026-05-08T00:00:00.000Z' }),
      anIntroduction({ id: 'changed', updatedAt: '2026-05-05T00:00:00.000Z' }),
      anIntroduction({ id: 'quiet' }),
    ];
    const inOrder = [late, soon, lapses, changed, quiet];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: 5 }), (shuffled) => {
        const sorted = [...shuffled].sort(pressing(TODAY, NOW));
        expect(sorted.map((one) => one.id)).to.deep.equal(inOrder.map((one) => one.id));
      }),
    );
  });
});
