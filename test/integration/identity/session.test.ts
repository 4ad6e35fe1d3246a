import { expect } from 'chai';
import mongoose from 'mongoose';
import { generate } from 'otplib';
import { Link, LoginSession, Person } from '../../../server/features/identity/index.ts';
import type { Me, SessionGrant, SessionInfo } from '../../../shared/schemas/identity.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { fresh } from '../../support/factories.ts';

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]!.split(';')[0]!;

async function register() {
  const email = `new${fresh()}@example.com`;
  const password = 'correct horse battery';
  const answer = await call<SessionGrant>('POST /people', { body: { name: '张三', email, password } });
  expect(answer.status).to.equal(201);
  return { email, password, token: answer.body.accessToken, cookie: cookieOf(answer.headers) };
}

const mailsTo = async (email: string) => {
  const { app, deps } = await testApp();
  await app.relay.drained();
  return (await deps.mailer.recent()).filter((m) => m.to === email);
};

/** Waits for a mail that is sent after the answer. */
async function mailTo(email: string, about: RegExp): Promise<string> {
  for (let i = 0; i < 200; i += 1) {
    const mail = (await mailsTo(email)).find((m) => about.test(m.subject));
    if (mail) return /#([\w-]{43})/.exec(mail.text)![1]!;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no mail to ${email}`);
}

describe('people and their sessions', () => {
  it('registers a person, who is signed in and finds a mail to confirm the address', async () => {
    const person = await register();
    const me = await call<Me>('GET /me', { token: person.token });
    expect(me.body).to.include({ email: person.email, emailConfirmed: false, organisationId: null });
    const token = await mailTo(person.email, /确认/);
    expect((await call('POST /email-confirmations', { body: { token } })).status).to.equal(204);
    expect((await call<Me>('GET /me', { token: person.token })).body.emailConfirmed).to.equal(true);
    const again = await callForProblem('POST /email-confirmations', { body: { token } });
    expect(again.body.code).to.equal('auth.tokenUsed');
  });

  it('keeps the password as argon2id, and takes an address once', async () => {
    const person = await register();
    const row = await Person.findOne({ email: person.email }).lean();
    expect(row!.passwordHash).to.match(/^\$argon2id\$/);
    const again = await callForProblem('POST /people', {
      body: { name: '李四', email: person.email.toUpperCase(), password: person.password },
    });
    expect(again.body.code).to.equal('auth.emailTaken');
  });

  it('tells one address of only so many e-mail addresses that they are taken', async () => {
    const { email, password } = await register();
    const again = { name: '李四', email, password };
    const codes = new Set<string>();
    // Other tests may have been told some already.
    for (let i = 0; i < 21; i += 1)
      codes.add((await callForProblem('POST /people', { body: again })).body.code);
    expect([...codes]).to.deep.equal(['auth.emailTaken', 'request.tooMany']);
    // So that the tests after this one may register.
    await mongoose.connection.collection('throttles').deleteMany({ key: /^register/ });
  });

  it('signs in with the right password only, and answers alike for an unknown address', async () => {
    const { email, password } = await register();
    expect((await call('POST /session', { body: { email, password } })).status).to.equal(201);
    const wrong = await callForProblem('POST /session', { body: { email, password: 'wrong wrong wrong' } });
    const unknown = await callForProblem('POST /session', { body: { email: `x${email}`, password } });
    expect(wrong.body.code).to.equal('auth.badCredentials');
    expect({ ...unknown.body, instance: '' }).to.deep.equal({ ...wrong.body, instance: '' });
  });

  it('speaks the reader’s language', async () => {
    const body = { email: 'nobody@example.com', password: 'x' };
    const zh = await callForProblem('POST /session', { body, headers: { 'accept-language': 'zh-CN' } });
    const en = await callForProblem('POST /session', { body, headers: { 'accept-language': 'en' } });
    expect(zh.body.title).to.include('密码不正确');
    expect(en.body.title).to.include('password');
    const field = await callForProblem('POST /session', {
      body: { email: 5 },
      headers: { 'accept-language': 'en' },
    });
    expect(field.body.code).to.equal('request.invalid');
    expect(field.body.errors!.map((e) => e.path)).to.include('email');
  });

  it('stops guessing at one account, and says for how long', async () => {
    const { email, password } = await register();
    for (let i = 0; i < 10; i += 1)
      await callForProblem('POST /session', { body: { email, password: `wrong ${i}` } });
    const stopped = await callForProblem('POST /session', { body: { email, password } });
    expect(stopped.status).to.equal(429);
    expect(stopped.body.params!['seconds']).to.be.within(1, 900);
    expect(stopped.headers.get('retry-after')).to.equal(String(stopped.body.params!['seconds']));
  });

  it('ends the whole family when an old refresh token comes back', async () => {
    const { cookie, token } = await register();
    const next = await call<SessionGrant>('POST /session/refresh', { headers: { cookie } });
    const id = cookie.split('=')[1]!.split('.')[0]!;
    // As if the rotation were longer ago than two tabs could explain.
    await LoginSession.updateOne({ _id: id }, { $set: { rotatedAt: new Date(Date.now() - 60_000) } });
    const reused = await callForProblem('POST /session/refresh', { headers: { cookie } });
    expect(reused.body.code).to.equal('auth.sessionEnded');
    const newest = await callForProblem('POST /session/refresh', {
      headers: { cookie: cookieOf(next.headers) },
    });
    expect(newest.body.code).to.equal('auth.sessionEnded');
    expect((await callForProblem('GET /me', { token })).body.code).to.equal('auth.sessionEnded');
  });

  it('ends nothing for a refresh token that never was ours', async () => {
    const { cookie, token } = await register();
    const [name, value] = cookie.split('=') as [string, string];
    const made = `${value.split('.')[0]}.${'A'.repeat(43)}`;
    const refused = await callForProblem('POST /session/refresh', { headers: { cookie: `${name}=${made}` } });
    expect(refused.body.code).to.equal('auth.sessionEnded');
    expect((await call('GET /me', { token })).status).to.equal(200);
    expect((await call('POST /session/refresh', { headers: { cookie } })).status).to.equal(200);
  });

  it('takes an address in capitals for the same', async () => {
    const { email, password } = await register();
    const answer = await call('POST /session', { body: { email: email.toUpperCase(), password } });
    expect(answer.status).to.equal(201);
  });

  it('sends the refresh token in a cookie that scripts and other paths do not see', async () => {
    const { email, password } = await register();
    const answer = await call('POST /session', { body: { email, password } });
    expect(answer.headers.getSetCookie()[0])
      .to.match(/HttpOnly/)
      .and.match(/SameSite=Strict/)
      .and.match(/Path=\/api\/v1\/session/);
    expect(JSON.stringify(answer.body)).not.to.include(cookieOf(answer.headers).split('=')[1]!);
  });

  it('lists one’s sessions, ends one, ends the others; another person cannot', async () => {
    const { email, password, token } = await register();
    const second = await call<SessionGrant>('POST /session', { body: { email, password } });
    const list = await call<{ items: SessionInfo[] }>('GET /sessions', { token });
    expect(list.body.items).to.have.length(2);
    const other = list.body.items.find((s) => !s.current)!;
    const stranger = await register();
    expect((await callForProblem(`DELETE /sessions/${other.id}`, { token: stranger.token })).status).to.equal(
      404,
    );
    expect((await call(`DELETE /sessions/${other.id}`, { token })).status).to.equal(204);
    expect((await callForProblem('GET /me', { token: second.body.accessToken })).status).to.equal(401);
    const third = await call<SessionGrant>('POST /session', { body: { email, password } });
    await call('DELETE /sessions', { token });
    expect((await callForProblem('GET /me', { token: third.body.accessToken })).status).to.equal(401);
    expect((await call('GET /me', { token })).status).to.equal(200);
  });

  it('signs out', async () => {
    const { cookie, token } = await register();
    expect((await call('DELETE /session', { headers: { cookie } })).status).to.equal(204);
    expect((await callForProblem('GET /me', { token })).body.code).to.equal('auth.sessionEnded');
  });

  it('changes the password, which ends the other sessions', async () => {
    const { email, password, token } = await register();
    const other = await call<SessionGrant>('POST /session', { body: { email, password } });
    const wrong = await callForProblem('POST /me/password', {
      token,
      body: { current: 'no', next: 'a new password!' },
    });
    expect(wrong.body.code).to.equal('auth.badCredentials');
    const done = await call('POST /me/password', {
      token,
      body: { current: password, next: 'a new password!' },
    });
    expect(done.status).to.equal(204);
    expect((await callForProblem('GET /me', { token: other.body.accessToken })).status).to.equal(401);
    expect((await call('POST /session', { body: { email, password: 'a new password!' } })).status).to.equal(
      201,
    );
  });

  it('takes no link to reset the password that was mailed before it was changed', async () => {
    const { email, password, token } = await register();
    await call('POST /password-resets', { body: { email } });
    const link = await mailTo(email, /重置/);
    const body = { current: password, next: 'another good password' };
    expect((await call('POST /me/password', { token, body })).status).to.equal(204);
    const late = await callForProblem('POST /password-resets/completion', {
      body: { token: link, password: 'a third good password' },
    });
    expect(late.body.code).to.equal('auth.tokenUsed');
  });

  it('resets the password by mail, once, and answers alike for an unknown address', async () => {
    const { email, token } = await register();
    expect((await call('POST /password-resets', { body: { email: `x${email}` } })).status).to.equal(204);
    expect((await call('POST /password-resets', { body: { email } })).status).to.equal(204);
    const link = await mailTo(email, /重置/);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        call('POST /password-resets/completion', { body: { token: link, password: `new password ${i}` } }),
      ),
    );
    expect(answers.filter((a) => a.status === 204)).to.have.length(1);
    expect((await callForProblem('GET /me', { token })).status).to.equal(401);
    expect(await Link.countDocuments({ purpose: 'resetPassword', subject: email })).to.equal(0);
    expect(await mailsTo(`x${email}`)).to.have.length(0);
  });

  it('takes a second factor at sign-in, each code once, and recovery codes once', async () => {
    const { email, password, token } = await register();
    const begun = await call<{ secret: string; url: string }>('POST /me/second-factor', {
      token,
      body: { password },
    });
    expect(begun.body.url).to.match(/^otpauth:\/\/totp\//);
    const bad = await callForProblem('POST /me/second-factor/activation', {
      token,
      body: { code: '000000' },
    });
    expect(bad.body.code).to.equal('auth.badSecondFactor');
    const elsewhere = await call<SessionGrant>('POST /session', { body: { email, password } });
    const code = await generate({ secret: begun.body.secret });
    const on = await call<{ recoveryCodes: string[] }>('POST /me/second-factor/activation', {
      token,
      body: { code },
    });
    expect(on.body.recoveryCodes).to.have.length(8);
    const begunBefore = await callForProblem('GET /me', { token: elsewhere.body.accessToken });
    expect(begunBefore.body.code, 'begun with the password alone').to.equal('auth.sessionEnded');

    const without = await callForProblem('POST /session', { body: { email, password } });
    expect(without.body.code).to.equal('auth.secondFactorRequired');
    // The code that turned it on is used up.
    const reused = await callForProblem('POST /session', { body: { email, password, code } });
    expect(reused.body.code).to.equal('auth.badSecondFactor');
    const recovery = on.body.recoveryCodes[0]!;
    const both = await Promise.all(
      [1, 2].map(() => call('POST /session', { body: { email, password, code: recovery } })),
    );
    expect(both.map((a) => a.status).sort()).to.deep.equal([201, 401]);
    const off = await call('DELETE /me/second-factor', { token, body: { password } });
    expect(off.status).to.equal(204);
    expect((await call('POST /session', { body: { email, password } })).status).to.equal(201);
  });

  it('changes name and language', async () => {
    const { token } = await register();
    const changed = await call<Me>('PATCH /me', { token, body: { name: '王五', locale: 'en' } });
    expect(changed.body).to.include({ name: '王五', locale: 'en' });
    const refused = await callForProblem('PATCH /me', { token, body: { emailConfirmed: true } });
    expect(refused.status).to.equal(400);
  });

  it('shows no development mail outside embedded mode', async () => {
    expect((await callForProblem('GET /dev/mail')).status).to.equal(404);
  });
});
