import { expect } from 'chai';
import mongoose from 'mongoose';
import {
  assignReceivables,
  Receivable,
  type ReceivableDocument,
} from '../../../server/features/receivables/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { asProblemError } from '../../../server/platform/http/errors.ts';
import type { Problem } from '../../../shared/problems.ts';
import { aMember, fresh } from '../../support/factories.ts';
import type { Answer } from '../../support/client.ts';
import {
  aConfirmed,
  anOwing,
  askForTwo,
  confirm,
  content,
  upload,
  type Owing,
} from '../../support/receivables.ts';

const ROUNDS = 100;
/** Of what is decided by one conditional write of one document, as elsewhere: enough that a hole would show. */
const FEW = 25;
const AT_ONCE = 50;
const times = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));

/** How many answers there were of each kind. */
function tally(kinds: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
const kindsOf = (answers: Answer<unknown>[]) =>
  answers.map(({ status, body }) => (status < 300 ? 'done' : (body as Problem).code));

describe('receivables at the same moment', function () {
  this.timeout(600_000);
  let owing: Owing;
  before(async () => void (owing = await anOwing()));

  it(`${AT_ONCE} uploads of one receivable: one is there, ${FEW} times`, async () => {
    for (let round = 0; round < FEW; round += 1) {
      const same = content({ invoiceNumber: String(fresh()).padStart(20, '3') });
      const answers = await times(AT_ONCE, () => upload(owing, same));
      expect(tally(kindsOf(answers)), `round ${round}`).to.deep.equal({
        done: 1,
        'receivable.alreadyHere': AT_ONCE - 1,
      });
      expect(await Receivable.countDocuments({ contractNo: same.contractNo })).to.equal(1);
    }
  });

  it(`${AT_ONCE} uploads of one invoice with other amounts: one is there`, async () => {
    for (let round = 0; round < 5; round += 1) {
      const invoiceNumber = String(fresh()).padStart(20, '4');
      const answers = await times(AT_ONCE, (i) => upload(owing, { invoiceNumber, amountFen: 1000 + i }));
      expect(tally(kindsOf(answers))).to.deep.equal({ done: 1, 'receivable.invoiceTaken': AT_ONCE - 1 });
      expect(await Receivable.countDocuments({ invoiceNumber })).to.equal(1);
    }
  });

  it(`${AT_ONCE} confirmations: one takes effect, ${FEW} times`, async () => {
    for (let round = 0; round < FEW; round += 1) {
      const { body } = await upload(owing);
      const answers = await times(AT_ONCE, () => confirm(owing.anchor, body.id));
      expect(tally(kindsOf(answers)), `round ${round}`).to.deep.equal({
        done: 1,
        'receivable.alreadyConfirmed': AT_ONCE - 1,
      });
      const row = (await Receivable.findById(body.id).lean())!;
      expect(row.timeline.map(({ step }) => step)).to.deep.equal(['upload', 'confirm']);
    }
  });

  it('two people at once where two must confirm: one first, one second', async () => {
    const two = await anOwing();
    await askForTwo(two.anchor);
    const people = [two.anchor, await aMember({ organisationId: two.anchor.organisationId })];
    for (let round = 0; round < 10; round += 1) {
      const { body } = await upload(two);
      const answers = await times(AT_ONCE, (i) => confirm(people[i % 2]!, body.id));
      const { done, ...rest } = tally(kindsOf(answers));
      expect(done, `round ${round}`).to.equal(2);
      expect(Object.keys(rest)).to.satisfy((codes: string[]) =>
        codes.every((code) =>
          ['receivable.alreadyConfirmed', 'receivable.secondPersonNeeded', 'state.conflict'].includes(code),
        ),
      );
      const { confirmation, timeline } = (await Receivable.findById(body.id).lean())!;
      expect(timeline.map(({ step }) => step)).to.deep.equal(['upload', 'confirmFirst', 'confirm']);
      expect(String(confirmation!.by)).not.to.equal(String(confirmation!.secondBy));
    }
  });

  it(`${AT_ONCE} financings of overlapping sets: each receivable is assigned once, ${ROUNDS} times`, async () => {
    const [a, b, c] = (await times(3, async () => (await aConfirmed(owing)).id)) as [string, string, string];
    const sets = [[a, b], [b, c], [c], [a, b, c]];
    for (let round = 0; round < ROUNDS; round += 1) {
      await Receivable.updateMany(
        { _id: { $in: [a, b, c] } },
        { $set: { state: 'confirmed', assignment: null, timeline: [] } },
      );
      const outcomes = await times(AT_ONCE, async (i) => {
        const ids = sets[i % sets.length]!;
        const to = { kind: i % 5 === 0 ? 'bill' : 'application', id: new mongoose.Types.ObjectId() } as const;
        const told = await transact((session) =>
          assignReceivables(session, ids, owing.supplier.organisationId, to),
        ).then(
          () => 'done',
          (error: unknown) => asProblemError(error).code,
        );
        return { told, ids, to };
      });
      expect([...new Set(outcomes.map(({ told }) => told))].sort()).to.deep.equal([
        'done',
        'receivable.notAvailable',
      ]);
      const won = outcomes.filter(({ told }) => told === 'done');
      const given = won.flatMap(({ ids, to }) => ids.map((id) => `${id} ${to.kind} ${String(to.id)}`)).sort();
      // No two winners share a receivable, and what is stored is what they were told.
      expect(new Set(won.flatMap(({ ids }) => ids)).size).to.equal(given.length);
      const rows = await Receivable.find({ _id: { $in: [a, b, c] }, state: 'assigned' }).lean<
        ReceivableDocument[]
      >();
      expect(
        rows.map((row) => `${String(row._id)} ${row.assignment!.kind} ${String(row.assignment!.id)}`).sort(),
      ).to.deep.equal(given);
      for (const { timeline } of rows) expect(timeline).to.have.length(1);
    }
  });
});
