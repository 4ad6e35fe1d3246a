import { expect } from 'chai';
import { byUrgency, columnOrder } from '../../../client/src/features/creditApplications/attention.ts';
import {
  APPLICATION_STATES,
  type ApplicationClock,
  type CreditApplication,
} from '../../../shared/schemas/creditApplication.ts';

type Part = Pick<CreditApplication, 'id' | 'side' | 'state' | 'clocks' | 'offer'>;
const due = (dueAt: string | null) => ({ dueAt, doneAt: null }) as ApplicationClock;
const one = (id: string, wish: Partial<Part> = {}) =>
  ({
    ...{ id, side: 'bank', state: 'submitted', offer: null },
    ...{ clocks: { answer: null, offer: null, drawdown: null } },
    ...wish,
  }) as CreditApplication;
const order = (...all: CreditApplication[]) => byUrgency(all).map(({ id }) => id);

describe('What a list of applications is looked at for', () => {
  it('goes by the way of its work for a bank, and begins with what waits for the firm for a firm', () => {
    expect(columnOrder(APPLICATION_STATES, 'bank')).to.deep.equal(APPLICATION_STATES);
    const firm = columnOrder(APPLICATION_STATES, 'applicant');
    expect(firm.slice(0, 3)).to.deep.equal(['offered', 'documents', 'submitted']);
    expect(firm).to.have.members(APPLICATION_STATES);
  });
  it('puts first whose promise falls due first, and last what stands still', () => {
    const clock = (dueAt: string | null) => ({ answer: due(dueAt), offer: null, drawdown: null });
    expect(
      order(
        one('stands', { clocks: clock(null) }),
        one('later', { clocks: clock('2026-05-07T02:00:00.000Z') }),
        one('sooner', { clocks: clock('2026-05-06T02:00:00.000Z') }),
      ),
    ).to.deep.equal(['sooner', 'later', 'stands']);
  });
  it('has a firm answer first what lapses first, and keeps the order of the rest', () => {
    const offer = (id: string, validUntil: string) =>
      one(id, { side: 'applicant', state: 'offered', offer: { validUntil } as CreditApplication['offer'] });
    expect(
      order(one('a'), offer('later', '2026-05-09'), one('b'), offer('sooner', '2026-05-08')),
    ).to.deep.equal(['sooner', 'later', 'a', 'b']);
  });
});
