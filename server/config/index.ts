import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Every variable the server reads; nobody else there reads process.env. `.env.example` explains each. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** `embedded`: the start command runs MongoDB and Meilisearch itself, on 127.0.0.1 only, with demo data. */
  LIANQIAO_MODE: z.enum(['embedded', 'external']).default('external'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address people type, for links in mail. */
  PUBLIC_URL: z.url().optional(),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//),
  MEILI_URL: z.url().optional(),
  MEILI_API_KEY: z.string().optional(),
  /** Put before every index name, so that several platforms can share one Meilisearch. */
  MEILI_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{0,40}$/)
    .default('lianqiao_'),
  JWT_SECRET: z.string().min(32),
  DATA_DIR: z.string().default('.data'),
  /** smtp://user:password@host:port; without it, mail goes to a folder (and a page, in embedded mode). */
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('链桥 Lianqiao <noreply@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How many proxies stand in front, so that the caller's address is believed only from them. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Bearer token that opens /metrics; without it they are closed in production and behind proxies. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Whether several server processes share one database, and so must pass live events to each other. */
  CLUSTER: flag.default(false),
});

export interface Config {
  nodeEnv: 'development' | 'test' | 'production';
  embedded: boolean;
  host: string;
  port: number;
  publicUrl: string;
  mongoUri: string;
  meili: { url: string; apiKey: string; prefix: string } | null;
  jwtSecret: string;
  dataDir: string;
  smtpUrl: string | null;
  mailFrom: string;
  logLevel: string;
  trustProxy: number;
  metricsToken: string | null;
  cluster: boolean;
}

/** Thrown for an environment that cannot be used; its message names each variable and what is wrong with it. */
export class ConfigError extends Error {}

/**
 * Reads the environment into a Config. Embedded mode is for one person's machine: it is refused in production
 * and on an address other machines can reach, because it carries demo sign-ins.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return `  ${name}: ${given[name] === undefined ? '未设置 / is not set' : message}`;
    });
    throw new ConfigError(
      `环境变量不可用（见 .env.example）。/ The environment cannot be used (see .env.example):\n${lines.join('\n')}`,
    );
  }
  const e = parsed.data;
  const embedded = e.LIANQIAO_MODE === 'embedded';
  if (embedded && e.NODE_ENV === 'production') {
    throw new ConfigError(
      'LIANQIAO_MODE=embedded 带有演示数据，不能用于 NODE_ENV=production。/ LIANQIAO_MODE=embedded carries demo data; it is not for NODE_ENV=production.',
    );
  }
  if (embedded && !['127.0.0.1', '::1', 'localhost'].includes(e.HOST)) {
    throw new ConfigError(
      '演示模式带有公开的演示账号，HOST 只能是 127.0.0.1；对外提供服务请用 NODE_ENV=production。/ Demo mode has sign-ins everybody knows, so HOST must be 127.0.0.1; to serve others, use NODE_ENV=production.',
    );
  }
  return {
    nodeEnv: e.NODE_ENV,
    embedded,
    host: e.HOST,
    port: e.PORT,
    publicUrl: (e.PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`).replace(/\/$/, ''),
    mongoUri: e.MONGODB_URI,
    meili: e.MEILI_URL ? { url: e.MEILI_URL, apiKey: e.MEILI_API_KEY ?? '', prefix: e.MEILI_PREFIX } : null,
    jwtSecret: e.JWT_SECRET,
    dataDir: e.DATA_DIR,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    metricsToken: e.METRICS_TOKEN ?? null,
    cluster: e.CLUSTER,
  };
}
