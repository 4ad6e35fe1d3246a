import { expect } from 'chai';
import mongoose from 'mongoose';
import { CreditApplication } from '../../../server/features/creditApplications/index.ts';
import { Quota, QuotaMove } from '../../../server/features/creditProducts/index.ts';
import { Receivable } from '../../../server/features/receivables/index.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call, type Answer } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aConfirmedReceivable } from '../../support/bills.ts';
import { quotaContent } from '../../support/samples/credit.ts';
import { anOpenNeed } from '../../support/samples/creditNeeds.ts';
import { anOpenProduct, apply, offerContent, step } from '../../support/samples/creditApplications.ts';
import { ifMatch, must } from '../../support/samples/world.ts';

/** The same decisions are raced a hundred rounds where they are taken: in tests of quotas, receivables and acceptances. */
const ROUNDS = 10;
const AT_ONCE = 50;
const times = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));

function tally(answers: Answer<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const kind = status < 300 ? 'done' : (body as Problem).code;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

const chain = { profile: { chainPositions: [{ chain: 'nev', segment: 'nev.battery' }] } };

describe('applications and offers at the same moment', function () {
  this.timeout(900_000);
  let firm: Persona;
  let bank: Persona;
  let products: string[];
  before(async () => {
    [firm, bank] = await Promise.all([aMember({ kind: 'sme', ...chain }), aMember({ kind: 'bank' })]);
    products = await times(5, () => anOpenProduct(bank));
  });

  it(`${AT_ONCE} offers on one quota for ten of them: never exceeded, ${ROUNDS} times`, async () => {
    const product = await anOpenProduct(bank);
    const firms = await times(AT_ONCE, () => aMember({ kind: 'sme', ...chain }));
    const quota = await must<{ id: string }>('POST /quotas', bank, {
      body: quotaContent([product], { totalFen: 400_000_000 }),
    });
    const ids = await Promise.all(
      firms.map(async (one) => (await apply(one, (await anOpenNeed(one)).id, [product]))[0]!.id),
    );
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all(
        ids.map((id) =>
          call(`POST /credit-applications/${id}/offer`, {
            token: bank.token,
            body: offerContent({ onQuota: true }),
          }),
        ),
      );
      expect(Object.keys(tally(answers)).sort(), JSON.stringify(tally(answers))).to.deep.equal([
        'done',
        'quota.exceeded',
      ]);
      const { reservedFen, usedFen, totalFen } = (await Quota.findById(quota.id).lean())!;
      expect(reservedFen + usedFen).to.be.at.most(totalFen);
      // Half of those that offered offer anew without the quota, so that there is something to win again.
      const held = await CreditApplication.find({ _id: { $in: ids }, 'offer.quotaId': { $ne: null } })
        .sort({ _id: 1 })
        .lean();
      await Promise.all(
        held
          .filter((_, i) => i % 2 === round % 2)
          .map(({ _id }) => step(bank, String(_id), 'offer', offerContent())),
      );
    }
    const moves = await QuotaMove.find({ quotaId: quota.id }).lean();
    const sum = (kind: string) => moves.reduce((all, move) => all + (move.kind === kind ? move.fen : 0), 0);
    const { reservedFen, usedFen } = (await Quota.findById(quota.id).lean())!;
    expect(sum('reserve') - sum('release') - sum('use')).to.equal(reservedFen);
    expect(sum('use')).to.equal(usedFen);
  });

  it(`one receivable under ${AT_ONCE} acceptances for several needs: financed once, ${ROUNDS} times`, async () => {
    const anchor = await aMember({ kind: 'anchor' });
    for (let round = 0; round < ROUNDS; round += 1) {
      const receivableId = await aConfirmedReceivable(anchor, firm, { amountFen: 60_000_000 });
      const needs = await times(5, () => anOpenNeed(firm, { receivableIds: [receivableId] }));
      const offers = await Promise.all(
        needs.map(async ({ id }, i) => {
          const [made] = await apply(firm, id, [products[i]!]);
          return step(bank, made!.id, 'offer', offerContent());
        }),
      );
      const answers = await times(AT_ONCE, (i) => {
        const { id, version } = offers[i % offers.length]!;
        return call(`POST /credit-applications/${id}/acceptance`, { token: firm.token, ...ifMatch(version) });
      });
      const counts = tally(answers);
      expect(counts['done'], JSON.stringify(counts)).to.equal(1);
      expect(counts['receivable.notAvailable'], JSON.stringify(counts)).to.be.at.least(AT_ONCE - 10);
      const won = await CreditApplication.find({
        receivableIds: new mongoose.Types.ObjectId(receivableId),
        won: true,
      }).lean();
      const row = (await Receivable.findById(receivableId).lean())!;
      expect([won.length, row.state, String(row.assignment!.id)]).to.deep.equal([
        1,
        'assigned',
        String(won[0]!._id),
      ]);
    }
  });

  it(`${AT_ONCE} times the same application: one is under way, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const need = await anOpenNeed(firm);
      const answers = await times(AT_ONCE, () =>
        call('POST /credit-applications', {
          token: firm.token,
          body: {
            needId: need.id,
            productIds: [products[0]!],
            consent: { scopes: ['identity'], until: new Date(Date.now() + 864e5).toISOString().slice(0, 10) },
          },
        }),
      );
      expect(tally(answers), `round ${round}`).to.deep.equal({
        done: 1,
        'application.alreadyOpen': AT_ONCE - 1,
      });
    }
  });
});
