import mongoose, { type Types } from 'mongoose';
import type { z } from 'zod';
import type { EventInvitation as Shown, invitationQuery } from '../../../../shared/schemas/event.ts';
import { afterId, namesIn, pageAfter, refOf, type Page } from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { Person } from '../../identity/index.ts';
import { Organisation } from '../../organisations/index.ts';
import { ownEvent } from '../policy.ts';
import { EventInvitation, type InvitationDocument } from './model.ts';

/** Whether an organisation, or the person that acts for it by an address it has confirmed, was invited. */
export async function isInvited(actor: MemberActor, eventId: Types.ObjectId): Promise<boolean> {
  const person = await Person.findOne({ _id: actor.personId, emailConfirmed: true }, { email: 1 }).lean();
  const organisationId = new mongoose.Types.ObjectId(actor.organisationId);
  const names = [{ organisationId }, ...(person ? [{ email: person.email }] : [])];
  return (await EventInvitation.exists({ eventId, $or: names })) !== null;
}

export async function listInvitations(
  actor: MemberActor,
  id: string,
  query: z.output<typeof invitationQuery>,
): Promise<Page<Shown>> {
  const event = await ownEvent(actor, id);
  const registeredAt =
    query.status === undefined ? {} : { registeredAt: query.status === 'invited' ? null : { $ne: null } };
  const rows = await EventInvitation.find({
    eventId: event._id,
    ...registeredAt,
    ...afterId(query.cursor, 'down'),
  })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<InvitationDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [String(row._id)]);
  const names = await namesIn(
    Organisation,
    page.items.flatMap(({ organisationId }) => organisationId ?? []),
  );
  return {
    items: page.items.map((row) => ({
      id: String(row._id),
      organisation: row.organisationId ? refOf(row.organisationId, names) : null,
      email: row.email ?? null,
      by: row.by,
      status: row.registeredAt ? 'registered' : 'invited',
      invitedAt: row.invitedAt.toISOString(),
    })),
    nextCursor: page.nextCursor,
  };
}
