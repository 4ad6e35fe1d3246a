import { DEMO_PASSWORD, DEMO_SIGN_INS } from '../server/demo/signIns.ts';
import { buildClient } from './run/buildClient.ts';
import { endsWhole } from './run/ending.ts';
import { checkedEnvironment, portTaken } from './run/environment.ts';
import { assertReachable, startServer, startServices } from './run/platform.ts';
import { fail, say } from './run/say.ts';
import { FolderInUse, holderOf } from './services/dataLock.ts';
import { dataFolder } from './services/paths.ts';
import { portIsFree } from './services/process.ts';

async function main(): Promise<void> {
  const { port, host } = checkedEnvironment();
  const folder = dataFolder();
  const holder = await holderOf(folder);
  if (holder) throw new FolderInUse(folder, holder);
  if (!(await portIsFree(port, host))) {
    throw portTaken(port, 'start');
  }
  const ownMongo = process.env['MONGODB_URI'];
  if (ownMongo) await assertReachable(ownMongo);
  const ending = await endsWhole(folder);
  const { lock, onSpawn } = ending;

  try {
    say('启动 MongoDB 与 Meilisearch… / Starting MongoDB and Meilisearch…');
    const building = buildClient();
    building.catch(() => undefined);
    const services = await startServices(folder, lock, onSpawn);
    say('准备页面… / Preparing the page…');
    if (await building) say('页面已构建 / The page was built');
    say('启动服务… / Starting the server…');
    const env = { DATA_DIR: folder, HOST: host, ...services.env };
    const server = await startServer({ LOG_LEVEL: 'warn', ...process.env, ...env }, port, onSpawn);
    const url = `http://${host}:${port}`;
    await lock.update({ url });

    const diesWith = (name: string, code: number | null) => {
      if (ending.begun()) return;
      console.error(`${name} 意外停止（${code}）。/ ${name} ended unexpectedly. See the logs in ${folder}.`);
      ending.end(1);
    };
    server.on('exit', (code) => diesWith('server', code));
    services.mongod?.child.on('exit', (code) => diesWith('mongod', code));
    services.meilisearch?.child.on('exit', () => {
      if (!ending.begun())
        say(
          'Meilisearch 已停止，搜索将较慢；重新启动可恢复。/ Meilisearch ended: search is slower until a restart.',
        );
    });

    say(`就绪 / Ready: ${url}`);
    if (services.env['LIANQIAO_MODE'] === 'embedded') {
      console.log('\n演示账号（仅限本机）/ Demo sign-ins (this machine only):');
      for (const { email, zh, en } of DEMO_SIGN_INS)
        console.log(`  ${email.padEnd(20)} ${DEMO_PASSWORD}  ${zh} / ${en}`);
      console.log('\nCtrl-C 停止 / stops it\n');
    }
  } catch (error) {
    if (!ending.begun()) console.error(`\n${(error as Error).message}\n`);
    ending.end(1);
  }
}

main().catch(fail);
