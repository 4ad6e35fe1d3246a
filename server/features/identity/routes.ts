import { parse as parseCookies, serialize } from 'cookie';
import type { Request, Response } from 'express';
import { Passport } from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { identityRoutes } from '../../../shared/api/identity.ts';
import type { SessionGrant } from '../../../shared/schemas/identity.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import type { PersonDocument } from './model.ts';
import * as people from './people.ts';
import { activateSecondFactor, beginSecondFactor, removeSecondFactor } from './secondFactor.ts';
import {
  endByRefreshToken,
  endSession,
  endSessions,
  listSessions,
  refreshSession,
  switchOrganisation,
  type Granted,
} from './sessions.ts';
import { throttle } from './throttle.ts';

const COOKIE = 'lianqiao_refresh';

const deviceOf = (req: Request): people.Device => ({
  device: req.get('user-agent') ?? '',
  address: req.ip ?? '',
});

export function identityHandlers(deps: Deps): Handlers<typeof identityRoutes> {
  const { config } = deps;
  const passport = new Passport();
  passport.use(
    new LocalStrategy({ usernameField: 'email', session: false }, (email, password, done) => {
      people.findByCredentials(email, password).then(
        (person) => done(null, person ?? false),
        (error: unknown) => done(error),
      );
    }),
  );
  const checkCredentials = (req: Request, res: Response) =>
    new Promise<PersonDocument | null>((resolve, reject) => {
      const decide = (error: unknown, person: PersonDocument | false | null) =>
        error ? reject(error) : resolve(person || null);
      passport.authenticate('local', { session: false }, decide)(req, res, reject);
    });

  const cookie = (value: string, maxAge: number) =>
    serialize(COOKIE, value, {
      httpOnly: true,
      sameSite: 'strict',
      secure: config.publicUrl.startsWith('https:'),
      path: '/api/v1/session',
      maxAge,
    });
  const give = (res: Response, { grant, refreshToken }: Granted): SessionGrant => {
    res.append('Set-Cookie', cookie(refreshToken, 30 * 86_400)).set('Cache-Control', 'no-store');
    return grant;
  };
  const refreshTokenOf = (req: Request) => parseCookies(req.get('cookie') ?? '')[COOKIE];

  return {
    'POST /people': async ({ body, req, res }) =>
      give(res, await people.registerPerson(deps, body, deviceOf(req))),
    'POST /session': async ({ body, req, res }) => {
      const attempt = await throttle('signIn', body.email, req.ip ?? '');
      // The strategy reads the request: what was parsed, so that capitals in an address make no other person.
      req.body = body;
      const person = await checkCredentials(req, res);
      if (!person) throw new ProblemError('auth.badCredentials');
      const granted = await people.signIn(deps, person, body.code, deviceOf(req));
      await attempt.forgive();
      return give(res, granted);
    },
    'POST /session/refresh': async ({ req, res }) =>
      give(res, await refreshSession(config, refreshTokenOf(req))),
    'POST /session/organisation': ({ actor, body }) => switchOrganisation(config, actor, body.organisationId),
    'DELETE /session': async ({ req, res }) => {
      await endByRefreshToken(refreshTokenOf(req));
      res.append('Set-Cookie', cookie('', 0));
    },
    'GET /sessions': ({ actor }) => listSessions(actor),
    'DELETE /sessions/:id': ({ actor, params }) => endSession(actor, params.id),
    'DELETE /sessions': ({ actor }) => endSessions(actor.personId, actor.sessionId),
    'GET /me': ({ actor }) => people.readMe(actor),
    'PATCH /me': ({ actor, body }) => people.changeMe(actor, body),
    'POST /me/email/confirmation': ({ actor }) => people.resendConfirmation(deps, actor),
    'POST /email-confirmations': ({ body }) => people.confirmEmail(body.token),
    'POST /me/password': ({ actor, body }) => people.changePassword(actor, body.current, body.next),
    'POST /password-resets': ({ body, req }) => people.requestPasswordReset(deps, body.email, req.ip ?? ''),
    'POST /password-resets/completion': ({ body }) => people.resetPassword(body.token, body.password),
    'POST /me/second-factor': ({ actor, body }) => beginSecondFactor(actor, body.password),
    'POST /me/second-factor/activation': ({ actor, body }) => activateSecondFactor(actor, body.code),
    'DELETE /me/second-factor': ({ actor, body }) => removeSecondFactor(actor, body.password),
    'GET /dev/mail': async () => {
      if (!config.embedded) throw notFound();
      return { items: await deps.mailer.recent() };
    },
    'GET /dev/sign-ins': async () => ({ items: config.embedded ? await people.demoSignIns() : [] }),
  };
}
