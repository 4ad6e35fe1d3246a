import { expect } from 'chai';
import mongoose from 'mongoose';
import type { OfferedNeed } from '../../../shared/schemas/creditNeed.ts';
import { testApp } from '../../support/app.ts';
import { aMember } from '../../support/factories.ts';
import { aConfirmed } from '../../support/receivables.ts';
import { anOpenProduct } from '../../support/samples/creditApplications.ts';
import { anOpenNeed, consentTo } from '../../support/samples/creditNeeds.ts';
import { must } from '../../support/samples/world.ts';

describe('the list of offered needs', () => {
  it('asks the database as often for many needs with consent as for one', async () => {
    const [bank, anchor] = await Promise.all([aMember({ kind: 'bank' }), aMember({ kind: 'anchor' })]);
    await anOpenProduct(bank);
    const { app } = await testApp();
    const named = new Set<string>();
    const letIn = async (): Promise<void> => {
      const firm = await aMember({ kind: 'sme' });
      const receivable = await aConfirmed({ supplier: firm, anchor });
      const need = await anOpenNeed(firm, { receivableIds: [receivable.id] });
      await consentTo(firm, need.id, bank.organisationId);
      named.add(need.id);
    };
    /** The reads of one look at the list; the fewest of some, since jobs may read in between. */
    const reads = async (): Promise<number> => {
      await app.relay.drained();
      const counts: number[] = [];
      for (let i = 0; i < 5; i += 1) {
        let count = 0;
        mongoose.set('debug', () => void (count += 1));
        const { items } = await must<{ items: OfferedNeed[] }>('GET /offered-needs', bank, {
          query: { limit: 100 },
        }).finally(() => mongoose.set('debug', false));
        // Others' consents to all reach this bank too.
        const own = items.filter(({ id, firm }) => firm !== null && named.has(id));
        expect(own).to.have.length(named.size);
        counts.push(count);
      }
      return Math.min(...counts);
    };
    await letIn();
    const forOne = await reads();
    const MORE = 11;
    for (let i = 0; i < MORE; i += 1) await letIn();
    // Even one read for each need would be so many more; a job that reads in between is not.
    expect(await reads()).to.be.below(forOne + MORE / 2);
    expect(forOne).to.be.within(5, 25);
  });
});
