import type { Types } from 'mongoose';
import type { ClaimInfo } from '../../../shared/schemas/organisation.ts';
import { decodeCursor, isDuplicateKey, pageAfter, transact, type Page } from '../../platform/db/index.ts';
import type { MemberActor, PersonActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { accessChanged, Membership, Person } from '../identity/index.ts';
import { Claim, type ClaimDocument } from './joiningModel.ts';
import { joinOrganisation } from './members.ts';
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

/**
 * Claims an unclaimed entry (by its id, or by the credit code it carries), or asks to join the organisation that
 * has this credit code: never a second organisation of one code.
 */
export async function openClaim(
  actor: PersonActor,
  input: { organisationId?: string | undefined; creditCode: string; note: string },
): Promise<ClaimInfo> {
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
            status: 'open',
          },
        ],
        { session },
      );
      await recordAudit(session, actor, {
        action: 'claim.opened',
        subject: { kind: 'claim', id: claim!._id },
        ownerId: target._id,
      });
      await emit(session, 'claim.opened', claim!._id, { organisationId: String(target._id) });
      return claim!.toObject();
    });
    return (await present([row]))[0]!;
  } catch (error) {
    if (isDuplicateKey(error)) throw new ProblemError('organisation.alreadyClaimed');
    throw error;
  }
}

/** Which claims an actor decides: the administrator those on entries nobody has, managers those on their own. */
const decidedBy = (actor: MemberActor) =>
  actor.kind === 'admin' ? { unclaimed: true } : { organisationId: actor.organisationId, unclaimed: false };

export async function listClaims(
  actor: MemberActor,
  limit: number,
  cursor?: string,
): Promise<Page<ClaimInfo>> {
  const after = cursor ? decodeCursor(cursor, ['string'])[0] : null;
  if (after !== null && !/^[0-9a-f]{24}$/.test(after)) throw new ProblemError('request.badCursor');
  const rows = await Claim.find({
    ...decidedBy(actor),
    status: 'open',
    ...(after ? { _id: { $gt: after } } : {}),
  })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean();
  const page = pageAfter(rows, limit, (row) => [String(row._id)]);
  return { items: await present(page.items), nextCursor: page.nextCursor };
}

/** Decides a claim once. An entry becomes its claimant's and goes to verification; else the claimant becomes a member. */
export async function decideClaim(actor: MemberActor, id: string, accept: boolean): Promise<void> {
  try {
    await transact(async (session) => {
      const claim = await Claim.findOneAndUpdate(
        { _id: id, ...decidedBy(actor), status: 'open' },
        { $set: { status: accept ? 'accepted' : 'rejected' } },
        { session },
      ).lean();
      if (!claim) {
        if (await Claim.exists({ _id: id, ...decidedBy(actor) }).session(session))
          throw new ProblemError('state.conflict');
        throw notFound();
      }
      if (accept && claim.unclaimed) {
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
      } else if (accept) {
        await joinOrganisation(
          session,
          actor,
          String(claim.organisationId),
          String(claim.personId),
          'member',
        );
      }
      await recordAudit(session, actor, {
        action: accept ? 'claim.accepted' : 'claim.rejected',
        subject: { kind: 'claim', id },
        ownerId: claim.organisationId,
      });
      await emit(session, 'claim.decided', id, { personId: String(claim.personId), accept });
      await emit(session, 'organisation.changed', claim.organisationId);
    });
  } catch (error) {
    if (isDuplicateKey(error, 'creditCode')) throw new ProblemError('state.conflict');
    throw error;
  }
  accessChanged();
}
