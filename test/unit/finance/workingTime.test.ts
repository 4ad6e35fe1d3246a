import { expect } from 'chai';
import fc from 'fast-check';
import {
  addWorkingHours,
  dueOf,
  hoursRun,
  isWorkday,
  workingHoursBetween,
} from '../../../shared/finance/workingTime.ts';

/** An instant by its clock in Shanghai. */
const at = (clock: string): Date => new Date(`${clock.replace(' ', 'T')}:00+08:00`);

const anInstant = fc
  .integer({ min: at('2026-01-01 00:00').getTime() / 60_000, max: at('2026-12-01 00:00').getTime() / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

describe('working hours', () => {
  it('pass in office hours of working days alone', () => {
    expect(addWorkingHours(at('2026-11-25 09:00'), 7)).to.deep.equal(at('2026-11-25 17:30'));
    expect(addWorkingHours(at('2026-11-25 11:00'), 2)).to.deep.equal(at('2026-11-25 14:30'));
    expect(addWorkingHours(at('2026-11-27 17:00'), 1)).to.deep.equal(at('2026-11-30 09:30'));
    expect(addWorkingHours(at('2026-11-25 17:30'), 0)).to.deep.equal(at('2026-11-25 17:30'));
  });

  it('know the holidays and the days worked in exchange', () => {
    expect(['2026-02-14', '2026-02-28', '2026-10-10', '2026-09-20'].every(isWorkday)).to.equal(true);
    expect(['2026-02-16', '2026-02-23', '2026-10-07', '2026-11-28'].some(isWorkday)).to.equal(false);
    // From the last hour before the Spring Festival to the first after it.
    expect(addWorkingHours(at('2026-02-14 16:30'), 2)).to.deep.equal(at('2026-02-24 10:00'));
  });

  it('come back when counted', () => {
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 0, max: 6000 }), (from, minutes) => {
        const hours = minutes / 60;
        expect(workingHoursBetween(from, addWorkingHours(from, hours))).to.be.closeTo(hours, 1e-9);
      }),
    );
  });

  it('stand still while a clock pauses', () => {
    const from = at('2026-11-25 09:00');
    const pause = { from: at('2026-11-25 10:00'), to: at('2026-11-26 10:00') };
    expect(hoursRun(from, at('2026-11-26 11:00'), [pause])).to.equal(2);
    expect(dueOf(from, 3, [pause], at('2026-11-26 12:00'))).to.deep.equal(at('2026-11-26 12:00'));
    const open = { from: at('2026-11-25 10:00'), to: null };
    expect(dueOf(from, 3, [open], at('2026-11-27 09:00'))).to.deep.equal(at('2026-11-27 11:00'));
  });

  it('are due when as many hours have run, whatever pauses there were', () => {
    const aPause = fc.tuple(anInstant, fc.integer({ min: 0, max: 100_000 }));
    fc.assert(
      fc.property(
        anInstant,
        fc.integer({ min: 1, max: 300 }),
        fc.array(aPause, { maxLength: 3 }),
        (from, hours, raw) => {
          const sorted = raw
            .map(([begin, minutes]) => ({ from: begin, to: new Date(begin.getTime() + minutes * 60_000) }))
            .filter((pause) => pause.from >= from)
            .sort((a, b) => a.from.getTime() - b.from.getTime());
          const pauses = sorted.filter((pause, i) => i === 0 || pause.from >= sorted[i - 1]!.to);
          const now = new Date(Math.max(from.getTime(), ...pauses.map(({ to }) => to.getTime())));
          if (hoursRun(from, now, pauses) > hours) return;
          const due = dueOf(from, hours, pauses, now);
          expect(hoursRun(from, due, pauses)).to.be.closeTo(hours, 1e-9);
        },
      ),
    );
  });
});
