import { expect } from 'chai';
import fc from 'fast-check';
import {
  allGroups,
  attendanceOf,
  feedbackOf,
  followUpsOf,
  intentsOf,
  laterOf,
  titledOf,
  type Deal,
  type Registered,
} from '../../../server/features/eventReport/domain.ts';
import { LEAST_ANSWERS } from '../../../shared/schemas/eventReport.ts';
import { WORK_TAGS, workTagsOf } from '../../../shared/taxonomy/work5686.ts';
import { CHAINS } from '../../../shared/taxonomy/chains/index.ts';

const LEAST = 3;
const registered = (organisationId: string, more: Partial<Registered> = {}): Registered => ({
  ...{ organisationId, status: 'approved', people: 2, came: 1, isFirm: true },
  codes: { chain: ['nev'], region: [], size: [], tier: [], work: [] },
  ...more,
});
const deal = (firmId: string, more: Partial<Deal> = {}): Deal => ({
  ...{ firmId, organisations: ['host', firmId], intentFen: null, signed: null, landed: null },
  ...more,
});

/** Of whole numbers, without a rounding. */
function rankOf(matrix: readonly (readonly number[])[]): number {
  let rows = matrix.map((row) => row.map(BigInt));
  let rank = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const lead = rows.find((row) => row[column] !== 0n);
    if (!lead) continue;
    rank += 1;
    rows = rows
      .filter((row) => row !== lead)
      .map((row) => row.map((value, i) => value * lead[column]! - lead[i]! * row[column]!));
  }
  return rank;
}

describe('the report of an event', () => {
  it('counts who registered, has a place, came and did not, by organisation and by person', () => {
    const rows = [
      registered('a'),
      registered('b', { came: 0 }),
      registered('c', { status: 'waitlisted', came: 0 }),
      registered('d', { codes: { ...registered('d').codes, tier: ['littleGiant'] } }),
      registered('e', { isFirm: false }),
    ];
    const meetings = [
      { state: 'held' as const, organisations: ['a', 'd'] },
      { state: 'missed' as const, organisations: ['a', 'b'] },
      { state: 'unknown' as const, organisations: ['a', 'e'] },
      { state: 'cancelled' as const, organisations: ['a', 'e'] },
    ];
    const attendance = attendanceOf(rows, meetings, true);
    expect(attendance).to.deep.equal({
      registered: { organisations: 5, people: 10 },
      approved: { organisations: 4, people: 8 },
      came: { organisations: 3, people: 3 },
      missed: { organisations: 1, people: 5 },
      meetings: { planned: 3, held: 1, unknown: 1 },
    });
    expect(attendanceOf(rows, meetings, false).missed).to.equal(null);
    expect(titledOf(rows)).to.deep.equal({ firms: 2, titled: 1 });
    const {
      chain: [nev, bank],
    } = allGroups(rows, meetings, [], LEAST);
    expect(nev).to.deep.include({ code: 'nev', registered: 4, approved: 3, came: 2 });
    expect(nev!.meetings).to.deep.equal({ planned: 3, held: 1 });
    // The bank is no firm that did not say: it stands apart, however firms are grouped.
    expect(bank).to.deep.include({ code: 'bank', registered: 1, approved: 1, came: 1 });
    expect(bank!.meetings).to.deep.equal({ planned: 1, held: 0 });
    expect(allGroups(rows, meetings, [], LEAST).region.map(({ code }) => code)).to.deep.equal([
      'none',
      'bank',
    ]);
  });

  it('tells no sum of fewer firms than it must, nor one that the rest of a total would give away', () => {
    const regions = ['440106', '440112', '440115', '440118'];
    const anEvent = fc.array(
      fc.record({ region: fc.constantFrom(...regions), fen: fc.option(fc.integer({ min: 1, max: 1000 })) }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(anEvent, (firms) => {
        const rows = firms.map(({ region }, i) =>
          registered(`f${i}`, { codes: { ...registered('').codes, region: [region] } }),
        );
        const deals = firms.map(({ fen }, i) => deal(`f${i}`, { intentFen: fen }));
        const total = intentsOf(deals, LEAST);
        const { region: groups } = allGroups(rows, [], deals, LEAST);
        const meant = firms.filter(({ fen }) => fen !== null);
        expect(total.count).to.equal(meant.length);
        if (total.fen !== null) expect(meant.length === 0 || meant.length >= LEAST).to.equal(true);
        const told = groups.flatMap(({ intents }) => intents?.count ?? []);
        for (const count of told) expect(count).to.be.at.least(LEAST);
        const left = meant.length - told.reduce((so, count) => so + count, 0);
        if (total.fen === null) expect(told).to.deep.equal([]);
        else expect(left === 0 || left >= LEAST, `${left} left`).to.equal(true);
      }),
    );
  });

  it('tells of no fewer firms by any sums together, of groups that overlap and of different kinds', () => {
    const codes = fc.record({
      chain: fc.uniqueArray(fc.constantFrom('nev', 'ic', 'ai', 'bio'), { minLength: 1, maxLength: 2 }),
      region: fc.uniqueArray(fc.constantFrom('440106', '440112', '440115'), { minLength: 1, maxLength: 1 }),
      size: fc.uniqueArray(fc.constantFrom('micro', 'small'), { maxLength: 1 }),
      tier: fc.constant<string[]>([]),
      work: fc.constant<string[]>([]),
    });
    const anEvent = fc.record({
      firms: fc.array(codes, { minLength: LEAST, maxLength: 24 }),
      more: fc.array(fc.nat(23), { maxLength: 6 }),
      least: fc.constantFrom(3, 5),
    });
    let [told, all] = [0, 0];
    fc.assert(
      fc.property(anEvent, ({ firms, more, least }) => {
        const rows = firms.map((one, i) => registered(`f${i}`, { codes: one }));
        const whose = [...firms.keys(), ...more.filter((i) => i < firms.length)];
        const deals = whose.map((i) => deal(`f${i}`, { intentFen: 100 + i }));
        if (intentsOf(deals, least).fen === null) return;
        const groups = allGroups(rows, [], deals, least);
        const sums = [whose.map(() => 1)];
        for (const by of ['chain', 'region', 'size'] as const)
          for (const { code, intents } of groups[by]) {
            const has = (i: number) => (firms[i]![by].length > 0 ? firms[i]![by] : ['none']).includes(code);
            all += whose.some(has) ? 1 : 0;
            if (intents === null) continue;
            told += 1;
            sums.push(whose.map((i) => Number(has(i))));
          }
        // Known of some firms alone is what of the sums is lost without them, beside what all sums have.
        const some = fc.sample(fc.subarray([...firms.keys()], { minLength: 1, maxLength: least - 1 }), 60);
        for (const few of [...firms.keys()].map((i) => [i]).concat(some)) {
          const others = sums.map((sum) => sum.filter((_, i) => !few.includes(whose[i]!)));
          expect(rankOf(others), `of ${few.join()} it is told`).to.equal(rankOf(sums));
        }
      }),
      { numRuns: 60 },
    );
    expect(told / all, 'and tells what it may').to.be.above(0.2);
  });

  it('says nothing of 30, 60 and 90 days before they have passed, and nothing that two of them tell of one firm', () => {
    const deals = ['a', 'b', 'c', 'd'].map((id, i) =>
      deal(id, { signed: { on: i < 3 ? '2026-03-20' : '2026-04-20', fen: 100 } }),
    );
    const at = (today: string) => laterOf(deals, '2026-03-01', today, { least: LEAST, countToo: false });
    expect(at('2026-03-31').map(({ signed }) => signed)).to.deep.equal([null, null, null]);
    const [thirty, sixty, ninety] = at('2026-07-01');
    expect(thirty).to.deep.include({ days: 30, on: '2026-03-31', signed: { count: 3, fen: 300 } });
    // One more signed by then: its amount would be the difference.
    expect(sixty!.signed).to.deep.equal({ count: 4, fen: null });
    expect(ninety!.signed).to.deep.equal({ count: 4, fen: null });
    expect(thirty!.landed).to.deep.equal({ count: 0, fen: 0 });
    const loans = laterOf(deals, '2026-03-01', '2026-07-01', { least: LEAST, countToo: true });
    expect(loans.map((one) => [one.signed?.count, one.landed?.count])).to.deep.equal([
      [3, null],
      [null, null],
      [null, null],
    ]);
    expect(at('2026-04-01').map(({ signed }) => signed?.count ?? null)).to.deep.equal([3, null, null]);
  });

  it('names who is late, and nobody of whom it cannot know', () => {
    const promise = (due: string, stands: 'open' | 'kept' | 'untold') => ({
      ...{ organisationId: 'a', withId: 'b', due, stands },
    });
    const all = [
      ...[promise('2026-03-01', 'open'), promise('2026-03-20', 'open'), promise('2026-03-01', 'kept')],
      promise('2026-03-01', 'untold'),
    ];
    expect(followUpsOf(all, '2026-03-11')).to.deep.equal({
      ...{ promised: 4, kept: 1, open: 2 },
      late: [{ organisationId: 'a', withId: 'b', due: '2026-03-01', daysLate: 10 }],
    });
  });

  it('tells of feedback once five answered, in no order that tells who', () => {
    const answers = [5, 4, 4, 3, 4].map((organisation, i) => ({
      ...{ organisation, matches: 5, text: ['戊', '', '甲', '乙', '丙'][i]! },
    }));
    expect(feedbackOf(answers.slice(0, LEAST_ANSWERS - 1))).to.deep.equal({ answers: 4, shown: null });
    const { shown } = feedbackOf(answers);
    expect(shown).to.deep.include({ organisation: 4, matches: 5 });
    expect(shown!.spread.organisation).to.deep.equal([0, 0, 1, 3, 1]);
    expect(shown!.texts).to.deep.equal([...shown!.texts].sort());
  });

  it('knows 5686 by chains that there are', () => {
    const known = CHAINS.map(({ code }) => code);
    expect(WORK_TAGS.flatMap(({ chains }) => chains).filter((code) => !known.includes(code))).to.deep.equal(
      [],
    );
    const count = (kind: string) => WORK_TAGS.filter((one) => one.kind === kind).length;
    expect(['pillar', 'action', 'project', 'goal'].map(count)).to.deep.equal([5, 6, 8, 6]);
    expect(workTagsOf(['ic'])).to.deep.equal(['digital', 'strongChips']);
  });
});
