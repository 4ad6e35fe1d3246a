import { createServer, type Server } from 'node:http';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import type { RouteTable } from '../shared/api/route.ts';
import { authenticateToken, authenticator, onAccessChanged, personOf } from './features/identity/index.ts';
import { FEATURES } from './features/index.ts';
import type { Deps } from './platform/deps.ts';
import { refuseDepth } from './platform/http/depth.ts';
import { problemHandler } from './platform/http/errors.ts';
import { mount, noSuchRoute } from './platform/http/mount.ts';
import { createMetrics, logRequests } from './platform/http/observe.ts';
import { openApiOf } from './platform/http/openapi.ts';
import { openApiPage } from './platform/http/openapiPage.ts';
import { limitRate } from './platform/http/rateLimit.ts';
import { giveRequestId } from './platform/http/request.ts';
import { health } from './platform/http/health.ts';
import { serveClient } from './platform/http/static.ts';
import { startJobs } from './platform/jobs/index.ts';
import { registerPost } from './platform/mail/post.ts';
import { startRelay, type Relay } from './platform/outbox/index.ts';
import { startRealtime } from './platform/realtime/index.ts';

export interface App {
  http: Server;
  /** Present once started; tests wait on it for derived data. */
  relay: Relay;
  /** Stops taking work, lets what is under way finish, then stops background work. */
  close: () => Promise<void>;
}

/** All routes of the platform in one table: what OpenAPI, the permission matrix and the browser draw on. */
export const API: RouteTable = Object.assign({}, ...FEATURES.map((f) => f.table));

let registered = false;

/** Express and Socket.IO put together from their parts; nothing listens yet. The database must be connected. */
export function createApp(deps: Deps): App {
  const { config, logger } = deps;
  if (!registered) {
    registerPost(deps.mailer);
    for (const feature of FEATURES) feature.register?.(deps);
  }
  registered = true;

  const express_ = express();
  const metrics = createMetrics();
  express_.disable('x-powered-by');
  express_.set('trust proxy', config.trustProxy);
  express_.use(giveRequestId, metrics.middleware, logRequests(logger));
  express_.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
      strictTransportSecurity: config.nodeEnv === 'production',
    }),
  );
  express_.use(compression());
  express_.use(health(config, metrics.registry));

  const api = express.Router();
  // Answers are somebody's: nothing between, nor the browser for the next person, may give them again unasked.
  api.use((_req, res, next) => {
    res.set('Cache-Control', 'private, no-cache');
    next();
  });
  api.use(limitRate(config, (req) => personOf(req, config)));
  api.use(express.json({ limit: '256kb', strict: true, verify: refuseDepth }));
  const openApi = openApiOf(API, { version: '1', serverUrl: '/api/v1' });
  const authenticate = authenticator(config);
  for (const { table, handlers } of FEATURES) api.use(mount(table, handlers(deps), { authenticate }));
  express_.get('/api/openapi.json', (_req, res) => void res.json(openApi));
  express_.get('/api/docs', (_req, res) => void res.type('html').send(openApiPage(openApi)));
  express_.use('/api/v1', api);
  express_.use('/api', noSuchRoute);
  express_.use(serveClient());
  express_.use(noSuchRoute);
  express_.use(problemHandler(logger));

  const http = createServer(express_);
  // Slow senders must not hold connections for ever.
  http.requestTimeout = 120_000;
  http.headersTimeout = 20_000;
  const realtime = startRealtime(http, deps, {
    authenticate: (token, origin) => authenticateToken(token, origin, config),
    onAccessChanged,
  });
  const relay = startRelay(logger);
  const jobs = startJobs(logger);
  return {
    http,
    relay,
    async close() {
      await realtime.close();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
        setTimeout(() => http.closeAllConnections(), 3000).unref();
      });
      await jobs.stop();
      await relay.stop();
    },
  };
}

/** Only our own scripts, styles and sockets; inline styles because Element Plus positions with them. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};
