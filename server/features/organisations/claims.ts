import type { Types } from 'mongoose';
import type { z } from 'zod';
import type { organisationRoutes } from '../../../shared/api/organisations.ts';
import type { ClaimInfo, ClaimReceipt } from '../../../shared/schemas/organisation.ts';
import {
  afterId,
  isDuplicateKey,
  pageAfter,
  transact,
  type Page,
  type Session,
} from '../../platform/db/index.ts';
import type { MemberActor, PersonActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { accessChanged, Membership, Person } from '../identity/index.ts';
import { Claim, type ClaimDocument } from './joiningModel.ts';
import { nameKey } from './domain.ts';
import { joinOrganisation, removeAllMembers } from './members.ts';
import { Organisation } from './model.ts';
import { codeTaken } from './service.ts';

async function present(rows: ClaimDocument[]): Promise<ClaimInfo[]> {
  const [people, organisations] = await Promise.all([
    Person.find({ _id: { $in: rows.map((r) => r.personId) } }, { name: 1, email: 1 }).lean(),
    Organisation.find({ _id: { $in: rows.map((r) => r.organisationId) } }, { name: 1, status: 1 }).lean(),
  ]);
  const find = <T extends { _id: Types.ObjectId }>(list: T[], id: Types.ObjectId) =>
    list.find((x) => x._id.equals(id));
  return rows.flatMap((row) => {
    const person = find(people, row.personId);
    const organisation = find(organisations, row.organisationId);
    if (!person || !organisation) return [];
    return [
      {
        id: String(row._id),
        organisation: { id: String(organisation._id), name: organisation.name, status: organisation.status },
        person: { id: String(person._id), name: person.name, email: person.email },
        creditCode: row.creditCode,
        note: row.note,
        status: row.status,
        createdAt: row.createdAt.toISOString(),
      },
    ];
  });
}

/** Whose managers decide, and so hear of a claim: nobody else learns from it who asked for what. */
async function decidersOf(organisationId: Types.ObjectId, byPlatform: boolean): Promise<string[]> {
  if (!byPlatform) return [String(organisationId)];
  const platforms = await Organisation.find({ kind: 'admin' }, { _id: 1 }).lean();
  return platforms.map(({ _id }) => String(_id));
}

/**
 * Claims an unclaimed entry (by its id, or by the credit code it carries), or asks to join the organisation that
 * has this credit code: never a second organisation of one code.
 */
export async function openClaim(
  actor: PersonActor,
  input: { organisationId?: string | undefined; creditCode: string; note: string },
): Promise<ClaimReceipt> {
  // Whoever decides goes by the address: it must be the claimant's own.
  if (!(await Person.exists({ _id: actor.personId, emailConfirmed: true })))
    throw new ProblemError('organisation.emailUnconfirmed');
  const holder = await Organisation.findOne({ creditCode: input.creditCode }).lean();
  const target = input.organisationId ? await Organisation.findById(input.organisationId).lean() : holder;
  if (!target || target.kind === 'admin') throw notFound();
  if (input.organisationId && target.status !== 'unclaimed' && !holder?._id.equals(target._id))
    throw notFound();
  // The entry is one thing, the code's holder another: joining the holder is what is meant then.
  if (holder && !holder._id.equals(target._id)) throw await codeTaken(input.creditCode);
  if (await Membership.exists({ organisationId: target._id, personId: actor.personId })) {
    throw new ProblemError('organisation.alreadyMember');
  }
  const byPlatform = target.status !== 'verified';
  const organisations = await decidersOf(target._id, byPlatform);
  try {
    const row = await transact(async (session) => {
      const [claim] = await Claim.create(
        [
          {
            organisationId: target._id,
            personId: actor.personId,
            creditCode: input.creditCode,
            note: input.note,
            unclaimed: target.status === 'unclaimed',
            byPlatform,
            status: 'open',
          },
        ],
        { session },
      );
      await recordAudit(session, actor, {
        action: 'claim.opened',
        subject: { kind: 'claim', id: claim!._id },
        ...(byPlatform ? {} : { ownerId: target._id }),
      });
      await emit(session, 'claim.opened', claim!._id, { organisations });
      return claim!.toObject();
    });
    const { _id, creditCode, note, status, createdAt } = row;
    const organisation = { id: String(target._id), name: target.name };
    return { id: String(_id), organisation, creditCode, note, status, createdAt: createdAt.toISOString() };
  } catch (error) {
    if (isDuplicateKey(error)) throw new ProblemError('organisation.alreadyClaimed');
    throw error;
  }
}

/**
 * Which claims an actor decides: the administrator those on whatever was not verified, managers those on their own
 * verified organisation.
 */
function decidedBy(actor: MemberActor) {
  if (actor.kind === 'admin') return { byPlatform: true };
  return { organisationId: actor.organisationId, byPlatform: false };
}

export async function listClaims(
  actor: MemberActor,
  limit: number,
  cursor?: string,
): Promise<Page<ClaimInfo>> {
  const rows = await Claim.find({
    ...decidedBy(actor),
    status: 'open',
    ...afterId(cursor, 'up'),
  })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean();
  const page = pageAfter(rows, limit, (row) => [String(row._id)]);
  return { items: await present(page.items), nextCursor: page.nextCursor };
}

type Decision = z.output<(typeof organisationRoutes)['POST /claims/:id/decision']['body']>;

/** An entry that nobody had becomes its claimant's and goes to verification. */
async function giveEntry(session: Session, actor: MemberActor, claim: ClaimDocument): Promise<void> {
  const taken = await Organisation.updateOne(
    { _id: claim.organisationId, status: 'unclaimed' },
    {
      $set: { status: 'submitted', submittedAt: new Date(), creditCode: claim.creditCode },
      $inc: { version: 1 },
    },
    { session },
  );
  if (taken.modifiedCount === 0) throw new ProblemError('state.conflict');
  await joinOrganisation(session, actor, String(claim.organisationId), String(claim.personId), 'owner');
}

/**
 * Gives an organisation that somebody else registered to whom its code belongs: a draft again, for what was entered
 * is not the new owner's, and without the former members' contact details. One that is suspended stays so.
 */
async function handOver(
  session: Session,
  actor: MemberActor,
  claim: ClaimDocument,
  name: string | undefined,
): Promise<void> {
  const id = String(claim.organisationId);
  const before = await Organisation.findOne({ _id: id, status: { $nin: ['verified', 'unclaimed'] } })
    .session(session)
    .lean();
  if (!before) throw new ProblemError('state.conflict');
  await Organisation.updateOne(
    { _id: id },
    {
      $set: {
        status: before.status === 'suspended' ? 'suspended' : 'draft',
        contact: { name: '', phone: '', email: '' },
        ...(before.status === 'suspended' ? {} : { statusNote: '' }),
        ...(name ? { name, nameKey: nameKey(name) } : {}),
      },
      $inc: { version: 1 },
    },
    { session },
  );
  await removeAllMembers(session, actor, id);
  await joinOrganisation(session, actor, id, String(claim.personId), 'owner');
}

/**
 * Decides a claim once. An entry becomes its claimant's; else the claimant becomes a member, or, where the platform
 * hands an organisation that is not verified over, its owner in place of whoever was in it.
 */
export async function decideClaim(actor: MemberActor, id: string, decision: Decision): Promise<void> {
  const { accept } = decision;
  const handsOver = accept && decision.handOver;
  if (handsOver && actor.kind !== 'admin') throw new ProblemError('access.denied');
  // Whoever registered a code does not decide who it belongs to.
  if (actor.kind !== 'admin' && actor.organisationStatus !== 'verified') throw notFound();
  try {
    await transact(async (session) => {
      const claim = await Claim.findOneAndUpdate(
        { _id: id, ...decidedBy(actor), status: 'open' },
        { $set: { status: accept ? 'accepted' : 'rejected' } },
        { session, returnDocument: 'after' },
      ).lean<ClaimDocument>();
      if (!claim) {
        if (await Claim.exists({ _id: id, ...decidedBy(actor) }).session(session))
          throw new ProblemError('state.conflict');
        throw notFound();
      }
      const { organisationId, personId } = claim;
      if (handsOver) await handOver(session, actor, claim, decision.name);
      else if (accept && claim.unclaimed) await giveEntry(session, actor, claim);
      else if (accept)
        await joinOrganisation(session, actor, String(organisationId), String(personId), 'member');
      await recordAudit(session, actor, {
        action: accept ? 'claim.accepted' : 'claim.rejected',
        subject: { kind: 'claim', id },
        ownerId: organisationId,
        ...(handsOver
          ? { after: { handOver: true, ...(decision.name ? { name: decision.name } : {}) } }
          : {}),
      });
      await emit(session, 'claim.decided', id, { personId: String(personId), accept });
      await emit(session, 'organisation.changed', organisationId);
    });
  } catch (error) {
    if (isDuplicateKey(error, 'creditCode')) throw new ProblemError('state.conflict');
    throw error;
  }
  accessChanged();
}
