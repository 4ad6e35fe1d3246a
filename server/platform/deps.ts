import type { Logger } from 'pino';
import type { Config } from '../config/index.ts';
import type { Mailer } from './mail/index.ts';

/** What the outside gives to features: made once in main.ts (or by a test) and passed in. */
export interface Deps {
  config: Config;
  logger: Logger;
  mailer: Mailer;
}
