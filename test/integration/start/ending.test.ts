import { setImmediate } from 'node:timers/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { freePort } from '../../../scripts/services/process.ts';
import { until } from '../../support/live.ts';
import { aDataFolder, launch, lives, runOf, startPlatform, WITH_PARENT } from '../../support/launcher.ts';

/** Processes that have a data folder in their command line: its mongod and Meilisearch, noted or not. */
const over = (folder: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(folder));

describe('a launcher whose process group is told to end', function () {
  this.timeout(120_000);
  const { folder, remove } = aDataFolder();
  after(remove);

  it('while it serves: ends its servers first, though the parent says it again', async () => {
    const platform = await startPlatform(folder, {}, WITH_PARENT);
    const { children } = runOf(folder)!;
    expect(children.map(({ name }) => name.split('-')[0])).to.include.members(['server', 'meilisearch']);
    process.kill(-platform.child.pid!, 'SIGTERM');
    await platform.ended;
    expect(children.filter(({ pid }) => lives(pid))).to.deep.equal([]);
    expect(over(folder)).to.deep.equal([]);
    expect(runOf(folder)).to.equal(null);
  });

  it('the moment it has taken its folder: gives it back', async () => {
    for (let time = 0; time < 3; time += 1) {
      const launched = launch({ DATA_DIR: folder, PORT: String(await freePort()) });
      // Looked for without pause: between the lock and the next step lie a few milliseconds.
      while (runOf(folder) === null && launched.child.exitCode === null) await setImmediate();
      process.kill(-launched.child.pid!, 'SIGTERM');
      expect(await launched.ended).to.equal(0);
      expect(over(folder)).to.deep.equal([]);
      expect(runOf(folder)).to.equal(null);
    }
  });

  it('while it starts, at one moment or another: leaves nothing', async () => {
    for (const servers of [0, 1, 2]) {
      const launched = launch({ DATA_DIR: folder, PORT: String(await freePort()) }, WITH_PARENT);
      await until(
        () => (runOf(folder)?.children.length ?? -1) >= servers,
        `${servers} servers run: ${launched.output()}`,
        60_000,
      );
      process.kill(-launched.child.pid!, 'SIGTERM');
      await launched.ended;
      expect(over(folder), `after ${servers}`).to.deep.equal([]);
      expect(runOf(folder), `after ${servers}`).to.equal(null);
    }
  });

  it('and told again later, stops waiting', async () => {
    const platform = await startPlatform(folder, {}, WITH_PARENT);
    const server = runOf(folder)!.children.find(({ name }) => name === 'server')!;
    // A server that does not answer would be waited for ten seconds.
    process.kill(server.pid, 'SIGSTOP');
    process.kill(-platform.child.pid!, 'SIGINT');
    const began = Date.now();
    const again = setInterval(() => process.kill(-platform.child.pid!, 'SIGINT'), 2200);
    await platform.ended.finally(() => clearInterval(again));
    expect(Date.now() - began).to.be.below(8000);
    expect(over(folder)).to.deep.equal([]);
  });
});
