import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { Introduction } from '../../../server/features/introductions/index.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { ask, aPair, aStoredDemand, take, type Pair } from '../../support/introductions.ts';

const ROUNDS = 50;
const AT_ONCE = 10;
const STEP_MS = 15;

interface Written {
  ts: mongoose.mongo.Timestamp;
  o: { applyOps: { ns: string; o: { _id?: unknown; state?: string }; o2?: { _id: unknown } }[] };
}

/** When the database let the transaction take effect that put each thing into a state: its log is in that order. */
async function order(
  since: mongoose.mongo.Timestamp,
  collection: string,
  states: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await mongoose.connection
    .getClient()
    .db('local')
    .collection('oplog.rs')
    .find({ ts: { $gt: since }, 'o.applyOps.ns': `${mongoose.connection.name}.${collection}` })
    .toArray();
  const when = new Map<string, bigint>();
  for (const { ts, o } of rows as unknown as Written[]) {
    for (const one of o.applyOps) {
      const told = JSON.stringify(one.o);
      if (!one.ns.endsWith(`.${collection}`) || !states.some((state) => told.includes(`"${state}"`)))
        continue;
      when.set(String(one.o2?._id ?? one.o._id), ts.toBigInt());
    }
  }
  return when;
}

const now = async (): Promise<mongoose.mongo.Timestamp> =>
  (await mongoose.connection.db!.admin().command({ hello: 1 }))['operationTime'] as mongoose.mongo.Timestamp;

describe('an introduction and a suspension at the same moment', function () {
  this.timeout(600_000);
  let admin: Persona;
  before(async () => void (admin = await aMember({ kind: 'admin' })));

  const suspend = (id: string) =>
    call(`POST /admin/organisations/${id}/suspension`, { token: admin.token, body: { note: '核查中' } });

  /** Rounds at once; of each the pair, and what is raced. Nothing may take effect after its side's suspension. */
  async function race(
    prepare: (pair: Pair) => Promise<() => Promise<{ status: number; body: { id: string } | Problem }>>,
    suspended: (pair: Pair, round: number) => string,
  ): Promise<void> {
    const since = await now();
    const did: { introduction: string; organisation: string }[] = [];
    let refused = 0;
    for (let round = 0; round < ROUNDS; round += AT_ONCE) {
      const pairs = await Promise.all(Array.from({ length: AT_ONCE }, aPair));
      const ready = await Promise.all(pairs.map(prepare));
      await Promise.all(
        pairs.map(async (pair, i) => {
          const organisation = suspended(pair, i);
          const act = ready[i]!();
          // Its beginning moves along, so that now one is quicker and now the other; the last waits for the answer, so
          // that on the slowest machine too something takes effect.
          const later = i === AT_ONCE - 1 ? act : delay(i * STEP_MS);
          const [answer, stop] = await Promise.all([act, later.then(() => suspend(organisation))]);
          expect(stop.status).to.equal(200);
          if (answer.status < 400) {
            did.push({ introduction: (answer.body as { id: string }).id, organisation });
          } else {
            refused += 1;
            expect((answer.body as Problem).code).to.be.oneOf([
              ...['introduction.otherAway', 'access.suspended', 'access.notVerified', 'resource.notFound'],
              'introduction.demandNotOpen',
            ]);
          }
        }),
      );
    }
    expect(did.length + refused).to.equal(ROUNDS);
    expect(did.length).to.be.at.least(ROUNDS / AT_ONCE);
    const [introduced, stopped] = await Promise.all([
      order(since, Introduction.collection.name, ['accepted', 'requested']),
      order(since, Organisation.collection.name, ['suspended']),
    ]);
    const late = did.filter((d) => introduced.get(d.introduction)! > stopped.get(d.organisation)!);
    expect(late, `${late.length} of ${did.length} took effect after the suspension`).to.deep.equal([]);
  }

  it(`an acceptance never follows the suspension of either, ${ROUNDS} times`, async () => {
    await race(
      async ({ buyer, supplier }) => {
        const { body } = await ask(supplier, await aStoredDemand(buyer));
        return () => take(buyer, body.id, 'acceptance');
      },
      ({ buyer, supplier }, round) => (round % 2 === 0 ? buyer : supplier).organisationId,
    );
  });

  it(`nor does a request, ${ROUNDS} times`, async () => {
    await race(
      async ({ buyer, supplier }) => {
        const demandId = await aStoredDemand(buyer);
        return () => ask(supplier, demandId);
      },
      ({ buyer, supplier }, round) => (round % 2 === 0 ? buyer : supplier).organisationId,
    );
  });
});
