import { expect } from 'chai';
import mongoose from 'mongoose';
import { transact } from '../../../server/platform/db/index.ts';
import { testApp } from '../../support/app.ts';

describe('transactions that meet each other', () => {
  it('are each done, and begun hardly more than twice', async () => {
    await testApp();
    const rows = mongoose.connection.collection<{ _id: string; n: number }>('metRows');
    await rows.insertOne({ _id: 'row', n: 0 });
    const AT_ONCE = 40;
    let begun = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        transact(async (session) => {
          begun += 1;
          const { n } = (await rows.findOne({ _id: 'row' }, { session }))!;
          await rows.updateOne({ _id: 'row' }, { $set: { n: n + 1 } }, { session });
        }),
      ),
    );
    expect((await rows.findOne({ _id: 'row' }))!.n).to.equal(AT_ONCE);
    expect(begun).to.be.within(AT_ONCE, AT_ONCE * 3);
  });

  it('wait for nobody where one fails for good', async () => {
    await testApp();
    const rows = mongoose.connection.collection<{ _id: string; n: number }>('metRows');
    await rows.insertOne({ _id: 'other', n: 0 });
    const ends = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        transact(async (session) => {
          await rows.updateOne({ _id: 'other' }, { $inc: { n: 1 } }, { session });
          if (i % 2 === 1) throw new Error('for good');
        }),
      ),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled').length).to.equal(5);
    expect((await rows.findOne({ _id: 'other' }))!.n).to.equal(5);
  });
});
