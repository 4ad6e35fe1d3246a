import { expect } from 'chai';
import { API } from '../../server/app.ts';
import { testApp } from '../support/app.ts';
import { aWorld, sampleOf, SAMPLES, send, type World } from '../support/samples/index.ts';

describe('every route of the table', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });

  it('has a sample, and every sample a route', () => {
    expect(Object.keys(SAMPLES).sort()).to.deep.equal(Object.keys(API).sort());
  });

  for (const [key, route] of Object.entries(API)) {
    it(`${key} succeeds and answers as documented`, async () => {
      const { config } = (await testApp()).deps;
      const { make, by = 'buyer' } = sampleOf(key);
      const { by: persona, ...sent } = await make(world);
      // The development’s own are there in embedded mode only.
      config.embedded = key.startsWith('GET /dev/');
      const answer = await send(key, (persona ?? (by ? world[by] : undefined))?.token, sent).finally(
        () => (config.embedded = false),
      );
      expect(answer.status, JSON.stringify(answer.body)).to.equal(
        route.status ?? (route.response === null ? 204 : 200),
      );
    });
  }
});
