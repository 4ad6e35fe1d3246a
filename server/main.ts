import mongoose from 'mongoose';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { ConfigError, loadConfig } from './config/index.ts';
import { connectDatabase, ensureIndexes } from './platform/db/index.ts';
import { createLogger } from './platform/http/observe.ts';
import { folderMailer, smtpMailer } from './platform/mail/index.ts';
import { prepare } from './prepare.ts';

/** Starts and stops everything; nothing else does. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = createLogger(config.logLevel);
  await connectDatabase(config.mongoUri);
  await ensureIndexes();
  const mailer = config.smtpUrl
    ? smtpMailer(config.smtpUrl, config.mailFrom)
    : folderMailer(join(config.dataDir, 'mail'));
  const deps = { config, logger, mailer };
  await prepare(deps);
  const app = createApp(deps);

  await new Promise<void>((resolve, reject) => {
    app.http.once('error', reject);
    app.http.listen(config.port, config.host, resolve);
  });
  logger.info({ host: config.host, port: config.port }, 'listening');

  let stopping = false;
  const stop = async (why: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    // Whatever hangs, the process ends within the time its parent waits.
    setTimeout(() => process.exit(1), 9000).unref();
    await app.close();
    await mongoose.disconnect();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  // Started by the launcher: when it is gone, so are we.
  process.on('disconnect', () => void stop('parent gone'));
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? error.message : String((error as Error)?.stack ?? error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
