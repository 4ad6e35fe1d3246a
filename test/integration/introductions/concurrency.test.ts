import { expect } from 'chai';
import { Conversation } from '../../../server/features/conversations/model.ts';
import { Introduction } from '../../../server/features/introductions/model.ts';
import type { IntroductionDetail } from '../../../shared/schemas/introduction.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ask, aPair, aStoredDemand, take, type Pair } from '../../support/introductions.ts';

const ROUNDS = 100;
const AT_ONCE = 50;

type Answer = { status: number; body: IntroductionDetail | Problem };
const times = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));
const codes = (answers: Answer[]) =>
  answers.filter((a) => a.status >= 400).map((a) => (a.body as Problem).code);
const tally = (values: string[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/** What the database holds of a demand's introductions, and of their conversations. */
async function outcome(demandId: string) {
  const rows = await Introduction.find({ demandId }).lean();
  const talks = await Conversation.countDocuments({
    'subject.kind': 'introduction',
    'subject.id': { $in: rows.map((row) => row._id) },
  });
  return { rows, talks };
}

describe('introductions at the same moment', function () {
  this.timeout(900_000);
  let pair: Pair;
  before(async () => void (pair = await aPair()));

  it(`${AT_ONCE} acceptances: exactly one takes effect, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const demandId = await aStoredDemand(pair.buyer);
      const { body } = await ask(pair.supplier, demandId);
      const answers = (await times(AT_ONCE, () => take(pair.buyer, body.id, 'acceptance'))) as Answer[];
      expect(answers.filter((a) => a.status === 200)).to.have.length(1);
      expect(tally(codes(answers))).to.deep.equal({ 'introduction.alreadyAccepted': AT_ONCE - 1 });
      const { rows, talks } = await outcome(demandId);
      expect(rows).to.have.length(1);
      expect(rows[0]!.timeline.filter((entry) => entry.step === 'accept')).to.have.length(1);
      expect(talks).to.equal(1);
    }
  });

  it(`${AT_ONCE} requests from both sides: one introduction, accepted once, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const demandId = await aStoredDemand(pair.buyer);
      const answers = (await times(AT_ONCE, (i) =>
        i % 2 === 0 ? ask(pair.buyer, demandId, pair.supplier.organisationId) : ask(pair.supplier, demandId),
      )) as Answer[];
      const done = answers.filter((a) => a.status === 201).map((a) => (a.body as IntroductionDetail).state);
      expect(tally(done)).to.deep.equal({ requested: 1, accepted: 1 });
      for (const code of codes(answers)) {
        expect(code).to.be.oneOf(['introduction.alreadyOpen', 'introduction.alreadyAccepted']);
      }
      const { rows, talks } = await outcome(demandId);
      expect(rows.map((row) => row.state)).to.deep.equal(['accepted']);
      expect(talks).to.equal(1);
    }
  });

  it('accept, decline and withdraw at once: one of them, and the others are told', async () => {
    for (let round = 0; round < 20; round += 1) {
      const demandId = await aStoredDemand(pair.buyer);
      const { body } = await ask(pair.supplier, demandId);
      const reason = { reason: '同时发生' };
      const answers = (await times(30, (i) =>
        i % 3 === 0
          ? take(pair.buyer, body.id, 'acceptance')
          : i % 3 === 1
            ? take(pair.buyer, body.id, 'decline', reason)
            : take(pair.supplier, body.id, 'withdrawal', reason),
      )) as Answer[];
      expect(answers.filter((a) => a.status === 200)).to.have.length(1);
      for (const code of codes(answers)) {
        expect(code).to.be.oneOf(['introduction.alreadyAccepted', 'introduction.ended']);
      }
      const { rows, talks } = await outcome(demandId);
      expect(rows[0]!.timeline).to.have.length(2);
      expect(talks).to.equal(rows[0]!.state === 'accepted' ? 1 : 0);
    }
  });
});
