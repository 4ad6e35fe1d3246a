import { join } from 'node:path';
import { checkedEnvironment, portTaken } from './run/environment.ts';
import { assertReachable, startServer, startServices } from './run/platform.ts';
import { fail, say } from './run/say.ts';
import { lockData } from './services/dataLock.ts';
import { dataFolder, ROOT } from './services/paths.ts';
import { freePort, portIsFree, type Running } from './services/process.ts';

/** The platform with a server that restarts and a page that reloads when a file changes. */
async function main(): Promise<void> {
  const folder = dataFolder();
  const { port, host } = checkedEnvironment();
  if (!(await portIsFree(port, host))) throw portTaken(port, 'dev');
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
    await lock.addChild(running.name, running.child.pid!);
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
        port,
        strictPort: true,
        host,
        proxy: { '/api': target, '/socket.io': { target, ws: true } },
      },
    });
    stops.push(() => vite.close());
    await vite.listen();
    say(`开发模式 / Development: http://${host}:${port}`);
  } catch (error) {
    console.error((error as Error).message);
    await end(1);
  }
}

main().catch(fail);
