import { expect } from 'chai';
import fc from 'fast-check';
import { today } from '../../../shared/localTime.ts';
import { Bill, BillEntry, BillPiece, priceOf, type Piece } from '../../../server/features/bills/index.ts';
import { balances } from '../../../server/features/bills/domain/index.ts';
import { readBook } from '../../../server/features/bills/store.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { aBill, letFallDue } from '../../support/bills.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aHistory, wishOf, type Try } from '../../unit/bills/histories.ts';

const AMOUNT = 12_345_678;
const PATHS: Record<string, string> = {
  endorse: 'endorsement',
  accept: 'acceptance',
  refuse: 'refusal',
  takeBack: 'return',
};

/** What the database holds of a bill, with what is wrong in it; nothing is lost or created, whatever was tried. */
async function audit(id: string, issuerId: string) {
  const row = (await Bill.findById(id).lean())!;
  const pieces = await BillPiece.find({ billId: id }).lean();
  const entries = await BillEntry.find({ billId: id }).sort({ seq: 1 }).lean();
  expect(entries.map(({ seq }) => seq)).to.deep.equal(entries.map((_, i) => i + 1));
  expect(row.seq).to.equal(entries.length);
  for (const { lines } of entries) expect(lines.reduce((sum, { fen }) => sum + fen, 0)).to.equal(0);
  const live = pieces.filter(({ state }) => state !== 'gone');
  const held = live.reduce((sum, { amountFen }) => sum + amountFen, 0);
  expect(held).to.equal(row.state === 'active' ? AMOUNT : 0);
  for (const { amountFen, holderId } of pieces) {
    expect(amountFen).to.be.at.least(1);
    expect(String(holderId)).to.not.equal(issuerId);
  }
  const standing = balances(entries);
  expect(standing.get('settled') ?? 0).to.equal(row.state === 'settled' ? AMOUNT : 0);
  for (const [account, fen] of standing) {
    if (!account.startsWith('holder:')) continue;
    const sum = live
      .filter(({ holderId }) => account === `holder:${String(holderId)}`)
      .reduce((total, { amountFen }) => total + amountFen, 0);
    expect(fen, account).to.equal(sum);
  }
  return { row, entries };
}

describe('random histories of a bill in the database', function () {
  this.timeout(300_000);
  let people: Persona[];
  before(async () => {
    const kinds = ['anchor', 'sme', 'sme', 'sme', 'bank', 'bank'] as const;
    people = await Promise.all(kinds.map((kind) => aMember({ kind })));
  });

  /** Sends a try the way the page would; its status. */
  async function send(id: string, tried: Try): Promise<number> {
    const found = await transact((session) => readBook(session, id));
    const { book } = found!;
    if (book.pieces.length === 0) return 0;
    const price = (piece: Piece) =>
      piece.offer?.quote ? priceOf(piece, piece.offer.quote, book.face, today()).priceFen : undefined;
    const ids = people.map(({ organisationId }) => organisationId);
    const { wish, actorId } = wishOf(tried, book.pieces, ids, today(), price);
    const { token } = people.find(({ organisationId }) => organisationId === actorId)!;
    if (!('pieceId' in wish)) {
      const path = wish.step === 'settle' ? 'settlement' : 'cancellation';
      const method = wish.step === 'keep' ? 'DELETE' : 'POST';
      return (await call(`${method} /bills/${id}/${path}`, { token })).status;
    }
    const { step, pieceId, ...body } = wish;
    const route = `POST /bills/${id}/pieces/${pieceId}/${PATHS[step] ?? step}`;
    const bare = step === 'refuse' || step === 'takeBack';
    return (await call(route, { token, ...(bare ? {} : { body }) })).status;
  }

  it('one after another: conserved after each, and ended by payment', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(aHistory(40, 25), async (history) => {
        const { id } = await aBill(people[0]!, people[1]!, { amountFen: AMOUNT });
        for (const tried of history) {
          const status = await send(id, tried);
          expect(status).to.be.lessThan(500);
          if (status > 0 && status < 300) done += 1;
        }
        await audit(id, people[0]!.organisationId);
        await letFallDue(id);
        const { token } = people[0]!;
        await call(`POST /bills/${id}/settlement`, { token });
        const { row } = await audit(id, people[0]!.organisationId);
        expect(row.state).to.not.equal('active');
      }),
      { numRuns: 12, endOnFailure: true },
    );
    expect(done).to.be.at.least(30);
  });

  it('all at once: whatever gets through, nothing is lost or created', async () => {
    await fc.assert(
      fc.asyncProperty(aHistory(40, 20), async (history) => {
        const { id } = await aBill(people[0]!, people[1]!, { amountFen: AMOUNT });
        for (let i = 0; i < 3; i += 1) {
          const statuses = await Promise.all(history.map((tried) => send(id, tried)));
          for (const status of statuses) expect(status).to.be.lessThan(500);
          await audit(id, people[0]!.organisationId);
        }
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});
