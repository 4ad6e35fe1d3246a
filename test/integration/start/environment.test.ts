import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { freePort } from '../../../scripts/services/process.ts';
import { aDataFolder, launch, startPlatform } from '../../support/launcher.ts';
import { testServices } from '../../support/services.ts';

describe('what npm start makes of its environment', function () {
  this.timeout(120_000);
  const { folder, remove } = aDataFolder();
  after(remove);

  async function refused(env: Record<string, string>): Promise<string> {
    const launched = launch({ DATA_DIR: folder, PORT: String(await freePort()), ...env });
    expect(await launched.ended, launched.output()).to.equal(1);
    return launched.output();
  }

  it('refuses production without a given secret, before it starts anything', async () => {
    const said = await refused({ NODE_ENV: 'production' });
    expect(said).to.contain('JWT_SECRET').and.contain('is not set');
    expect(said).to.not.contain('Starting MongoDB');
  });

  it('refuses demo data on an address others can reach', async () => {
    expect(await refused({ HOST: '0.0.0.0' })).to.contain('HOST must be 127.0.0.1');
  });

  it('refuses a port that is none', async () => {
    for (const PORT of ['http', '70000', '-1']) expect(await refused({ PORT })).to.contain('PORT');
  });

  it('names host and cause within 10 s where MONGODB_URI cannot be reached', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    const began = Date.now();
    const said = await refused({ MONGODB_URI: `mongodb://someone:hidden@${host}/lianqiao` });
    expect(said).to.contain(host).and.contain('ECONNREFUSED');
    expect(said).to.not.contain('hidden');
    // Ten, and what starting a process costs on a busy machine.
    expect(Date.now() - began).to.be.below(20_000);
  });

  it('has no demo data in production, and prints a token for the first administrator once', async () => {
    const services = await testServices();
    const uri = new URL(services.mongoUri);
    const name = `start${randomBytes(6).toString('hex')}`;
    uri.pathname = `/${name}`;
    const platform = await startPlatform(folder, {
      NODE_ENV: 'production',
      MONGODB_URI: uri.toString(),
      MEILI_URL: services.meiliUrl,
      MEILI_API_KEY: services.meiliKey,
      MEILI_PREFIX: `${name}_`,
      JWT_SECRET: randomBytes(32).toString('hex'),
    });
    try {
      const tokens = [...platform.output().matchAll(/\/setup#([A-Za-z0-9_-]+)/g)].map(([, token]) => token!);
      expect(tokens.length).to.equal(1);
      expect(platform.output()).to.not.contain('@demo.test');
      const listed = await fetch(`${platform.url}/api/v1/dev/sign-ins`);
      expect(await listed.json()).to.deep.equal({ items: [] });
      expect((await fetch(`${platform.url}/api/v1/dev/mail`)).status).to.equal(404);
      const setUp = () =>
        fetch(`${platform.url}/api/v1/setup/administrator`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            token: tokens[0],
            platformName: '某市产业对接平台',
            name: '首位管理员',
            email: 'first@example.com',
            password: 'a long first password',
            locale: 'zh-CN',
          }),
        });
      const first = await setUp();
      expect(first.status, await first.text()).to.be.within(200, 204);
      expect((await setUp()).status).to.be.within(400, 499);
    } finally {
      platform.child.kill('SIGTERM');
      expect(await platform.ended).to.equal(0);
    }
  });
});
