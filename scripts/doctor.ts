import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertReachable } from './run/platform.ts';
import { fail } from './run/say.ts';
import { holderOf } from './services/dataLock.ts';
import { onPath, presentMongod } from './services/findMongod.ts';
import { findMeilisearch } from './services/meilisearch.ts';
import { dataFolder, ROOT } from './services/paths.ts';
import { portIsFree } from './services/process.ts';

/** What was looked at, how it stands, and what to do where it is not as it should be. */
type Finding = [what: string, fine: boolean, told: string];

async function findings(): Promise<Finding[]> {
  const list: Finding[] = [['Node', true, process.versions.node]];
  const uri = process.env['MONGODB_URI'];
  if (uri) {
    const problem = await assertReachable(uri).then(
      () => null,
      (error: Error) => error.message,
    );
    list.push(['MongoDB (MONGODB_URI)', problem === null, problem ?? 'ok']);
  } else {
    const mongod = await presentMongod().catch((error: Error) => error);
    if (mongod instanceof Error) list.push(['MongoDB', false, mongod.message]);
    else list.push(['MongoDB', true, mongod ?? '将在启动时获取 / will be fetched at the first start']);
  }
  const meili = process.env['MEILI_URL'] || (await findMeilisearch());
  list.push([
    'Meilisearch',
    meili !== null,
    meili ??
      '没有；搜索会较慢。安装后设置 MEILI_BIN。/ None: search is slower. Install one and set MEILI_BIN.',
  ]);
  const browser = process.env['CHROMIUM_BIN'] || onPath('chromium', 'google-chrome', 'chromium-browser');
  list.push(['Chromium (npm test)', true, browser ?? '将在测试时获取 / will be fetched by npm test']);
  const holder = await holderOf(dataFolder());
  list.push([
    '数据目录 / data',
    true,
    `${dataFolder()}${holder ? `（运行中 / running: ${holder.url ?? holder.pid}）` : ''}`,
  ]);
  const port = Number(process.env['PORT'] || 3000);
  const free = holder !== null || (await portIsFree(port, '127.0.0.1'));
  list.push([
    `端口 / port ${port}`,
    free,
    free ? 'ok' : '被占用；停止占用者，或设置 PORT。/ Taken: stop what uses it, or set PORT.',
  ]);
  const built = existsSync(join(ROOT, 'dist/client/index.html'));
  list.push(['页面 / page', true, built ? 'ok' : '将在启动时构建 / will be built at start']);
  return list;
}

findings()
  .then((list) => {
    for (const [what, fine, told] of list) console.log(`${fine ? '✔' : '✘'} ${what}: ${told}`);
    process.exit(list.every(([, fine]) => fine) ? 0 : 1);
  })
  .catch(fail);
