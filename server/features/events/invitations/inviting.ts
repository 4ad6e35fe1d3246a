import mongoose, { type Types } from 'mongoose';
import { firstDay } from '../../../../shared/eventSlots.ts';
import { ATTENDING_KINDS } from '../../../../shared/eventSides.ts';
import { minuteOf } from '../../../../shared/localTime.ts';
import { MOST_SEATS, type InvitationsSent } from '../../../../shared/schemas/event.ts';
import { FIRM_KINDS } from '../../../../shared/schemas/organisation.ts';
import { namesIn, transact, type Session } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { ProblemError } from '../../../platform/http/problem.ts';
import { post } from '../../../platform/mail/post.ts';
import { emitAll } from '../../../platform/outbox/index.ts';
import { openEngine } from '../../../platform/search/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { Demand, type DemandDocument } from '../../demands/index.ts';
import { Person } from '../../identity/index.ts';
import { firmsFitting } from '../../matching/index.ts';
import { holdVerified, Organisation, verifiedAmong } from '../../organisations/index.ts';
import { Event, Registration, type EventDocument } from '../model.ts';
import { ownEvent } from '../policy.ts';
import { isOpen } from '../present.ts';
import { namedIn } from './guestList.ts';
import { invitationMail } from './mail.ts';
import { EventInvitation, type InvitationDocument } from './model.ts';

/** Invited in one request, and written in one transaction. */
const MOST = 2000;
const CHUNK = 200;
/** Addresses one organiser has mailed in a day: as many as can be seated. It is no sender of bulk mail. */
const MOST_MAILED = MOST_SEATS;
const DAY_MS = 86_400_000;
/** What the hosts bring, and how many firms are looked for with each. */
const MOST_DEMANDS = 50;
const FITTING = 20;
const MOST_UNKNOWN = 100;

interface Wanted {
  organisations: Types.ObjectId[];
  emails: string[];
}

/** Throws where these addresses would be more than an organiser may have mailed, counting all of its events. */
async function assertMayMail(
  session: Session | null,
  { organiserId }: EventDocument,
  emails: readonly string[],
): Promise<void> {
  if (emails.length === 0) return;
  const events = await Event.find({ organiserId }, { _id: 1 }).session(session).lean();
  const mailed = await EventInvitation.countDocuments({
    eventId: { $in: events.map(({ _id }) => _id) },
    // Ids say when they were made.
    _id: { $gt: mongoose.Types.ObjectId.createFromTime(Math.floor((Date.now() - DAY_MS) / 1000)) },
    email: { $exists: true },
  }).session(session);
  if (mailed + emails.length > MOST_MAILED)
    throw new ProblemError('event.tooManyMailed', { left: Math.max(0, MOST_MAILED - mailed) });
}

async function openEvent(actor: MemberActor, id: string): Promise<EventDocument> {
  const event = await ownEvent(actor, id);
  if (!isOpen(event, new Date())) throw new ProblemError('event.registrationOver');
  return event;
}

/** Those of some that were not invited yet and did not register; an address belongs to whoever has it. */
async function newOnes(session: Session | null, eventId: Types.ObjectId, { organisations, emails }: Wanted) {
  const [invited, registered] = [
    await EventInvitation.find({
      eventId,
      $or: [{ organisationId: { $in: organisations } }, { email: { $in: emails } }],
    })
      .session(session)
      .lean<InvitationDocument[]>(),
    await Registration.distinct('organisationId', {
      eventId,
      organisationId: { $in: organisations },
    }).session(session),
  ];
  const known = new Set([
    ...invited.map(({ organisationId, email }) => String(organisationId ?? email)),
    ...registered.map(String),
  ]);
  return {
    organisations: organisations.filter((id) => !known.has(String(id))),
    emails: emails.filter((email) => !known.has(email)),
  };
}

/** Writes invitations and tells those invited: by a notice those that are here, by mail an address. */
async function write(
  deps: Deps,
  actor: MemberActor,
  event: EventDocument,
  by: InvitationDocument['by'],
  wanted: Wanted,
): Promise<number> {
  const organiser = (await namesIn(Organisation, [event.organiserId])).get(String(event.organiserId)) ?? '';
  const people = await Person.find({ email: { $in: wanted.emails } }, { email: 1, locale: 1 }).lean();
  const localeOf = new Map(people.map(({ email, locale }) => [email, locale]));
  return transact(async (session) => {
    // Of many lists at the same moment each counts those before it.
    if (wanted.emails.length > 0) await holdVerified(session, [event.organiserId]);
    const fresh = await newOnes(session, event._id, wanted);
    await assertMayMail(session, event, fresh.emails);
    const invitedAt = new Date();
    const about = { eventId: event._id, by, invitedAt, registeredAt: null };
    const rows: InvitationDocument[] = [
      ...fresh.organisations.map((organisationId) => ({
        _id: new mongoose.Types.ObjectId(),
        ...about,
        organisationId,
      })),
      ...fresh.emails.map((email) => ({ _id: new mongoose.Types.ObjectId(), ...about, email })),
    ];
    if (rows.length === 0) return 0;
    await EventInvitation.insertMany(rows, { session });
    await emitAll(
      session,
      rows.flatMap(({ _id, organisationId }) =>
        organisationId
          ? [
              {
                topic: 'eventInvitation.sent',
                subject: _id,
                data: { organisationId: String(organisationId), eventId: String(event._id) },
              },
            ]
          : [],
      ),
    );
    for (const { _id, email } of rows) {
      if (!email) continue;
      const to = { email, locale: localeOf.get(email) ?? 'zh-CN' };
      await post(
        session,
        invitationMail(to, `event-${String(_id)}`, {
          ...{ title: event.content.title, from: firstDay(event.content), organiser },
          until: minuteOf(event.content.registrationUntil),
          link: `${deps.config.publicUrl}/e/${event.code}`,
        }),
      );
    }
    await recordAudit(session, actor, {
      action: 'event.invited',
      subject: { kind: 'event', id: event._id },
      ownerId: event.organiserId,
      after: { by, count: rows.length },
    });
    return rows.length;
  });
}

async function invite(
  deps: Deps,
  actor: MemberActor,
  event: EventDocument,
  by: InvitationDocument['by'],
  { organisations, emails }: Wanted,
): Promise<Pick<InvitationsSent, 'invited' | 'already'>> {
  const count = organisations.length + emails.length;
  if (count > MOST) throw new ProblemError('event.tooManyInvited', { most: MOST });
  // All of a list or nothing of it, as far as can be known before.
  await assertMayMail(null, event, (await newOnes(null, event._id, { organisations: [], emails })).emails);
  let invited = 0;
  for (let i = 0; i < organisations.length; i += CHUNK) {
    const some = { organisations: organisations.slice(i, i + CHUNK), emails: [] };
    invited += await write(deps, actor, event, by, some);
  }
  for (let i = 0; i < emails.length; i += CHUNK) {
    invited += await write(deps, actor, event, by, { organisations: [], emails: emails.slice(i, i + CHUNK) });
  }
  return { invited, already: count - invited };
}

/** Invites verified firms that have a position in a chain: some of those not invited yet, so that again takes the next. */
export async function inviteChain(
  deps: Deps,
  actor: MemberActor,
  id: string,
  chain: string,
): Promise<InvitationsSent> {
  const event = await openEvent(actor, id);
  const invited = await EventInvitation.distinct('organisationId', { eventId: event._id });
  const rows = await Organisation.find(
    {
      _id: { $nin: invited },
      kind: { $in: FIRM_KINDS },
      status: 'verified',
      'profile.chainPositions.chain': chain,
    } as object,
    { _id: 1 },
  )
    .limit(MOST)
    .lean();
  const organisations = rows.map(({ _id }) => _id);
  return { ...(await invite(deps, actor, event, 'chain', { organisations, emails: [] })), unknown: [] };
}

/** Invites the firms that fit best what hosts with a place bring; of an unnamed buyer nothing is looked at. */
export async function inviteMatching(deps: Deps, actor: MemberActor, id: string): Promise<InvitationsSent> {
  const event = await openEvent(actor, id);
  const hosts = await Registration.find(
    { eventId: event._id, status: 'approved', side: 'host' },
    { brings: 1 },
  ).lean();
  const demands = await Demand.find({
    _id: { $in: hosts.flatMap(({ brings }) => brings.demandIds) },
    status: 'open',
    'content.anonymous': false,
  } as object)
    .limit(MOST_DEMANDS)
    .lean<DemandDocument[]>();
  const engine = openEngine(deps.config.meili);
  const fitting = new Set<string>();
  for (const demand of demands) {
    for (const firmId of await firmsFitting(engine, demand, FITTING)) fitting.add(firmId);
  }
  const organisations = [...(await verifiedAmong([...fitting]))].map(
    (one) => new mongoose.Types.ObjectId(one),
  );
  return { ...(await invite(deps, actor, event, 'match', { organisations, emails: [] })), unknown: [] };
}

/** Invites those a list names: an organisation that is here by its credit code, anyone else by an address. */
export async function inviteListed(
  deps: Deps,
  actor: MemberActor,
  id: string,
  path: string,
): Promise<InvitationsSent> {
  const event = await openEvent(actor, id);
  const named = await namedIn(path, MOST);
  const codes = named.flatMap(({ creditCode }) => creditCode ?? []);
  const here = await Organisation.find(
    { creditCode: { $in: codes }, kind: { $in: [...ATTENDING_KINDS] }, status: 'verified' },
    { creditCode: 1 },
  ).lean();
  const idOf = new Map(here.map(({ _id, creditCode }) => [creditCode, _id]));
  const organisations = new Map<string, Types.ObjectId>();
  const emails = new Set<string>();
  const unknown: InvitationsSent['unknown'] = [];
  for (const { row, text, email, creditCode } of named) {
    const organisation = creditCode ? idOf.get(creditCode) : undefined;
    if (organisation) organisations.set(String(organisation), organisation);
    else if (email) emails.add(email);
    else if (unknown.length < MOST_UNKNOWN) unknown.push({ row, text });
  }
  const wanted = { organisations: [...organisations.values()], emails: [...emails] };
  return { ...(await invite(deps, actor, event, 'list', wanted)), unknown };
}
