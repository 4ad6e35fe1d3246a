import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { Meilisearch } from 'meilisearch';
import {
  FIRM_INDEX,
  firmKnowledge,
  learnFromFirms,
  rebuildFirmIndex,
  reconcileFirms,
  searchIds,
} from '../../../server/features/firms/index.ts';
import { nameKey, Organisation } from '../../../server/features/organisations/index.ts';
import { openEngine, type Engine } from '../../../server/platform/search/index.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aMember, anOrganisation, fresh } from '../../support/factories.ts';
import { generateFirms } from '../../support/generateFirms.ts';

describe('the index of firms', () => {
  let engine: Engine;
  let client: Meilisearch;
  let uid: string;
  before(async () => {
    const { deps } = await testApp();
    engine = openEngine(deps.config.meili);
    const { url, apiKey, prefix } = deps.config.meili!;
    client = new Meilisearch({ host: url, apiKey });
    uid = `${prefix}${FIRM_INDEX.name}`;
  });

  const ask = async (q: string) => {
    const { ids } = await searchIds(engine, {
      ...{ q, filters: {}, sort: 'updated', offset: 0, limit: 20, facets: false },
    });
    return ids;
  };
  const word = () => `zx${fresh()}q`;
  const behindOurBack = (task: { waitTask: (o: object) => Promise<{ status: string }> }) =>
    task.waitTask({ timeout: 60_000 });

  it('is mended where it differs: what lacks, what is old, what should not be there', async () => {
    const [lacking, old, gone] = [word(), word(), word()];
    const ids = await Promise.all([lacking, old, gone].map((w) => anOrganisation({ name: `${w}厂` })));
    await reconcileFirms(engine);
    expect(await ask(lacking)).to.deep.equal([ids[0]]);

    const renamed = word();
    await behindOurBack(client.index(uid).deleteDocument(ids[0]!));
    await Organisation.updateOne({ _id: ids[1] }, { $set: { name: `${renamed}厂` } });
    await Organisation.deleteOne({ _id: ids[2] });
    expect(await reconcileFirms(engine)).to.equal(3);
    expect(await ask(lacking)).to.deep.equal([ids[0]]);
    expect(await ask(renamed)).to.deep.equal([ids[1]]);
    expect(await ask(gone)).to.deep.equal([]);
    expect(await reconcileFirms(engine)).to.equal(0);
  });

  it('that was deleted behind our back is built again; meanwhile the database answers, and says so', async () => {
    const name = `${word()}厂`;
    const id = await anOrganisation({ name });
    await reconcileFirms(engine);
    await behindOurBack(client.deleteIndex(uid));
    const { token } = await aMember({ status: 'draft' });
    const found = await call<{ items: { id: string }[]; degraded: boolean }>('GET /firms', {
      token,
      query: { q: name },
    });
    expect(found.status).to.equal(200);
    expect(found.body.degraded).to.equal(true);
    expect(found.body.items.map((item) => item.id)).to.deep.equal([id]);
    await reconcileFirms(engine);
    expect(await ask(name)).to.deep.equal([id]);
  });

  it('is built anew while people search and change it, and loses nothing of either', async function () {
    this.timeout(60_000);
    // The job that the loss of the index woke may still be building it, from what there was before this.
    for (let quiet = 0; quiet < 5;) {
      const { results } = await client.getIndexes({ limit: 1000 });
      quiet = results.some((one) => one.uid.startsWith(`${uid}_new`)) ? 0 : quiet + 1;
      await delay(200);
    }
    const before = word();
    const id = await anOrganisation({ name: `${before}厂` });
    await reconcileFirms(engine);
    let building = true;
    const rebuilding = rebuildFirmIndex(engine).finally(() => (building = false));
    const meanwhile = word();
    const late = await anOrganisation({ name: `${meanwhile}厂` });
    let asked = 0;
    do {
      expect(await ask(before)).to.deep.equal([id]);
      asked += 1;
    } while (building);
    await rebuilding;
    expect(asked).to.be.above(1);
    expect(await ask(meanwhile)).to.deep.equal([late]);
    const { results } = await client.getIndexes({ limit: 1000 });
    expect(results.filter((one) => one.uid.startsWith(`${uid}_new`))).to.have.length(0);
  });

  it('is built with what was learned from the firms, and searched by it', async function () {
    this.timeout(180_000);
    await Organisation.insertMany(
      [...generateFirms(400, 11)].map(({ creditCode: _, ...firm }) => ({
        ...firm,
        nameKey: nameKey(firm.name),
      })),
    );
    expect(await learnFromFirms()).to.equal(true);
    // Until the index is built with it, words alone serve.
    expect((await firmKnowledge()).model).to.equal(null);
    await reconcileFirms(engine);
    const knowledge = await firmKnowledge();
    expect(knowledge.model).to.not.equal(null);
    expect(await engine.embedders(FIRM_INDEX.name)).to.deep.equal([`m${knowledge.model!.id}`]);
    const near = await searchIds(engine, {
      ...{ q: '注塑模具', filters: {}, sort: 'relevance', offset: 0, limit: 50, facets: false },
    });
    expect(near.ids.length).to.equal(50);
    // Nothing changed since: nothing to learn, nothing to mend.
    expect(await learnFromFirms()).to.equal(false);
    expect(await reconcileFirms(engine)).to.equal(0);
  });
});
