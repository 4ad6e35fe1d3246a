import { join } from 'node:path';
import { startServer, startServices } from './run/platform.ts';
import { fail, say } from './run/say.ts';
import { lockData } from './services/dataLock.ts';
import { dataFolder, ROOT } from './services/paths.ts';
import { freePort } from './services/process.ts';

/** The platform with a server that restarts and a page that reloads when a file changes. */
async function main(): Promise<void> {
  const folder = dataFolder();
  const lock = await lockData(folder);
  const services = await startServices(folder, lock);
  const apiPort = await freePort();
  const server = await startServer({ DATA_DIR: folder, HOST: '127.0.0.1', ...services.env }, apiPort, true);
  await lock.addChild(server.child.pid!);
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
  await vite.listen();
  say(`开发模式 / development: http://127.0.0.1:${vite.config.server.port}`);
  const end = async () => {
    await vite.close();
    await server.stop();
    await services.meilisearch?.stop();
    await services.mongod?.stop();
    await lock.release();
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
}

main().catch(fail);
