import { expect } from 'chai';
import fc from 'fast-check';
import { clockOf, dateOf, instantOf, minuteOf } from '../../shared/localTime.ts';

const minutes = fc
  .date({ min: new Date('1992-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((at) => Math.floor(at.getTime() / 60_000) * 60_000);

describe('local time', () => {
  it('says what the clocks of Shanghai say', () => {
    fc.assert(
      fc.property(minutes, (at) => {
        const shown = new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
        expect(minuteOf(at)).to.equal(shown.slice(0, 16));
      }),
    );
  });

  it('comes back to the instant from its date and clock', () => {
    fc.assert(
      fc.property(minutes, (at) => {
        expect(instantOf(dateOf(at), clockOf(at)).getTime()).to.equal(at);
      }),
    );
  });

  it('begins a day at its midnight, which in UTC is the day before', () => {
    expect(instantOf('2026-03-01').toISOString()).to.equal('2026-02-28T16:00:00.000Z');
    expect(dateOf('2026-02-28T16:00:00Z')).to.equal('2026-03-01');
  });
});
