import { randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import { ProblemError } from '../../platform/http/problem.ts';
import { transact } from '../../platform/db/index.ts';
import type { PersonActor } from '../../platform/http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { accessChanged } from './access.ts';
import { Person, type PersonDocument } from './model.ts';
import { passwordFits } from './passwords.ts';
import { endSessions } from './sessions.ts';
import { throttle } from './throttle.ts';
import { hashToken } from './tokens.ts';

/** The step of a code that fits (one step of clock drift allowed), or null. */
async function stepOf(secret: string, code: string, after: number): Promise<number | null> {
  const result = await verify({
    secret,
    token: code,
    epochTolerance: 30,
    ...(after > 0 ? { afterTimeStep: after } : {}),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/**
 * Checks a second factor at sign-in and uses it up: a code's step or a recovery code counts once, decided by the
 * conditional update, whatever comes at the same time.
 */
export async function useSecondFactor(person: PersonDocument, code: string): Promise<void> {
  const factor = person.secondFactor!;
  if (/^\d{6}$/.test(code)) {
    const step = await stepOf(factor.secret, code, factor.lastStep);
    if (step === null) throw new ProblemError('auth.badSecondFactor');
    const used = await Person.updateOne(
      { _id: person._id, 'secondFactor.active': true, 'secondFactor.lastStep': { $lt: step } },
      { $set: { 'secondFactor.lastStep': step } },
    );
    if (used.modifiedCount === 0) throw new ProblemError('auth.badSecondFactor');
    return;
  }
  const hash = hashToken(code);
  const used = await Person.updateOne(
    { _id: person._id, 'secondFactor.recovery': hash },
    { $pull: { 'secondFactor.recovery': hash } },
  );
  if (used.modifiedCount === 0) throw new ProblemError('auth.badSecondFactor');
}

async function assertPassword(actor: PersonActor, password: string): Promise<PersonDocument> {
  const attempt = await throttle('password', actor.personId, actor.address);
  const person = await Person.findById(actor.personId).lean();
  if (!person || !(await passwordFits(person.passwordHash, password))) {
    throw new ProblemError('auth.badCredentials');
  }
  await attempt.forgive();
  return person;
}

/** Begins to set up: gives a secret, which counts only once a first code was given. */
export async function beginSecondFactor(
  actor: PersonActor,
  password: string,
): Promise<{ secret: string; url: string }> {
  const person = await assertPassword(actor, password);
  const secret = generateSecret();
  const begun = await Person.updateOne(
    { _id: person._id, 'secondFactor.active': { $ne: true } },
    { $set: { secondFactor: { secret, active: false, lastStep: 0, recovery: [] } } },
  );
  if (begun.modifiedCount === 0) throw new ProblemError('state.conflict');
  return { secret, url: generateURI({ issuer: 'Lianqiao', label: person.email, secret }) };
}

const recoveryCode = (): string => {
  const text = BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(13, '0')
    .slice(-10);
  return `${text.slice(0, 5)}-${text.slice(5)}`;
};

/** Turns it on with the first code; answers the recovery codes, which are shown this once. */
export async function activateSecondFactor(
  actor: PersonActor,
  code: string,
): Promise<{ recoveryCodes: string[] }> {
  await throttle('totp', actor.personId, actor.address);
  const person = await Person.findById(actor.personId).lean();
  if (!person?.secondFactor || person.secondFactor.active) throw new ProblemError('state.conflict');
  const step = await stepOf(person.secondFactor.secret, code, 0);
  if (step === null) throw new ProblemError('auth.badSecondFactor');
  const recoveryCodes = Array.from({ length: 8 }, recoveryCode);
  await transact(async (session) => {
    const done = await Person.updateOne(
      { _id: person._id, 'secondFactor.secret': person.secondFactor!.secret, 'secondFactor.active': false },
      {
        $set: {
          'secondFactor.active': true,
          'secondFactor.lastStep': step,
          'secondFactor.recovery': recoveryCodes.map(hashToken),
        },
      },
      { session },
    );
    if (done.modifiedCount === 0) throw new ProblemError('state.conflict');
    // Those begun with the password alone, by whomever, end.
    await endSessions(actor.personId, actor.sessionId, session);
    await recordAudit(session, actor, {
      action: 'person.secondFactorOn',
      subject: { kind: 'person', id: person._id },
    });
  });
  accessChanged();
  return { recoveryCodes };
}

export async function removeSecondFactor(actor: PersonActor, password: string): Promise<void> {
  const person = await assertPassword(actor, password);
  await transact(async (session) => {
    await Person.updateOne({ _id: person._id }, { $set: { secondFactor: null } }, { session });
    await recordAudit(session, actor, {
      action: 'person.secondFactorOff',
      subject: { kind: 'person', id: person._id },
    });
  });
  accessChanged();
}
