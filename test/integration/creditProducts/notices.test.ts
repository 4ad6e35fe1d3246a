import { expect } from 'chai';
import mongoose from 'mongoose';
import { CreditProduct, reserveQuota } from '../../../server/features/creditProducts/index.ts';
import { remindOfEnds } from '../../../server/features/creditProducts/notices.ts';
import { transact } from '../../../server/platform/db/index.ts';
import type { NotificationInfo } from '../../../shared/schemas/notification.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aPublished, aQuota } from '../../support/samples/credit.ts';

async function told(by: Persona): Promise<NotificationInfo[]> {
  await (await testApp()).app.relay.drained();
  return (await call<{ items: NotificationInfo[] }>('GET /notifications', { token: by.token })).body.items;
}

describe('what a bank is told of its products and quotas', () => {
  it('that a product ends within a week: its managers, once for each last day', async () => {
    const bank = await aMember({ kind: 'bank' });
    const member = await aMember({ organisationId: bank.organisationId, role: 'member' });
    const { id } = await aPublished(bank, { name: '将到期的产品', validUntil: '2098-05-20' });
    await remindOfEnds('2098-05-12');
    expect(await told(bank)).to.deep.equal([]);
    await Promise.all([remindOfEnds('2098-05-13'), remindOfEnds('2098-05-13')]);
    await remindOfEnds('2098-05-14');
    const [notice, ...more] = await told(bank);
    expect(more).to.deep.equal([]);
    expect(notice).to.deep.include({
      kind: 'creditProduct.ending',
      params: { product: '将到期的产品', until: '2098-05-20' },
      link: { what: 'creditProduct', id },
    });
    expect(await told(member)).to.deep.equal([]);
    // Nobody sees it as changed.
    const row = await CreditProduct.findById(id).lean();
    expect(row!.version).to.equal(1);
  });

  it('that a quota is nearly full: when it crosses nine tenths, not again beyond', async () => {
    const bank = await aMember({ kind: 'bank' });
    const { id, name } = await aQuota(bank, { totalFen: 1000 });
    const reserve = (fen: number) =>
      transact((session) => reserveQuota(session, id, String(new mongoose.Types.ObjectId()), fen));
    await reserve(899);
    expect(await told(bank)).to.deep.equal([]);
    await reserve(1);
    await reserve(50);
    const notices = await told(bank);
    expect(notices).to.have.length(1);
    expect(notices[0]).to.deep.include({ kind: 'quota.nearlyFull', link: { what: 'quota', id } });
    expect(notices[0]!.params['quota']).to.equal(name);
  });
});
