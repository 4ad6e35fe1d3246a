import { expect } from 'chai';
import { capacityOf, type Hall } from '../../../client/src/features/events/capacity.ts';
import { nextNumber, tablesOf, zonesOf } from '../../../client/src/features/events/tables.ts';
import { draftOf, inputOf } from '../../../client/src/features/events/registering.ts';

/** Nine slots of 20 minutes, with 5 between. */
const hall = (more: Partial<Hall> = {}): Hall => ({
  kind: 'supply',
  days: [{ date: '2026-05-06', blocks: [{ from: '09:00', to: '12:40' }] }],
  slotMinutes: 20,
  breakMinutes: 5,
  tables: tablesOf('A', 1, 10),
  seats: 60,
  quotas: {},
  mostMeetings: 8,
  ...more,
});

describe('the form of an event', () => {
  it('says what a hall holds against what is expected, and how many tables that leaves', () => {
    expect(capacityOf(hall())).to.deep.equal({
      ...{ slots: 9, tables: 10, room: 90, hosts: 30, guests: 30 },
      // 30 hosts × 8 meetings; over nine slots that takes 27 tables.
      ...{ expected: 240, needed: 27, spare: -17 },
    });
    const few = capacityOf(hall({ quotas: { anchor: 8 } }));
    expect(few).to.deep.include({ hosts: 8, guests: 52, expected: 64, needed: 8, spare: 2 });
    const byGuests = capacityOf(hall({ quotas: { sme: 10, bank: 0 } }));
    expect(byGuests, 'the rest are hosts').to.deep.include({ hosts: 50, guests: 10, expected: 80 });
    const banks = capacityOf(hall({ kind: 'finance', quotas: { bank: 5, anchor: 10, sme: 20 } }));
    expect(banks).to.deep.include({ hosts: 5, guests: 30, expected: 40 });
    expect(capacityOf(hall({ mostMeetings: 50 })).expected, 'nobody has two at once').to.equal(270);
    const none = capacityOf(
      hall({ days: [{ date: '2026-05-06', blocks: [{ from: '09:00', to: '09:10' }] }] }),
    );
    expect(none).to.deep.include({ slots: 0, room: 0, expected: 0, needed: 0, spare: 10 });
  });

  it('numbers tables on within their zone, and shows them zone by zone', () => {
    const tables = [...tablesOf('A', 1, 2), ...tablesOf('B', 1, 1)];
    expect(nextNumber(tables, 'A')).to.equal(3);
    expect(nextNumber(tables, 'C')).to.equal(1);
    const more = [...tables, ...tablesOf('A', 3, 1)];
    expect(zonesOf(more)).to.deep.equal([
      {
        zone: 'A',
        tables: [
          { name: 'A01', index: 0 },
          { name: 'A02', index: 1 },
          { name: 'A03', index: 3 },
        ],
      },
      { zone: 'B', tables: [{ name: 'B01', index: 2 }] },
    ]);
    expect(tablesOf('', 95, 10).at(-1)).to.deep.equal({ name: '104', zone: '' });
  });

  it('sends answers to the questions there are, and none that are empty', () => {
    const draft = draftOf(null, { name: '李工' });
    draft.answers = { lunch: ['', '素食'], gone: ['x'], empty: [' '] };
    const { people, answers } = inputOf(draft, ['lunch', 'empty']);
    expect(people[0]).to.deep.include({ name: '李工', unavailable: [] });
    expect(answers).to.deep.equal([{ questionId: 'lunch', values: ['素食'] }]);
  });
});
