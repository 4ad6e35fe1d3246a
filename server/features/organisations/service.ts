import type { z } from 'zod';
import type {
  OrganisationInfo,
  OrganisationStatus,
  organisationInput,
} from '../../../shared/schemas/organisation.ts';
import {
  afterId,
  isDuplicateKey,
  noteEffect,
  pageAfter,
  transact,
  type Page,
  type Session,
} from '../../platform/db/index.ts';
import type { MemberActor, PersonActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { accessChanged, LoginSession, Membership, Person } from '../identity/index.ts';
import { emptyProfile, nameKey, STEPS, type Step } from './domain.ts';
import { leaveClaimsToPlatform } from './joiningModel.ts';
import { Organisation, type Contact, type OrganisationDocument } from './model.ts';
import { presentOrganisation } from './present.ts';

/** Who has a credit code already; the one fact of another organisation that a registration may learn. */
export async function codeTaken(creditCode: string): Promise<ProblemError> {
  const holder = await Organisation.findOne({ creditCode }).lean();
  return new ProblemError('organisation.codeTaken', { name: holder?.name ?? '' });
}

/** Organisations one person may have registered that are not verified yet. */
const MOST_UNVERIFIED = 3;

/**
 * That this person may register one more: its address is its own, and few it registered wait for verification.
 * Credit codes are public, so that otherwise anyone could take the codes of others in numbers. The person's row is
 * written first, so that of its registrations at once each sees those before it.
 */
async function assertMayRegister(session: Session, personId: string): Promise<void> {
  const counted = await Person.updateOne(
    { _id: personId, emailConfirmed: true },
    { $inc: { registrations: 1 } },
    { session },
  );
  if (counted.matchedCount === 0) throw new ProblemError('organisation.emailUnconfirmed');
  const waiting = await Organisation.countDocuments({
    registeredBy: personId,
    status: { $ne: 'verified' },
  }).session(session);
  if (waiting >= MOST_UNVERIFIED)
    throw new ProblemError('organisation.tooManyUnverified', { most: MOST_UNVERIFIED });
}

/** Registers an organisation with its first owner; the unique index decides who has a credit code. */
export async function registerOrganisation(
  actor: PersonActor,
  input: z.output<typeof organisationInput>,
): Promise<OrganisationInfo> {
  try {
    const created = await transact(async (session) => {
      await assertMayRegister(session, actor.personId);
      const [row] = await Organisation.create(
        [
          {
            ...input,
            nameKey: nameKey(input.name),
            status: 'draft',
            registeredBy: actor.personId,
            profile: emptyProfile(),
          },
        ],
        { session },
      );
      await noteEffect(session, row!._id);
      await Membership.create(
        [{ organisationId: row!._id, personId: actor.personId, role: 'owner', since: new Date() }],
        { session },
      );
      await LoginSession.updateOne(
        { _id: actor.sessionId },
        { $set: { organisationId: row!._id } },
        { session },
      );
      await recordAudit(session, actor, {
        action: 'organisation.registered',
        subject: { kind: 'organisation', id: row!._id },
        ownerId: row!._id,
        after: { name: input.name, kind: input.kind },
      });
      return row!.toObject();
    });
    accessChanged();
    return presentOrganisation(created);
  } catch (error) {
    if (isDuplicateKey(error, 'creditCode')) throw await codeTaken(input.creditCode);
    throw error;
  }
}

/** What a person registered, for itself to be told again. */
export async function readRegistered(id: string): Promise<OrganisationInfo> {
  const row = await Organisation.findById(id).lean();
  if (!row) throw notFound();
  return presentOrganisation(row);
}

/** The platform's own organisation, whose members are its administrators. */
export async function createPlatformOrganisation(
  session: Session,
  name: string,
): Promise<OrganisationDocument> {
  const [row] = await Organisation.create(
    [
      {
        kind: 'admin',
        name,
        nameKey: nameKey(name),
        status: 'verified',
        verifiedAt: new Date(),
        profile: emptyProfile(),
      },
    ],
    { session },
  );
  return row!.toObject();
}

export const readOrganisation = (actor: MemberActor): Promise<OrganisationInfo> =>
  readRegistered(actor.organisationId);

export interface OrganisationChange {
  shortName?: string | null | undefined;
  contact?: Contact | undefined;
  requireSecondFactor?: boolean | undefined;
  requireSecondConfirmer?: boolean | undefined;
}

/** Changes what managers may change, if nobody else did meanwhile. */
export async function changeOrganisation(
  actor: MemberActor,
  change: OrganisationChange,
  version: number,
): Promise<OrganisationInfo> {
  if (change.requireSecondFactor) {
    // Whoever demands it must have it, or would lock itself out.
    const person = await Person.findById(actor.personId).lean();
    if (!person?.secondFactor?.active) throw new ProblemError('auth.secondFactorMandatory');
  }
  // Two people confirm lest one does alone; so whoever may confirm must not be the one to end it.
  if (change.requireSecondConfirmer === false && actor.role !== 'owner')
    throw new ProblemError('access.denied');
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = await transact(async (session) => {
    const before = await Organisation.findOneAndUpdate(
      { _id: actor.organisationId, version },
      { $set: set, $inc: { version: 1 } },
      { session },
    ).lean();
    if (!before) throw new ProblemError('resource.changed');
    await recordAudit(session, actor, {
      action: 'organisation.changed',
      subject: { kind: 'organisation', id: actor.organisationId },
      ownerId: actor.organisationId,
      before: Object.fromEntries(
        Object.keys(set).map((key) => [key, before[key as keyof OrganisationDocument]]),
      ),
      after: set,
    });
    await emit(session, 'organisation.changed', actor.organisationId);
    return Organisation.findById(actor.organisationId).session(session).lean();
  });
  if (change.requireSecondFactor !== undefined) accessChanged();
  return presentOrganisation(changed!);
}

/** Takes one step of an organisation's life; the conditional update decides among steps at the same time. */
export async function takeStep(
  actor: PersonActor,
  id: string,
  step: Step,
  note = '',
): Promise<OrganisationInfo> {
  const { from, to } = STEPS[step];
  const now = new Date();
  const row = await transact(async (session) => {
    const before = await Organisation.findOneAndUpdate(
      { _id: id, kind: { $ne: 'admin' }, status: { $in: from } },
      {
        $set: {
          status: to,
          statusNote: note,
          ...(step === 'submit' ? { submittedAt: now } : {}),
          ...(step === 'verify' ? { verifiedAt: now } : {}),
        },
        $inc: { version: 1 },
      },
      { session },
    ).lean();
    if (!before) {
      if (await Organisation.exists({ _id: id }).session(session)) throw new ProblemError('state.conflict');
      throw notFound();
    }
    // Nobody of its own decides on claims while it is suspended.
    if (step === 'suspend') await leaveClaimsToPlatform(session, id);
    await recordAudit(session, actor, {
      action: `organisation.${to}`,
      subject: { kind: 'organisation', id },
      ownerId: id,
      before: { status: before.status },
      after: { status: to, note },
    });
    await emit(session, `organisation.${to}`, id, { note });
    return Organisation.findById(id).session(session).lean();
  });
  accessChanged();
  return presentOrganisation(row!);
}

/** Ends a suspension: what was verified is so again, what never was goes back into the queue. */
export async function reinstateOrganisation(actor: PersonActor, id: string): Promise<OrganisationInfo> {
  const verified = await Organisation.exists({ _id: id, verifiedAt: { $type: 'date' } });
  return takeStep(actor, id, verified ? 'reinstate' : 'requeue');
}

export async function submitOrganisation(actor: MemberActor): Promise<OrganisationInfo> {
  const person = await Person.findById(actor.personId).lean();
  if (!person?.emailConfirmed) throw new ProblemError('organisation.emailUnconfirmed');
  return takeStep(actor, actor.organisationId, 'submit');
}

/** The administrator's queue: those longest in a status first. */
export async function listByStatus(
  status: OrganisationStatus,
  limit: number,
  cursor: string | undefined,
): Promise<Page<OrganisationInfo>> {
  const rows = await Organisation.find({ status, ...afterId(cursor, 'up') })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean();
  const page = pageAfter(rows, limit, (row) => [String(row._id)]);
  return { items: page.items.map(presentOrganisation), nextCursor: page.nextCursor };
}
