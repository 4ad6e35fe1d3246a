import { expect } from 'chai';
import mongoose from 'mongoose';
import {
  Quota,
  quotaFor,
  QuotaMove,
  releaseQuota,
  reserveQuota,
  useQuota,
} from '../../../server/features/creditProducts/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { ProblemError } from '../../../server/platform/http/problem.ts';
import type { QuotaInfo } from '../../../shared/schemas/quota.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aPublished, aQuota, quotaContent } from '../../support/samples/credit.ts';

const ROUNDS = 100;
const AT_ONCE = 50;

const anId = (): string => String(new mongoose.Types.ObjectId());
const reserve = (quotaId: string, applicationId: string, fen: number) =>
  transact((session) => reserveQuota(session, quotaId, applicationId, fen));
const draw = (applicationId: string, fen: number) =>
  transact((session) => useQuota(session, applicationId, fen));
const release = (applicationId: string) => transact((session) => releaseQuota(session, applicationId));
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  );

/** A quota's counters, and what its moves add up to. */
async function standing(id: string) {
  const row = (await Quota.findById(id).lean())!;
  const moves = await QuotaMove.find({ quotaId: id }).lean();
  const sum = (kind: string) =>
    moves.filter((move) => move.kind === kind).reduce((total, move) => total + move.fen, 0);
  return {
    reserved: row.reservedFen,
    used: row.usedFen,
    total: row.totalFen,
    byMoves: { reserved: sum('reserve') - sum('use') - sum('release'), used: sum('use') },
  };
}

describe('special quotas', () => {
  let bank: Persona;
  let productId: string;
  before(async () => {
    bank = await aMember({ kind: 'bank' });
    productId = (await aPublished(bank)).id;
  });

  const opened = async (over: object = {}): Promise<QuotaInfo> => {
    const answer = await call<QuotaInfo>('POST /quotas', {
      token: bank.token,
      body: quotaContent([productId], over),
    });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return answer.body;
  };

  it('are reserved by an offer, used by a drawdown, given back by a release', async () => {
    const { id } = await opened({ totalFen: 1000 });
    const [first, second] = [anId(), anId()];
    await reserve(id, first, 600);
    expect(await codeOf(reserve(id, second, 401))).to.equal('quota.exceeded');
    expect(await codeOf(reserve(id, first, 100))).to.equal('quota.reservedAlready');
    await reserve(id, second, 400);
    expect(await codeOf(draw(first, 601))).to.equal('quota.exceeded');
    await draw(first, 500);
    expect(await standing(id)).to.deep.include({ reserved: 400, used: 500 });
    expect(await release(second)).to.equal(400);
    expect(await release(second)).to.equal(0);
    await reserve(id, second, 500);
    expect(await standing(id)).to.deep.equal({
      ...{ reserved: 500, used: 500, total: 1000 },
      byMoves: { reserved: 500, used: 500 },
    });
    expect(await codeOf(reserve(anId(), anId(), 1))).to.equal('quota.notOpen');
    await draw(anId(), 5);
  });

  it('count for nothing outside of their days, or below a fen', async () => {
    const { id } = await opened({ validFrom: '2020-01-01', validUntil: '2020-12-31' });
    expect(await codeOf(reserve(id, anId(), 1))).to.equal('quota.notOpen');
    for (const fen of [0, -1, 0.5, Number.NaN, Infinity]) {
      expect(await codeOf(reserve(id, anId(), fen))).to.match(/^RangeError/);
    }
  });

  it('fit firms of their chain, or with their anchor behind them', async () => {
    const anchor = await aMember({ kind: 'anchor' });
    const mine = (await aPublished(bank)).id;
    const byChain = await opened({ productIds: [mine], greenChannel: false });
    const byAnchor = await opened({ productIds: [mine], scope: { anchorId: anchor.organisationId } });
    expect(byAnchor.scope.anchor!.id).to.equal(anchor.organisationId);
    const of = async (facts: Parameters<typeof quotaFor>[1]) => (await quotaFor(mine, facts))?.id ?? null;
    expect(await of({ chain: ['nev'] })).to.equal(byChain.id);
    expect(await of({ chain: ['bio'] })).to.equal(null);
    expect(await of({ chain: null })).to.equal(null);
    expect(await of({ confirmedBy: [anchor.organisationId, '*'] })).to.equal(byAnchor.id);
    // The green channel goes first.
    expect(await of({ chain: ['nev'], orderFrom: [anchor.organisationId] })).to.equal(byAnchor.id);
    await reserve(byAnchor.id, anId(), byAnchor.totalFen);
    expect(await of({ chain: ['nev'], orderFrom: [anchor.organisationId] })).to.equal(byChain.id);
    expect(await quotaFor(mine, { chain: ['nev'] }, '2100-01-01')).to.equal(null);
  });

  it('are changed by the bank’s managers, never below what is promised and drawn', async () => {
    const { id, version } = await opened({ totalFen: 1000 });
    await reserve(id, anId(), 700);
    const put = (by: Persona, at: number, over: object) =>
      call<QuotaInfo>(`PUT /quotas/${id}`, {
        token: by.token,
        body: quotaContent([productId], over),
        headers: { 'if-match': `"${at}"` },
      });
    const below = await put(bank, version, { totalFen: 699 });
    expect(below.body).to.include({ code: 'quota.belowUsed' });
    const raised = await put(bank, version, { totalFen: 2000 });
    expect(raised.body).to.include({ totalFen: 2000, reservedFen: 700 });
    expect((await put(bank, version, {})).status).to.equal(412);
    const member = await aMember({ organisationId: bank.organisationId, role: 'member' });
    expect((await put(member, 1, {})).body).to.include({ code: 'access.denied' });
    const other = await aMember({ kind: 'bank' });
    expect((await put(other, 1, {})).status).to.equal(404);
    const list = await call<{ items: QuotaInfo[] }>('GET /quotas', { token: other.token });
    expect(list.body.items).to.deep.equal([]);
  });

  it('refuse what is wrong, field by field', async () => {
    const ask = async (over: object) =>
      (await callForProblem('POST /quotas', { token: bank.token, body: quotaContent([productId], over) }))
        .body;
    for (const [over, path] of [
      [{ totalFen: 0 }, 'totalFen'],
      [{ totalFen: 1e200 }, 'totalFen'],
      [{ validFrom: '2026-02-01', validUntil: '2026-01-01' }, 'validUntil'],
      [{ productIds: [] }, 'productIds'],
    ] as const) {
      expect((await ask(over)).errors!.map((error) => error.path)).to.include(path);
    }
    expect((await ask({ scope: { chain: 'noSuch' } })).code).to.equal('quota.scopeUnknown');
    expect((await ask({ scope: { anchorId: bank.organisationId } })).code).to.equal('quota.scopeUnknown');
    const others = await aPublished(await aMember({ kind: 'bank' }));
    expect((await ask({ productIds: [others.id] })).code).to.equal('quota.productUnknown');
  });
});

describe('a special quota at the same moment', function () {
  this.timeout(300_000);
  let bank: Persona;
  before(async () => void (bank = await aMember({ kind: 'bank' })));

  it(`${AT_ONCE} offers, drawdowns and releases never exceed it and add up, ${ROUNDS} times`, async () => {
    const { id } = await aQuota(bank, { totalFen: 1_000_000 });
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await standing(id);
      const left = before.total - before.reserved - before.used;
      // Together far more than there is.
      const each = Math.max(1, Math.floor(left / 3));
      const applications = Array.from({ length: AT_ONCE / 2 }, anId);
      const codes = await Promise.all(
        // Each twice, so that an application meets itself too.
        [...applications, ...applications].map((application) => codeOf(reserve(id, application, each))),
      );
      for (const code of codes) {
        expect(code).to.be.oneOf(['done', 'quota.exceeded', 'quota.reservedAlready']);
      }
      const won = codes.filter((code) => code === 'done').length;
      expect(won).to.equal(Math.min(applications.length, Math.floor(left / each)));
      await Promise.all(
        [...applications, ...applications].map((application, i) =>
          codeOf(i % 5 === 0 ? draw(application, Math.max(1, Math.floor(each / 20))) : release(application)),
        ),
      );
      const after = await standing(id);
      expect(after.reserved + after.used).to.be.at.most(after.total);
      expect({ reserved: after.reserved, used: after.used }).to.deep.equal(after.byMoves);
      expect(after.reserved).to.equal(0);
    }
  });

  it('leaves nothing of a transaction that did not come to its end', async () => {
    const { id } = await aQuota(bank, { totalFen: 1000 });
    const application = anId();
    const died = await codeOf(
      transact(async (session) => {
        await reserveQuota(session, id, application, 900);
        throw new Error('the process is gone');
      }),
    );
    expect(died).to.include('the process is gone');
    expect(await standing(id)).to.deep.equal({
      ...{ reserved: 0, used: 0, total: 1000 },
      byMoves: { reserved: 0, used: 0 },
    });
    await reserve(id, application, 1000);
    expect(await standing(id)).to.deep.include({ reserved: 1000 });
  });
});
