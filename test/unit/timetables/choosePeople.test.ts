import { expect } from 'chai';
import fc from 'fast-check';
import { choosePeople } from '../../../server/features/timetables/domain/choosePeople.ts';
import { changesBetween } from '../../../server/features/timetables/domain/changes.ts';
import {
  byParties,
  isMet,
  isWanted,
  known,
  pairKey,
  type Hall,
  type PartyWish,
} from '../../../server/features/timetables/domain/hall.ts';
import { solveHall } from '../../../server/features/timetables/solveHall.ts';
import { solve } from '../../../server/features/timetables/solver/solve.ts';

const LEVELS = ['must', 'want', 'want', 'no'] as const;
/** Halls of a few parties with one to three people each. */
const halls = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 }),
    slots: fc.integer({ min: 1, max: 5 }),
    tables: fc.integer({ min: 1, max: 4 }),
    wishes: fc.array(
      fc.record({
        from: fc.nat(4),
        to: fc.nat(4),
        fromPerson: fc.option(fc.nat(2)),
        toPerson: fc.option(fc.nat(2)),
        level: fc.constantFrom(...LEVELS),
      }),
      { maxLength: 14 },
    ),
    cannot: fc.array(fc.tuple(fc.nat(4), fc.nat(2), fc.nat(4)), { maxLength: 6 }),
    met: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 2 }),
  })
  .map(({ sizes, slots, tables, wishes, cannot, met }): Hall => {
    const has = (party: number, person: number | null) => person === null || person < sizes[party]!;
    return {
      ...{ slots, tables, closedSlots: new Set(), closedTables: new Set() },
      parties: sizes.map((size, p) => ({
        id: `p${p}`,
        people: Array.from({ length: size }, (_, i) => ({
          id: `p${p}.${i}`,
          unavailable: cannot.flatMap(([party, one, slot]) =>
            party === p && one === i && slot < slots ? [slot] : [],
          ),
          ...{ min: 0, max: slots, keptTable: null },
        })),
      })),
      wishes: wishes
        .filter(
          ({ from, to, fromPerson, toPerson }) =>
            from !== to &&
            from < sizes.length &&
            to < sizes.length &&
            has(from, fromPerson) &&
            has(to, toPerson),
        )
        .map(({ from, to, fromPerson, toPerson, level }): PartyWish => ({
          ...{ from: `p${from}`, to: `p${to}`, level },
          fromPerson: fromPerson === null ? null : `p${from}.${fromPerson}`,
          toPerson: toPerson === null ? null : `p${to}.${toPerson}`,
        })),
      met: new Set(met.map(([x, y]) => pairKey(`p${x}`, `p${y}`))),
    };
  });
const solved = (hall: Hall) =>
  solveHall(known(hall), { locked: [], told: [], over: [] }, { seed: 1, timeLimitMs: 300 }, async (input) =>
    solve(input),
  );

describe('choosing who of an organisation meets', () => {
  it('takes people of the two parties that suit the wish, may meet, and share time where any do', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const all = known(hall);
        for (const { wish, from, to, possible } of choosePeople(all)) {
          expect(all.personOf.get(from)!.party.id).to.equal(wish.from);
          expect(all.personOf.get(to)!.party.id).to.equal(wish.to);
          if (wish.fromPerson) expect(from).to.equal(wish.fromPerson);
          if (wish.toPerson) expect(to).to.equal(wish.toPerson);
          expect(all.mayMeet(from, to)).to.equal(possible);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives two who wish each other one meeting, and nobody a meeting that is refused or was had', async () => {
    await fc.assert(
      fc.asyncProperty(halls, async (hall) => {
        const all = known(hall);
        const { meetings, wishes, objective, bound } = await solved(hall);
        const between = byParties(all, meetings);
        for (const { a, b } of meetings) expect(all.mayMeet(a, b)).to.equal(true);
        for (const [parties, of] of between) {
          const open = (all.wishesOf.get(parties) ?? []).every(
            ({ fromPerson, toPerson }) => !fromPerson && !toPerson,
          );
          if (open) expect(of.length, 'organisations that leave it open meet once').to.equal(1);
        }
        const met = [...all.wishesOf].flatMap(([parties, list]) =>
          list.filter((wish) => isMet(all, wish, between.get(parties) ?? [])),
        );
        expect(wishes.met).to.equal(met.length);
        const { unmet } = wishes;
        expect(wishes.total - wishes.met).to.equal(Object.values(unmet).reduce((sum, n) => sum + n, 0));
        expect(objective).to.be.at.most(bound);
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it('wants by hand only what meets a wish that is not met, whatever speaks against the rest', () => {
    const hall: Hall = {
      ...{ slots: 2, tables: 2, closedSlots: new Set(), closedTables: new Set(), met: new Set() },
      parties: ['a', 'b', 'c'].map((id) => ({
        id,
        people: [0, 1].map((n) => ({
          id: `${id}${n}`,
          ...{ unavailable: [], min: 0, max: 2, keptTable: null },
        })),
      })),
      wishes: [
        { from: 'a', to: 'b', fromPerson: null, toPerson: null, level: 'want' },
        { from: 'a', to: 'c', fromPerson: null, toPerson: null, level: 'must' },
        { from: 'c', to: 'a', fromPerson: 'c1', toPerson: null, level: 'no' },
      ],
    };
    const all = known(hall);
    expect(isWanted(all, new Map(), 'a0', 'b1')).to.equal(true);
    expect(isWanted(all, byParties(all, [{ a: 'b0', b: 'a1' }]), 'a0', 'b1')).to.equal(false);
    expect(isWanted(all, new Map(), 'a0', 'c0')).to.equal(true);
    expect(isWanted(all, new Map(), 'a0', 'c1')).to.equal(false);
    expect(isWanted(all, new Map(), 'b0', 'c0')).to.equal(false);
  });

  it('names each difference between two timetables once', () => {
    const at = (a: string, b: string, slot: number, table = 0) => ({ a, b, slot, table });
    const changes = changesBetween(
      [at('a', 'b', 0), at('c', 'd', 0, 1), at('e', 'f', 1), at('g', 'h', 2), at('k', 'l', 3)],
      [at('b', 'a', 1), at('c', 'd', 0, 2), at('e', 'f', 1), at('i', 'j', 0)],
      ({ a }) => a !== 'k',
    );
    expect(changes.map(({ kind, a }) => `${kind} ${a}`)).to.deep.equal([
      'notPossible k',
      'dropped g',
      'moved b',
      'table c',
      'added i',
    ]);
  });
});
