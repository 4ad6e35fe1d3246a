import { join } from 'node:path';
import { assertReachable, startServer, startServices } from './run/platform.ts';
import { fail, say } from './run/say.ts';
import { lockData } from './services/dataLock.ts';
import { dataFolder, ROOT } from './services/paths.ts';
import { freePort, type Running } from './services/process.ts';

/** The platform with a server that restarts and a page that reloads when a file changes. */
async function main(): Promise<void> {
  const folder = dataFolder();
  const ownMongo = process.env['MONGODB_URI'];
  if (ownMongo) await assertReachable(ownMongo);
  const lock = await lockData(folder);
  const stops: (() => Promise<void>)[] = [() => lock.release()];
  const end = async (code: number) => {
    for (const stop of stops.splice(0).reverse()) await stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(0));
  const onSpawn = async (running: Running) => {
    stops.push(running.stop);
    await lock.addChild(running.child.pid!);
  };
  try {
    const services = await startServices(folder, lock, onSpawn);
    const apiPort = await freePort();
    await startServer({ DATA_DIR: folder, HOST: '127.0.0.1', ...services.env }, apiPort, onSpawn, true);
    const { createServer } = await import('vite');
    const target = `http://127.0.0.1:${apiPort}`;
    const vite = await createServer({
      configFile: join(ROOT, 'client/vite.config.ts'),
      server: {
        port: Number(process.env['PORT'] || 3000),
        host: '127.0.0.1',
        proxy: { '/api': target, '/socket.io': { target, ws: true } },
      },
    });
    stops.push(() => vite.close());
    await vite.listen();
    say(`开发模式 / development: http://127.0.0.1:${vite.config.server.port}`);
  } catch (error) {
    console.error((error as Error).message);
    await end(1);
  }
}

main().catch(fail);
