import { timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import mongoose from 'mongoose';
import type { Registry } from 'prom-client';
import type { Config } from '../../config/index.ts';

const isLocal = (req: Request) =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.socket.remoteAddress ?? '');

/** What proxies add about whom they call for. */
const FORWARDED =
  /^(forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip)$/;
const isForwarded = (req: Request) => Object.keys(req.headers).some((name) => FORWARDED.test(name));

/**
 * By the token where one is set. Without it only whoever calls on this machine itself, and in production nobody: a
 * proxy there may add no header at all, and then every caller looks local.
 */
function maySeeMetrics(req: Request, config: Config): boolean {
  const given = Buffer.from(req.get('authorization')?.replace(/^Bearer /, '') ?? '');
  const wanted = Buffer.from(config.metricsToken ?? '');
  if (config.metricsToken) return given.length === wanted.length && timingSafeEqual(given, wanted);
  if (config.nodeEnv === 'production' || config.trustProxy > 0) return false;
  return isLocal(req) && !isForwarded(req);
}

/** `/healthz`: the process lives. `/readyz`: it can serve (its database answers). `/metrics`: not public. */
export function health(config: Config, registry: Registry): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.type('text').send('ok'));
  router.get('/readyz', async (_req, res) => {
    const ready = await mongoose.connection.db
      ?.command({ ping: 1 }, { timeoutMS: 2000 })
      .then(() => true)
      .catch(() => false);
    res
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'the database does not answer');
  });
  router.get('/metrics', async (req, res, next) => {
    if (!maySeeMetrics(req, config)) return next('route');
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
