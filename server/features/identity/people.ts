import type { z } from 'zod';
import mongoose, { type Types } from 'mongoose';
import type { Locale } from '../../../shared/locale.ts';
import type { Me, registration } from '../../../shared/schemas/identity.ts';
import { isDuplicateKey, transact, type Session } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { isMember, type PersonActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { post } from '../../platform/mail/post.ts';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from '../../demo/signIns.ts';
import { recordAudit } from '../audit/index.ts';
import { composeMail } from './mails.ts';
import { LoginSession, Membership, Person, type PersonDocument } from './model.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { useSecondFactor } from './secondFactor.ts';
import { beginSession, endSessions, type Granted } from './sessions.ts';
import { countTold, throttle } from './throttle.ts';
import { consumeLink, endLinks, issueLink } from './tokens.ts';

type Registration = z.output<typeof registration>;

/** Where a sign-in comes from. */
export interface Device {
  device: string;
  address: string;
}

/** Writes a new person; the unique index decides who has an address. */
export async function createPerson(
  session: Session,
  input: Registration,
  passwordHash: string,
  confirmed = false,
) {
  try {
    const [person] = await Person.create(
      [
        {
          name: input.name,
          email: input.email,
          passwordHash,
          locale: input.locale,
          emailConfirmed: confirmed,
        },
      ],
      { session },
    );
    return person!;
  } catch (error) {
    if (isDuplicateKey(error, 'email')) throw new ProblemError('auth.emailTaken');
    throw error;
  }
}

async function mailConfirmation(
  session: Session,
  { config }: Deps,
  person: { _id: Types.ObjectId; email: string; locale: Locale },
) {
  const token = await issueLink(session, 'confirmEmail', String(person._id), 48);
  const link = `${config.publicUrl}/confirm-email#${token}`;
  await post(session, composeMail('confirmEmail', person, `confirm-${token.slice(0, 12)}`, link));
}

/** Registrations of addresses that are taken, from one address within 15 minutes: they tell who is here. */
const MOST_TAKEN = 20;

/** Registers a person and signs it in; the address is confirmed by mail later. */
export async function registerPerson(deps: Deps, input: Registration, from: Device): Promise<Granted> {
  await throttle('register', null, from.address);
  const taken = await countTold('register', from.address, MOST_TAKEN);
  const passwordHash = await hashPassword(input.password);
  const person = await transact(async (session) => {
    const created = await createPerson(session, input, passwordHash);
    await mailConfirmation(session, deps, created);
    return created;
  }).catch(async (error: unknown) => {
    if (error instanceof ProblemError && error.code === 'auth.emailTaken') await taken.told();
    throw error;
  });
  return beginSession(deps.config, person._id, { ...from, secondFactor: false });
}

/** The person of an address and password, or null; as slow for an unknown address as for a wrong password. */
export async function findByCredentials(email: string, password: string): Promise<PersonDocument | null> {
  const person = await Person.findOne({ email }).lean();
  return (await passwordFits(person?.passwordHash ?? null, password)) ? person : null;
}

/** Signs in a person whose password was checked; asks for the second factor where it is on. */
export async function signIn(
  deps: Deps,
  person: PersonDocument,
  code: string | undefined,
  from: Device,
): Promise<Granted> {
  const { secondFactor } = person;
  if (secondFactor?.active) {
    if (!code) throw new ProblemError('auth.secondFactorRequired');
    await useSecondFactor(person, code);
  }
  return beginSession(deps.config, person._id, { ...from, secondFactor: secondFactor?.active === true });
}

export async function resendConfirmation(deps: Deps, actor: PersonActor): Promise<void> {
  await throttle('confirm', actor.personId, actor.address);
  const person = await Person.findById(actor.personId).lean();
  if (person && !person.emailConfirmed) await transact((session) => mailConfirmation(session, deps, person));
}

export async function confirmEmail(token: string): Promise<void> {
  await transact(async (session) => {
    const personId = await consumeLink(session, 'confirmEmail', token);
    await Person.updateOne({ _id: personId }, { $set: { emailConfirmed: true } }, { session });
  });
}

export async function changePassword(actor: PersonActor, current: string, next: string): Promise<void> {
  const attempt = await throttle('password', actor.personId, actor.address);
  const person = await Person.findById(actor.personId).lean();
  if (!person || !(await passwordFits(person.passwordHash, current)))
    throw new ProblemError('auth.badCredentials');
  await attempt.forgive();
  const passwordHash = await hashPassword(next);
  await transact(async (session) => {
    // Only over the very password that was checked: of two changes at once, one wins.
    const changed = await Person.updateOne(
      { _id: person._id, passwordHash: person.passwordHash },
      { $set: { passwordHash } },
      { session },
    );
    if (changed.modifiedCount === 0) throw new ProblemError('auth.badCredentials');
    // A link that was mailed before would set it back.
    await endLinks(session, 'resetPassword', actor.personId);
    await endSessions(actor.personId, actor.sessionId, session);
    await recordAudit(session, actor, {
      action: 'person.passwordChanged',
      subject: { kind: 'person', id: person._id },
    });
  });
}

/** Mails a link to set a new password. Answers alike, and before the work is done, for any address. */
export async function requestPasswordReset(deps: Deps, email: string, address: string): Promise<void> {
  await throttle('reset', email, address);
  const send = async () => {
    const person = await Person.findOne({ email }).lean();
    if (!person) return;
    await transact(async (session) => {
      const token = await issueLink(session, 'resetPassword', String(person._id), 1);
      const link = `${deps.config.publicUrl}/reset-password#${token}`;
      await post(session, composeMail('resetPassword', person, `reset-${token.slice(0, 12)}`, link));
    });
  };
  send().catch((error: unknown) => deps.logger.error({ err: error }, 'reset mail failed'));
}

export async function resetPassword(token: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await transact(async (session) => {
    const personId = await consumeLink(session, 'resetPassword', token);
    // Whoever holds the mailbox has thereby confirmed the address.
    await Person.updateOne({ _id: personId }, { $set: { passwordHash, emailConfirmed: true } }, { session });
    await endSessions(personId, null, session);
    await recordAudit(session, null, {
      action: 'person.passwordReset',
      subject: { kind: 'person', id: personId },
    });
  });
}

/** The signed-in person with all it may act for. */
export async function readMe(actor: PersonActor): Promise<Me> {
  const [person, login, memberships] = await Promise.all([
    Person.findById(actor.personId).lean(),
    LoginSession.findById(actor.sessionId).lean(),
    Membership.aggregate<{
      role: Me['memberships'][number]['role'];
      organisation: { _id: Types.ObjectId } & Omit<Me['memberships'][number]['organisation'], 'id'>;
    }>([
      { $match: { personId: new mongoose.Types.ObjectId(actor.personId) } },
      { $sort: { _id: 1 } },
      {
        $lookup: {
          from: 'organisations',
          localField: 'organisationId',
          foreignField: '_id',
          as: 'organisation',
          pipeline: [{ $project: { name: 1, kind: 1, status: 1 } }],
        },
      },
      { $unwind: '$organisation' },
    ]),
  ]);
  if (!person) throw new ProblemError('auth.sessionEnded');
  // From the token where it acts for one; from the sign-in where it only sets up its second factor.
  const acting = isMember(actor) ? actor.organisationId : (login?.organisationId?.toString() ?? null);
  return {
    id: String(person._id),
    name: person.name,
    email: person.email,
    emailConfirmed: person.emailConfirmed,
    locale: person.locale,
    secondFactor: person.secondFactor?.active === true,
    organisationId: acting,
    memberships: memberships.map(({ role, organisation: { _id, name, kind, status } }) => ({
      role,
      organisation: { id: String(_id), name, kind, status },
    })),
  };
}

export async function changeMe(actor: PersonActor, change: { name?: string; locale?: Locale }): Promise<Me> {
  await Person.updateOne({ _id: actor.personId }, { $set: change });
  return readMe(actor);
}

/** The demo's sign-ins whose people are here: a database that was not empty at its first start has none of them. */
export async function demoSignIns() {
  const emails = DEMO_SIGN_INS.map(({ email }) => email);
  const here = new Set(
    (await Person.find({ email: { $in: emails } }, { email: 1 }).lean()).map((p) => p.email),
  );
  return DEMO_SIGN_INS.filter(({ email }) => here.has(email)).map((one) => ({
    ...one,
    password: DEMO_PASSWORD,
  }));
}
