// The only plain JavaScript: it runs before anything is installed. It installs what the lockfile says when that
// changed, then hands over to scripts/<command>.ts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...rest] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `需要 Node 20.19 或更高版本，当前为 ${process.versions.node}。/ Node 20.19 or newer is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

// What .env says counts where the caller's environment does not say it. Tests have servers of their own.
const envFile = join(root, '.env');
if (command !== 'test' && existsSync(envFile)) process.loadEnvFile(envFile);

const stamp = join(root, 'node_modules', '.lianqiao-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
const linked = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink();
if (installed !== wanted && linked) {
  // Installing would empty the folder the link leads to, which is somebody else's.
  console.warn(
    'node_modules 是链接，未更新依赖。/ node_modules is a link, so its dependencies were left as they are.',
  );
} else if (installed !== wanted) {
  console.log('安装依赖… / Installing dependencies…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Tests and builds need what is declared for development, whatever NODE_ENV says.
  const result = spawnSync(
    npm,
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (result.status !== 0) {
    console.error(
      '依赖安装失败，请检查网络或 npm 镜像设置后重试。/ Installing failed. Check the network, or the mirror npm is set to, and try again.',
    );
    if (command === 'test') console.log('\n0 passed, 1 failed');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts', `${command}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
});
// A terminal sends Ctrl-C to the whole group, so the child has it already; others send it to us alone.
const terminalInterrupts = process.stdin.isTTY;
process.on('SIGINT', () => terminalInterrupts || child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
