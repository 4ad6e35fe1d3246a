import { expect } from 'chai';
import { API } from '../../../server/app.ts';
import type { Route } from '../../../shared/api/route.ts';
import { Demand } from '../../../server/features/demands/index.ts';
import { Once } from '../../../server/platform/db/once.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, fresh, type Persona } from '../../support/factories.ts';
import { anOpenDemand, aPair, ask } from '../../support/introductions.ts';
import { until } from '../../support/live.ts';
import { aWorld, sampleOf, send, type World } from '../../support/samples/index.ts';

interface Made {
  id: string;
  state?: string;
}

/** What is left where the process died after the commit, before its answer was kept. */
async function loseAnswers(since: Date): Promise<void> {
  const kept = { at: { $gte: since }, answer: { $exists: true } };
  // It is kept a moment after it was sent.
  await until(async () => (await Once.countDocuments(kept)) === 1, 'the answer is kept');
  await Once.updateMany(kept, { $unset: { answer: 1 } });
}

/** An answer without what runs with the clock: an answer that was lost is given as things stand now. */
const still = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (name, value: unknown) => (name === 'hoursLeft' ? undefined : value));

describe('a request that names an Idempotency-Key', () => {
  let world: World;
  before(async () => void (world = await aWorld()));

  const idempotent = Object.entries(API as Record<string, Route>).filter(([, route]) => route.idempotent);

  for (const [key, { status = 200 }] of idempotent) {
    it(`finds what it made, where the process died before the answer was kept: ${key}`, async () => {
      const sample = sampleOf(key);
      const { by, ...sent } = await sample.make(world);
      const whose = by ?? (world[sample.by ?? 'buyer'] as Persona);
      const since = new Date();
      const asked = { ...sent, headers: { ...sent.headers, 'idempotency-key': `lost-${fresh()}` } };
      const first = await send<Made>(key, whose.token, asked);
      expect(first.status, JSON.stringify(first.body)).to.equal(status);
      await loseAnswers(since);
      for (const _again of [1, 2]) {
        const again = await send<Made>(key, whose.token, asked);
        expect([again.status, again.headers.get('idempotency-replayed')]).to.deep.equal([status, 'true']);
        expect(still(again.body)).to.deep.equal(still(first.body));
      }
    });
  }

  it('finds the introduction it accepted, where it met the other side’s request', async () => {
    const { buyer, supplier } = await aPair();
    const demand = await anOpenDemand(buyer);
    const asked = await ask(supplier, demand.id);
    const since = new Date();
    const meet = () =>
      call<Made>('POST /introductions', {
        token: buyer.token,
        body: { demandId: demand.id, firmId: supplier.organisationId },
        headers: { 'idempotency-key': `meets-${demand.id}` },
      });
    expect((await meet()).body.state).to.equal('accepted');
    await loseAnswers(since);
    expect((await meet()).body).to.include({ id: asked.body.id, state: 'accepted' });
  });

  it('is told that it was taken, where what it made was removed since', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    const since = new Date();
    const asked = {
      token: buyer.token,
      body: { title: `需求${fresh()}`, kind: 'product' },
      headers: { 'idempotency-key': `removed-${fresh()}` },
    };
    const { body } = await call<Made>('POST /demands', asked);
    await loseAnswers(since);
    await call(`DELETE /demands/${body.id}`, { token: buyer.token });
    expect((await callForProblem('POST /demands', asked)).body.code).to.equal('request.inProgress');
    expect(await Demand.countDocuments({ organisationId: buyer.organisationId })).to.equal(0);
  });
});
