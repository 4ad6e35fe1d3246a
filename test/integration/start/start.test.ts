import { expect } from 'chai';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from '../../../server/demo/signIns.ts';
import {
  aDataFolder,
  cutPower,
  launch,
  lives,
  runOf,
  startPlatform,
  type Launched,
} from '../../support/launcher.ts';

type Platform = Awaited<ReturnType<typeof startPlatform>>;

interface Asked {
  token?: string;
  body?: unknown;
}

async function ask<T>(url: string, route: string, { token, body }: Asked = {}): Promise<T> {
  const [method, path] = route.split(' ') as [string, string];
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

const signIn = async (url: string, email: string): Promise<string> =>
  (await ask<{ accessToken: string }>(url, 'POST /session', { body: { email, password: DEMO_PASSWORD } }))
    .accessToken;

/** Waits for a start that must fail; what it said. */
async function refusal(launched: Launched): Promise<string> {
  const code = await launched.ended;
  expect(code, launched.output()).to.equal(1);
  return launched.output();
}

describe('npm start', function () {
  this.timeout(90_000);
  const { folder, remove } = aDataFolder();
  let platform: Platform;

  before(async () => {
    platform = await startPlatform(folder);
  });
  after(async () => {
    if (lives(platform.child.pid!)) await cutPower(folder, platform);
    await remove();
  });

  it('serves, tells each step, the address and the demo sign-ins', async () => {
    expect((await fetch(`${platform.url}/readyz`)).status).to.equal(200);
    expect(await (await fetch(`${platform.url}/sign-in`)).text()).to.contain('<div id="app">');
    for (const word of [
      'Starting MongoDB',
      'Preparing the page',
      'Starting the server',
      'demo data',
      platform.url,
    ])
      expect(platform.output()).to.contain(word);
    const { items } = await ask<{ items: { email: string; password: string }[] }>(
      platform.url,
      'GET /dev/sign-ins',
    );
    expect(items.map(({ email }) => email)).to.deep.equal(DEMO_SIGN_INS.map(({ email }) => email));
    for (const { email, password } of items) {
      expect(platform.output()).to.contain(email);
      await ask(platform.url, 'POST /session', { body: { email, password } });
    }
  });

  it('says so where the port is taken, and changes nothing', async () => {
    const other = aDataFolder();
    const said = await refusal(launch({ DATA_DIR: other.folder, PORT: String(platform.port) }));
    expect(said).to.contain(`Port ${platform.port} is taken`).and.contain(`端口 ${platform.port} 已被占用`);
    expect(runOf(other.folder)).to.equal(null);
    await other.remove();
  });

  it('says so where another start has the data folder, and leaves that one in peace', async () => {
    const said = await refusal(launch({ DATA_DIR: folder, PORT: '1' }));
    expect(said)
      .to.contain('in use by process')
      .and.contain(String(platform.child.pid))
      .and.contain(platform.url);
    expect((await fetch(`${platform.url}/readyz`)).status).to.equal(200);
  });

  it('keeps what it acknowledged through a kill -9 of everything, and starts again by itself', async () => {
    const token = await signIn(platform.url, DEMO_SIGN_INS[0].email);
    const made: string[] = [];
    // Killed while requests are under way: each that was answered must be there.
    const writing = (async () => {
      for (let n = 0; ; n += 1) {
        const body = { title: `断电前的需求 ${n}`, kind: 'product' };
        made.push((await ask<{ id: string }>(platform.url, 'POST /demands', { token, body })).id);
        if (n === 20) void cutPower(folder, platform);
      }
    })();
    await writing.catch(() => undefined);
    await platform.ended;
    expect(made.length).to.be.above(20);

    platform = await startPlatform(folder);
    const again = await signIn(platform.url, DEMO_SIGN_INS[0].email);
    for (const id of made) {
      const row = await ask<{ id: string }>(platform.url, `GET /demands/${id}`, { token: again });
      expect(row.id).to.equal(id);
    }
    expect(platform.output()).to.not.contain('Filling in demo data');
  });

  it('ends, saying why, where its database is killed', async () => {
    const run = runOf(folder)!;
    const mongod = run.children.find(({ name }) => name.startsWith('mongod'))!;
    process.kill(mongod.pid, 'SIGKILL');
    expect(await platform.ended).to.equal(1);
    expect(platform.output()).to.match(/(mongod|Meilisearch|server)[^\n]*(ended|已停止)/);
    expect(run.children.filter(({ pid }) => lives(pid))).to.deep.equal([]);
  });

  it('stops cleanly on Ctrl-C and leaves no process and no lock', async () => {
    platform = await startPlatform(folder);
    const run = runOf(folder)!;
    expect(run.children.filter(({ pid }) => lives(pid)).length).to.be.at.least(2);
    platform.child.kill('SIGINT');
    expect(await platform.ended).to.equal(0);
    expect(run.children.filter(({ pid }) => lives(pid))).to.deep.equal([]);
    expect(runOf(folder)).to.equal(null);
    expect(platform.output()).to.not.contain('"level":');
  });
});
