import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { LoginSession, personOf } from '../../../server/features/identity/index.ts';
import { problemHandler } from '../../../server/platform/http/errors.ts';
import { limitRate } from '../../../server/platform/http/rateLimit.ts';
import type { Problem } from '../../../shared/problems.ts';
import { testApp } from '../../support/app.ts';
import { aMember, aPerson, fresh } from '../../support/factories.ts';
import { aServerProcess } from '../../support/serverProcess.ts';

/** One of each kind of answer: page, asset, document, health, API well and ill, nonsense. */
const PLACES = [
  ...['/', '/deep/link', '/assets/none.js', '/healthz', '/readyz', '/api/openapi.json', '/api/docs'],
  ...['/api/v1/taxonomy/chains', '/api/v1/me', '/api/v1/nowhere', '/api/nowhere', '/%E0%A4%A', '/metrics'],
];

describe('every kind of answer', () => {
  it('carries its request’s number and the headers that keep a browser safe', async () => {
    const { url } = await testApp();
    const ids = new Set<string>();
    for (const place of PLACES) {
      const { headers } = await fetch(`${url}${place}`, { headers: { 'x-request-id': 'forged' } });
      const id = headers.get('x-request-id');
      expect(id, place).to.match(/^[0-9a-f-]{36}$/);
      ids.add(id!);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, place).to.match(/default-src '(self|none)'/);
      expect(policy, place).to.include("script-src 'self'").and.include("frame-ancestors 'none'");
      expect(policy, place).not.to.match(/script-src[^;]*unsafe|\*/);
      expect(headers.get('x-content-type-options'), place).to.equal('nosniff');
      expect(headers.get('referrer-policy'), place).to.equal('no-referrer');
      expect(headers.has('x-powered-by'), place).to.equal(false);
      expect(headers.has('access-control-allow-origin'), place).to.equal(false);
    }
    expect(ids.size).to.equal(PLACES.length);
  });

  it('keeps the metrics from callers who come through a proxy, or without the token where there is one', async () => {
    const { url, deps } = await testApp();
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${url}/metrics`, { headers: { accept: 'application/json', ...headers } })).status;
    expect(await ask({})).to.equal(200);
    for (const name of ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'])
      expect(await ask({ [name]: '203.0.113.9' }), name).to.equal(404);
    // A proxy on this machine may add nothing at all: in production only the token opens.
    const { nodeEnv } = deps.config;
    deps.config.nodeEnv = 'production';
    expect(await ask({})).to.equal(404);
    deps.config.nodeEnv = nodeEnv;
    deps.config.metricsToken = 'a token of enough length';
    try {
      expect(await ask({})).to.equal(404);
      expect(await ask({ authorization: 'Bearer a token of enough lengt!' })).to.equal(404);
      expect(await ask({ authorization: 'Bearer a token of enough length' })).to.equal(200);
    } finally {
      deps.config.metricsToken = null;
    }
  });

  it('gives what is public to whoever sends a token that is good no more', async () => {
    const { url } = await testApp();
    const person = await aPerson();
    await LoginSession.updateOne({ _id: person.sessionId }, { $set: { endedAt: new Date() } });
    for (const token of [person.token, `${person.token}x`, 'x.y.z', '']) {
      const ask = async (path: string) =>
        (await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
      expect(await ask('/taxonomy/chains'), token).to.equal(200);
      expect(await ask('/me'), token).to.equal(401);
    }
  });

  it('is a problem where one address asks too much, and says for how long', async () => {
    const { deps } = await testApp();
    const app = express();
    const config = { ...deps.config, nodeEnv: 'production' as const };
    app.use(
      limitRate(config, (req) => personOf(req, config)),
      (_req, res) => void res.end('ok'),
    );
    app.use(problemHandler(deps.logger));
    const server: Server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const statuses = new Set<number>();
    let last: Response | null = null;
    for (let i = 0; i < 26; i += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(url)));
      for (const answer of answers) statuses.add(answer.status);
      last = answers.find(({ status }) => status === 429) ?? last;
    }
    // A hall is one address: whoever is signed in there goes on, up to a number of its own; a made-up token does not.
    const asked = async ({ token }: { token: string }) =>
      (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
    const [guest, greedy] = [await aPerson(), await aPerson()];
    expect([await asked(guest), await asked({ token: `${guest.token}x` })]).to.deep.equal([200, 429]);
    const greedily = await Promise.all(Array.from({ length: 620 }, () => asked(greedy)));
    expect(greedily.filter((status) => status === 200)).to.have.length(600);
    expect(await asked(guest)).to.equal(200);
    server.close();
    expect(statuses).to.deep.equal(new Set([200, 429]));
    const problem = (await last!.json()) as Problem;
    expect(last!.headers.get('content-type')).to.include('application/problem+json');
    expect(problem.code).to.equal('request.tooMany');
    expect(Number(last!.headers.get('retry-after'))).to.be.within(1, 60);
  });
});

describe('the log', () => {
  it('holds no password, token, cookie, address or name of those it tells of', async function () {
    this.timeout(120_000);
    const owner = await aMember();
    const invitee = await aPerson();
    const server = await aServerProcess({ LOG_LEVEL: 'trace' });
    const secrets = [owner.token, owner.email, owner.name, invitee.email, invitee.name];
    const send = async (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) => {
      const answer = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { text, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    };
    try {
      const email = `logged${fresh()}@example.com`;
      const password = `geheim-${fresh()}-passwort`;
      secrets.push(email, password);
      const made = await send('POST', '/people', { name: '日志人名', email, password });
      const { accessToken } = JSON.parse(made.text) as { accessToken: string };
      secrets.push('日志人名', accessToken, made.cookie.split('=')[1]!);
      const bearer = { authorization: `Bearer ${owner.token}` };
      await send('POST', '/session', { email, password });
      await send('POST', '/session', { email, password: `${password}x` });
      await send('POST', '/session', `{"email":"${email}","password":"${password}"`);
      await send('POST', '/session/refresh', undefined, { cookie: made.cookie });
      await send('POST', '/password-resets', { email });
      await send('POST', '/password-resets/completion', { token: 'A'.repeat(43), password });
      await send('GET', `/firms?q=${encodeURIComponent('搜索词甲乙丙')}`, undefined, bearer);
      await send('GET', `/audit?personId=${owner.personId}`, undefined, bearer);
      await send('POST', '/organisation/invitations', { email: invitee.email, role: 'member' }, bearer);
      await send('GET', '/me', undefined, { authorization: `Bearer ${accessToken}x` });
      await send('GET', `/firms/%00${password}`, undefined, bearer);
      secrets.push('A'.repeat(43), '搜索词甲乙丙', encodeURIComponent('搜索词甲乙丙'));
    } finally {
      await server.stop();
    }
    const log = server.output();
    expect(log.split('\n').filter((line) => line.includes('"request"'))).to.have.length.above(8);
    for (const secret of secrets) expect(log.includes(secret), secret).to.equal(false);
    expect(log).not.to.match(/\beyJ[\w-]+\.|\$argon2|lianqiao_refresh=/);
  });
});
