import mongoose, { type Types } from 'mongoose';
import {
  isAtLeast,
  type InvitationInfo,
  type Member,
  type Role,
} from '../../../shared/schemas/organisation.ts';
import { isDuplicateKey, transact, type Session } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { MemberActor, PersonActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { post } from '../../platform/mail/post.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import {
  accessChanged,
  composeMail,
  consumeLink,
  issueLink,
  LoginSession,
  Membership,
  Person,
  type PersonDocument,
} from '../identity/index.ts';
import { Invitation } from './joiningModel.ts';
import { Organisation } from './model.ts';

export async function listMembers(actor: MemberActor): Promise<{ items: Member[] }> {
  const rows = await Membership.aggregate<{
    role: Role;
    since: Date;
    person: Pick<PersonDocument, '_id' | 'name' | 'email' | 'secondFactor'>;
  }>([
    { $match: { organisationId: new mongoose.Types.ObjectId(actor.organisationId) } },
    { $sort: { _id: 1 } },
    { $limit: 500 },
    { $lookup: { from: Person.collection.name, localField: 'personId', foreignField: '_id', as: 'person' } },
    { $unwind: '$person' },
  ]);
  return {
    items: rows.map(({ role, since, person }) => ({
      personId: String(person._id),
      name: person.name,
      email: person.email,
      role,
      since: since.toISOString(),
      secondFactor: person.secondFactor?.active === true,
    })),
  };
}

/**
 * Throws where no owner would be left. Touches the organisation first, so that two such changes at once conflict
 * and the second sees the first's.
 */
async function assertOwnerLeft(session: Session, organisationId: string): Promise<void> {
  await Organisation.updateOne({ _id: organisationId }, { $inc: { version: 1 } }, { session });
  const owners = await Membership.countDocuments({ organisationId, role: 'owner' }).session(session);
  if (owners === 0) throw new ProblemError('organisation.lastOwner');
}

/** A manager may deal with managers and below; only an owner with owners. */
const mayDealWith = (actor: MemberActor, ...roles: Role[]) =>
  roles.every((role) => role !== 'owner' || actor.role === 'owner');

export async function changeRole(actor: MemberActor, personId: string, role: Role): Promise<void> {
  const { organisationId } = actor;
  await transact(async (session) => {
    const before = await Membership.findOneAndUpdate(
      { organisationId, personId },
      { $set: { role } },
      { session },
    ).lean();
    if (!before) throw notFound();
    if (!mayDealWith(actor, before.role, role)) throw new ProblemError('access.denied');
    await assertOwnerLeft(session, organisationId);
    await recordAudit(session, actor, {
      action: 'member.roleChanged',
      subject: { kind: 'person', id: personId },
      ownerId: organisationId,
      before: { role: before.role },
      after: { role },
    });
  });
  accessChanged();
}

/** Removes a member, or lets one leave: its acting for the organisation ends at once, sockets included. */
export async function removeMember(actor: MemberActor, personId: string): Promise<void> {
  const { organisationId } = actor;
  if (personId !== actor.personId && !isAtLeast(actor.role, 'manager'))
    throw new ProblemError('access.denied');
  await transact(async (session) => {
    const before = await Membership.findOneAndDelete({ organisationId, personId }, { session }).lean();
    if (!before) throw notFound();
    if (personId !== actor.personId && !mayDealWith(actor, before.role))
      throw new ProblemError('access.denied');
    await assertOwnerLeft(session, organisationId);
    await LoginSession.updateMany(
      { personId, organisationId },
      { $set: { organisationId: null } },
      { session },
    );
    await recordAudit(session, actor, {
      action: 'member.removed',
      subject: { kind: 'person', id: personId },
      ownerId: organisationId,
      before: { role: before.role },
    });
    await emit(session, 'member.removed', organisationId, { personId });
  });
  accessChanged();
}

const INVITATION_HOURS = 24 * 7;

export async function inviteMember(
  deps: Deps,
  actor: MemberActor,
  email: string,
  role: Role,
): Promise<InvitationInfo> {
  if (!mayDealWith(actor, role)) throw new ProblemError('access.denied');
  const { organisationId } = actor;
  const invitee = await Person.findOne({ email }).lean();
  if (invitee && (await Membership.exists({ organisationId, personId: invitee._id }))) {
    throw new ProblemError('organisation.alreadyMember');
  }
  const [organisation, inviter] = await Promise.all([
    Organisation.findById(organisationId).lean(),
    Person.findById(actor.personId).lean(),
  ]);
  const expiresAt = new Date(Date.now() + INVITATION_HOURS * 3_600_000);
  const row = await transact(async (session) => {
    const invitation = await Invitation.findOneAndUpdate(
      { organisationId, email },
      { $set: { role, invitedBy: inviter!.name, expiresAt } },
      { upsert: true, returnDocument: 'after', session },
    ).lean();
    await recordAudit(session, actor, {
      action: 'member.invited',
      subject: { kind: 'invitation', id: invitation!._id },
      ownerId: organisationId,
      after: { role },
    });
    const token = await issueLink(session, 'invitation', String(invitation!._id), INVITATION_HOURS);
    const reader = { email, locale: invitee?.locale ?? actor.locale };
    const link = `${deps.config.publicUrl}/join#${token}`;
    const mailId = `invite-${token.slice(0, 12)}`;
    await post(session, composeMail('invitation', reader, mailId, link, organisation!.name, inviter!.name));
    return invitation!;
  });
  return presentInvitation(row);
}

const presentInvitation = (row: {
  _id: Types.ObjectId;
  email: string;
  role: Role;
  invitedBy: string;
  expiresAt: Date;
}): InvitationInfo => ({
  id: String(row._id),
  email: row.email,
  role: row.role,
  invitedBy: row.invitedBy,
  expiresAt: row.expiresAt.toISOString(),
});

export async function listInvitations(actor: MemberActor): Promise<{ items: InvitationInfo[] }> {
  const rows = await Invitation.find({ organisationId: actor.organisationId, expiresAt: { $gt: new Date() } })
    .sort({ email: 1 })
    .limit(200)
    .lean();
  return { items: rows.map(presentInvitation) };
}

export async function withdrawInvitation(actor: MemberActor, id: string): Promise<void> {
  const gone = await Invitation.deleteOne({ _id: id, organisationId: actor.organisationId });
  if (gone.deletedCount === 0) throw notFound();
}

/** Whoever was sent an invitation, and has shown that the address is theirs; a link passed on invites nobody. */
async function assertInvited(session: Session, actor: PersonActor, email: string): Promise<void> {
  const person = await Person.findById(actor.personId, { email: 1, emailConfirmed: 1 })
    .session(session)
    .lean();
  if (person?.email !== email) throw new ProblemError('organisation.invitedOther');
  if (!person.emailConfirmed) throw new ProblemError('organisation.emailUnconfirmed');
}

/** Joins with the token of an invitation; the token works once, and only while the invitation stands. */
export async function acceptInvitation(
  actor: PersonActor,
  token: string,
): Promise<{ organisationId: string }> {
  const organisationId = await transact(async (session) => {
    const id = await consumeLink(session, 'invitation', token);
    const invitation = await Invitation.findOneAndDelete(
      { _id: id, expiresAt: { $gt: new Date() } },
      { session },
    ).lean();
    if (!invitation) throw new ProblemError('auth.tokenUsed');
    await assertInvited(session, actor, invitation.email);
    await joinOrganisation(
      session,
      actor,
      String(invitation.organisationId),
      actor.personId,
      invitation.role,
    );
    return invitation.organisationId;
  });
  accessChanged();
  return { organisationId: String(organisationId) };
}

/** Ends all memberships and invitations of an organisation: its acting, sockets included, passes to others. */
export async function removeAllMembers(
  session: Session,
  actor: PersonActor,
  organisationId: string,
): Promise<void> {
  const gone = await Membership.find({ organisationId }).session(session).lean();
  await Membership.deleteMany({ organisationId }, { session });
  await Invitation.deleteMany({ organisationId }, { session });
  await LoginSession.updateMany({ organisationId }, { $set: { organisationId: null } }, { session });
  for (const { personId, role } of gone) {
    await recordAudit(session, actor, {
      action: 'member.removed',
      subject: { kind: 'person', id: personId },
      ownerId: organisationId,
      before: { role },
    });
    await emit(session, 'member.removed', organisationId, { personId: String(personId) });
  }
}

/** Makes a person a member; one who is a member already stays what it is. */
export async function joinOrganisation(
  session: Session,
  actor: PersonActor,
  organisationId: string,
  personId: string,
  role: Role,
): Promise<void> {
  try {
    await Membership.create([{ organisationId, personId, role, since: new Date() }], { session });
  } catch (error) {
    if (isDuplicateKey(error)) throw new ProblemError('organisation.alreadyMember');
    throw error;
  }
  await recordAudit(session, actor, {
    action: 'member.joined',
    subject: { kind: 'person', id: personId },
    ownerId: organisationId,
    after: { role },
  });
}
