import { expect } from 'chai';
import { Bill, BillEntry, BillPiece } from '../../../server/features/bills/index.ts';
import { Receivable } from '../../../server/features/receivables/index.ts';
import { today } from '../../../shared/localTime.ts';
import type { BillDetail } from '../../../shared/schemas/bill.ts';
import {
  aBill,
  aBillCast,
  aConfirmedReceivable,
  pieceOf,
  takeBill,
  type BillCast,
} from '../../support/bills.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';

/** A hundred rounds in all, shared among the ways in which value moves. */
const ROUNDS = { parting: 40, answering: 30, pricing: 15, issuing: 15 };
const AT_ONCE = 50;
const AMOUNT = 1_000_001;
type Answer = { status: number; body: { code?: string } };
const times = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));
const done = (answers: Answer[]) => answers.filter(({ status }) => status < 300).length;
/** What the refused were told: that it is gone or offered, never that something broke. */
const codes = (answers: Answer[]) => [
  ...new Set(answers.filter(({ status }) => status >= 300).map(({ body }) => body.code)),
];

/** The value of a bill in the database: what is held, and what its ledger says. */
async function valueOf(id: string) {
  const live = await BillPiece.find({ billId: id, state: { $ne: 'gone' } }).lean();
  const entries = await BillEntry.find({ billId: id }).lean();
  return {
    held: live.reduce((sum, { amountFen }) => sum + amountFen, 0),
    live,
    kinds: entries.sort((a, b) => a.seq - b.seq).map(({ kind }) => kind),
    unbalanced: entries.filter(({ lines }) => lines.reduce((sum, { fen }) => sum + fen, 0) !== 0).length,
  };
}

describe('a bill, many at the same moment', function () {
  this.timeout(600_000);
  let cast: BillCast;
  let others: Persona[];
  before(async () => {
    cast = await aBillCast();
    others = await times(3, () => aMember({ kind: 'sme' }));
  });
  const send = (by: Persona, id: string, path: string, body?: object) =>
    call<{ code?: string }>(`POST /bills/${id}/${path}`, { token: by.token, body });

  it(`one piece split, endorsed and discounted by ${AT_ONCE} at once: one of them, ${ROUNDS.parting} times`, async () => {
    const { anchor, supplier, second, bank } = cast;
    for (let round = 0; round < ROUNDS.parting; round += 1) {
      const { id } = await aBill(anchor, supplier, { amountFen: AMOUNT });
      const piece = await pieceOf(supplier, id);
      // Mostly of one kind, so that each of them wins in some rounds and not always the quickest.
      const answers = await times(AT_ONCE, (i) => {
        const kind = (i % 10 < 8 ? round : round + i) % 3;
        return kind === 0
          ? send(supplier, id, `pieces/${piece}/split`, { amountFen: 1 + i })
          : kind === 1
            ? send(supplier, id, `pieces/${piece}/endorsement`, { toId: second.organisationId })
            : send(supplier, id, `pieces/${piece}/discount`, { toId: bank.organisationId });
      });
      expect(done(answers), `round ${round}`).to.equal(1);
      const { held, live, kinds, unbalanced } = await valueOf(id);
      expect({ held, unbalanced }).to.deep.equal({ held: AMOUNT, unbalanced: 0 });
      const how = kinds.length === 2 ? 'split' : live[0]!.offer!.kind;
      expect(live).to.have.length(how === 'split' ? 2 : 1);
      expect(codes(answers)).to.deep.equal([how === 'split' ? 'bill.pieceGone' : 'bill.pieceOffered']);
    }
  });

  it(`accepted, refused and taken back by ${AT_ONCE} at once: one of them, ${ROUNDS.answering} times`, async () => {
    const { anchor, supplier, second } = cast;
    for (let round = 0; round < ROUNDS.answering; round += 1) {
      const { id } = await aBill(anchor, supplier, { amountFen: AMOUNT });
      const piece = await pieceOf(supplier, id);
      await takeBill(supplier, id, `pieces/${piece}/endorsement`, { toId: second.organisationId });
      const answers = await times(AT_ONCE, (i) =>
        (i + round) % 3 === 0
          ? send(second, id, `pieces/${piece}/acceptance`, {})
          : (i + round) % 3 === 1
            ? send(second, id, `pieces/${piece}/refusal`)
            : send(supplier, id, `pieces/${piece}/return`),
      );
      expect(done(answers), `round ${round}`).to.equal(1);
      for (const code of codes(answers)) {
        expect(code).to.be.oneOf(['bill.notOffered', 'bill.pieceGone', 'resource.notFound']);
      }
      const { held, live, kinds } = await valueOf(id);
      expect(held).to.equal(AMOUNT);
      expect(live).to.have.length(1);
      const passed = String(live[0]!.holderId) === second.organisationId;
      expect(kinds).to.deep.equal(passed ? ['issue', 'endorse'] : ['issue']);
    }
  });

  it(`a price accepted by ${AT_ONCE} at once while the bank withdraws it: at most one sale, ${ROUNDS.pricing} times`, async () => {
    const { anchor, supplier, bank } = cast;
    for (let round = 0; round < ROUNDS.pricing; round += 1) {
      const { id } = await aBill(anchor, supplier, { amountFen: AMOUNT });
      const piece = await pieceOf(supplier, id);
      await takeBill(supplier, id, `pieces/${piece}/discount`, { toId: bank.organisationId });
      const quote = { annualBp: 200, validUntil: today() };
      const quoted = await takeBill(bank, id, `pieces/${piece}/quote`, quote);
      const { priceFen } = quoted.pieces[0]!.offer!.quote!;
      const answers = await times(AT_ONCE, (i) =>
        i % 5 === 0
          ? send(bank, id, `pieces/${piece}/refusal`)
          : send(supplier, id, `pieces/${piece}/acceptance`, { priceFen }),
      );
      expect(done(answers)).to.equal(1);
      const { held, kinds } = await valueOf(id);
      expect(held).to.equal(AMOUNT);
      expect(kinds.filter((kind) => kind === 'discount').length).to.be.at.most(1);
    }
  });

  it(`one receivable issued on by ${AT_ONCE} at once: one bill, ${ROUNDS.issuing} times`, async () => {
    const { anchor, supplier } = cast;
    for (let round = 0; round < ROUNDS.issuing; round += 1) {
      const receivableId = await aConfirmedReceivable(anchor, supplier, { amountFen: AMOUNT });
      const answers = await times(AT_ONCE, () =>
        call<BillDetail & { code?: string }>('POST /bills', { token: anchor.token, body: { receivableId } }),
      );
      expect(done(answers)).to.equal(1);
      expect(codes(answers)).to.deep.equal(['receivable.notAvailable']);
      const bills = await Bill.find({ receivableId }).lean();
      expect(bills).to.have.length(1);
      const row = await Receivable.findById(receivableId).lean();
      expect(String(row!.assignment!.id)).to.equal(String(bills[0]!._id));
    }
  });

  it('given up and passed on at once: never both', async () => {
    const { anchor, supplier } = cast;
    for (let round = 0; round < 10; round += 1) {
      const { id, receivableId } = await aBill(anchor, supplier, { amountFen: AMOUNT });
      const piece = await pieceOf(supplier, id);
      await takeBill(anchor, id, 'cancellation');
      const answers = await times(AT_ONCE, (i) =>
        i % 2 === 0
          ? send(supplier, id, 'cancellation')
          : send(supplier, id, `pieces/${piece}/endorsement`, { toId: others[i % 3]!.organisationId }),
      );
      expect(done(answers)).to.equal(1);
      const row = (await Bill.findById(id).lean())!;
      const { held } = await valueOf(id);
      const given = row.state === 'cancelled';
      expect(held).to.equal(given ? 0 : AMOUNT);
      const receivable = await Receivable.findById(receivableId).lean();
      expect(receivable!.state).to.equal(given ? 'confirmed' : 'assigned');
    }
  });
});
