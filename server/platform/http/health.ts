import { timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import mongoose from 'mongoose';
import type { Registry } from 'prom-client';
import type { Config } from '../../config/index.ts';

const isLocal = (req: Request) =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.socket.remoteAddress ?? '');

function maySeeMetrics(req: Request, config: Config): boolean {
  const given = Buffer.from(req.get('authorization')?.replace(/^Bearer /, '') ?? '');
  const wanted = Buffer.from(config.metricsToken ?? '');
  if (config.metricsToken) return given.length === wanted.length && timingSafeEqual(given, wanted);
  // Behind a proxy every caller looks local.
  return config.trustProxy === 0 && isLocal(req) && !req.get('x-forwarded-for');
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
