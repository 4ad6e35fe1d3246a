import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import express, { Router } from 'express';

const folder = resolve(import.meta.dirname, '../../../dist/client');

/** The built page: hashed assets for ever, the page itself always asked anew, every deep link answered by it. */
export function serveClient(): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(resolve(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get('/{*rest}', (req, res, next) => {
    const page = resolve(folder, 'index.html');
    if (!req.accepts('html') || !existsSync(page)) return next();
    res.set('Cache-Control', 'no-cache').sendFile(page);
  });
  return router;
}
