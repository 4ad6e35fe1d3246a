import { loadConfig } from '../../server/config/index.ts';

/** Stands for what the launcher makes itself, while the rest of the environment is looked at. */
const TO_BE_MADE = 'made by the launcher before the server starts';

const isProduction = () => process.env['NODE_ENV'] === 'production';

/**
 * Embedded means demo data and sign-ins everybody knows: only over a database of our own, and never in production.
 * Never what the caller's LIANQIAO_MODE says.
 */
export const modeNow = (): 'embedded' | 'external' =>
  process.env['MONGODB_URI'] || isProduction() ? 'external' : 'embedded';

/** Whether the launcher makes and keeps the signing secret; production must give its own. */
export const makesSecret = (): boolean => !process.env['JWT_SECRET'] && !isProduction();

/** The port and host to serve on; throws on an environment the server would refuse, before anything is started. */
export function checkedEnvironment(): { port: number; host: string } {
  const { port, host } = loadConfig({
    ...process.env,
    LIANQIAO_MODE: modeNow(),
    MONGODB_URI: process.env['MONGODB_URI'] || 'mongodb://127.0.0.1',
    ...(makesSecret() ? { JWT_SECRET: TO_BE_MADE } : {}),
  });
  if (port === 0) throw new Error('PORT=0：请给出端口号。/ Give a port number.');
  return { port, host };
}

/** Says what to do about a port somebody else listens on. */
export const portTaken = (port: number, command: string): Error =>
  new Error(
    `端口 ${port} 已被占用，请停止占用它的程序，或换一个端口：PORT=${port + 1} npm run ${command}\nPort ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm run ${command}`,
  );
