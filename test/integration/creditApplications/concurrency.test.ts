import { expect } from 'chai';
import { CreditApplication } from '../../../server/features/creditApplications/index.ts';
import { CreditNeed } from '../../../server/features/creditNeeds/index.ts';
import { Quota, QuotaMove } from '../../../server/features/creditProducts/index.ts';
import { Receivable } from '../../../server/features/receivables/index.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../support/client.ts';
import { aMember } from '../../support/factories.ts';
import { aConfirmed } from '../../support/receivables.ts';
import { quotaContent } from '../../support/samples/credit.ts';
import { anOpenProduct, apply, offerContent, step } from '../../support/samples/creditApplications.ts';
import { anOpenNeed } from '../../support/samples/creditNeeds.ts';
import { ifMatch, must } from '../../support/samples/world.ts';

const ROUNDS = 100;
const AT_ONCE = 50;

describe('acceptances at the same moment', function () {
  this.timeout(600_000);

  it(`${AT_ONCE} of two banks’ offers for one need: one takes effect, ${ROUNDS} times`, async () => {
    const [firm, anchor, ...banks] = await Promise.all([
      aMember({ kind: 'sme', profile: { chainPositions: [{ chain: 'nev', segment: 'nev.battery' }] } }),
      aMember({ kind: 'anchor' }),
      aMember({ kind: 'bank' }),
      aMember({ kind: 'bank' }),
    ]);
    const receivable = await aConfirmed({ supplier: firm, anchor }, { amountFen: 60_000_000 });
    const need = await anOpenNeed(firm, { receivableIds: [receivable.id] });
    const productIds = await Promise.all(banks.map((bank) => anOpenProduct(bank)));
    const quotas = await Promise.all(
      banks.map((bank, i) =>
        must<{ id: string }>('POST /quotas', bank, { body: quotaContent([productIds[i]!]) }),
      ),
    );
    const made = await apply(firm, need.id, productIds);
    const offered = await Promise.all(
      made.map((one) => {
        const bank = banks[productIds.indexOf(one.product.id)]!;
        return step(bank, one.id, 'offer', offerContent({ onQuota: true }));
      }),
    );
    const ids = offered.map(({ id }) => id);
    // What every round begins with again: the database as it stands now.
    const before = {
      applications: await CreditApplication.find({ _id: { $in: ids } }).lean(),
      need: (await CreditNeed.findById(need.id).lean())!,
      receivable: (await Receivable.findById(receivable.id).lean())!,
      quotas: await Quota.find({ _id: { $in: quotas.map(({ id }) => id) } }).lean(),
      moves: await QuotaMove.find({ applicationId: { $in: ids } }).lean(),
    };
    const winners = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, i) => {
          const { id, version } = offered[(i + round) % offered.length]!;
          return call(`POST /credit-applications/${id}/acceptance`, {
            token: firm.token,
            ...ifMatch(version),
          });
        }),
      );
      const won = answers.filter(({ status }) => status < 300);
      expect(won.length, `round ${round}`).to.equal(1);
      for (const { status, body } of answers) {
        if (status >= 300) {
          expect((body as Problem).code).to.be.oneOf([
            ...['application.alreadyWon', 'application.ended', 'state.conflict', 'resource.changed'],
          ]);
        }
      }
      const rows = await CreditApplication.find({ _id: { $in: ids } }).lean();
      const winner = rows.find((row) => row.won)!;
      expect(rows.map(({ state }) => state).sort()).to.deep.equal(['accepted', 'released']);
      const { state, assignment } = (await Receivable.findById(receivable.id).lean())!;
      expect([state, String(assignment!.id)]).to.deep.equal(['assigned', String(winner._id)]);
      // The loser's quota is free again, the winner's is held.
      const held = await Quota.find({ _id: { $in: quotas.map(({ id }) => id) } }).lean();
      expect(held.map(({ reservedFen }) => reservedFen).sort()).to.deep.equal([0, 40_000_000]);
      winners.add(String(winner._id));

      await Promise.all([
        ...before.applications.map((row) => CreditApplication.replaceOne({ _id: row._id }, row)),
        ...before.quotas.map((row) => Quota.replaceOne({ _id: row._id }, row)),
        CreditNeed.replaceOne({ _id: before.need._id }, before.need),
        Receivable.replaceOne({ _id: before.receivable._id }, before.receivable),
        QuotaMove.deleteMany({
          applicationId: { $in: ids },
          _id: { $nin: before.moves.map((move) => move._id) },
        }),
      ]);
    }
    expect([...winners]).to.have.members(ids);
  });
});
