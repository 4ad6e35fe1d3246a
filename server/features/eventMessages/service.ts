import mongoose, { type Types } from 'mongoose';
import { CHOOSING, SEATING } from '../../../shared/eventLife.ts';
import type {
  EventMessage as Told,
  EventMessageInput,
  MessageAudience,
} from '../../../shared/schemas/eventMessage.ts';
import { namesIn, noteEffect, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Event, ownEvent, type EventDocument } from '../events/index.ts';
import { Person } from '../identity/index.ts';
import { EventMessage, type EventMessageDocument } from './model.ts';

/** So many a day are news; more are a nuisance. */
const MOST_A_DAY = 10;
const DAY_MS = 86_400_000;
const SHOWN = 50;

/** Whether there is anybody of whom this may be asked now. */
function isTime({ status, content }: EventDocument, to: MessageAudience, now: Date): boolean {
  if (to !== 'unchosen') return SEATING.includes(status);
  return CHOOSING.includes(status) && now < new Date(content.wishesUntil);
}

async function present(rows: readonly EventMessageDocument[]): Promise<Told[]> {
  const names = await namesIn(
    Person,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ _id, to, text, personId, at }) => ({
    ...{ id: String(_id), to, text, at: at.toISOString() },
    by: names.get(String(personId)) ?? '',
  }));
}

export async function listMessages(actor: MemberActor, eventId: string): Promise<Told[]> {
  const { _id } = await ownEvent(actor, eventId);
  return present(
    await EventMessage.find({ eventId: _id }).sort({ _id: -1 }).limit(SHOWN).lean<EventMessageDocument[]>(),
  );
}

export async function readMessage(actor: MemberActor, eventId: string, id: string): Promise<Told> {
  const { _id } = await ownEvent(actor, eventId);
  const row = await EventMessage.findOne({ _id: id, eventId: _id }).lean<EventMessageDocument>();
  if (!row) throw notFound();
  return (await present([row]))[0]!;
}

/** The day's messages are counted by their ids, which say when they were made. */
const sinceYesterday = (now: Date): Types.ObjectId =>
  mongoose.Types.ObjectId.createFromTime(Math.floor((now.getTime() - DAY_MS) / 1000));

/** Writes to those who registered. Who that is is found out when they are told, and told to nobody else. */
export async function writeMessage(
  actor: MemberActor,
  eventId: string,
  { to, text }: EventMessageInput,
): Promise<Told> {
  const { _id, organiserId } = await ownEvent(actor, eventId);
  const now = new Date();
  const made = await transact(async (session) => {
    // Two at once come one after the other, so that neither the day's number nor the event's life is passed by.
    const event = await Event.findByIdAndUpdate(
      _id,
      { $inc: { held: 1 } },
      { session, timestamps: false },
    ).lean<EventDocument>();
    if (!event || !isTime(event, to, now)) throw new ProblemError('eventMessage.notNow');
    const today = await EventMessage.countDocuments({
      eventId: _id,
      _id: { $gt: sinceYesterday(now) },
    }).session(session);
    if (today >= MOST_A_DAY) throw new ProblemError('eventMessage.tooMany', { count: MOST_A_DAY });
    const [row] = await EventMessage.create(
      [{ eventId: _id, to, text, personId: new mongoose.Types.ObjectId(actor.personId), at: now }],
      { session },
    );
    await noteEffect(session, row!._id);
    await recordAudit(session, actor, {
      action: 'event.messaged',
      subject: { kind: 'event', id: _id },
      ownerId: organiserId,
      after: { to, text },
    });
    await emit(session, 'event.messaged', row!._id, { organisationId: String(organiserId) });
    return row!.toObject() as EventMessageDocument;
  });
  return (await present([made]))[0]!;
}
