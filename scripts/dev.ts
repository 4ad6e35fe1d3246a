import { join } from 'node:path';
import { endsWhole } from './run/ending.ts';
import { checkedEnvironment, portTaken } from './run/environment.ts';
import { assertReachable, startServer, startServices } from './run/platform.ts';
import { fail, say } from './run/say.ts';
import { dataFolder, ROOT } from './services/paths.ts';
import { freePort, portIsFree } from './services/process.ts';

/** The platform with a server that restarts and a page that reloads when a file changes. */
async function main(): Promise<void> {
  const folder = dataFolder();
  const { port, host } = checkedEnvironment();
  if (!(await portIsFree(port, host))) throw portTaken(port, 'dev');
  const ownMongo = process.env['MONGODB_URI'];
  if (ownMongo) await assertReachable(ownMongo);
  const ending = await endsWhole(folder);
  const { lock, onSpawn } = ending;
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
    ending.add(() => vite.close());
    await vite.listen();
    say(`开发模式 / Development: http://${host}:${port}`);
  } catch (error) {
    if (!ending.begun()) console.error((error as Error).message);
    ending.end(1);
  }
}

main().catch(fail);
