import mongoose, { type Types } from 'mongoose';
import type { WishLevel } from '../../../shared/schemas/schedule.ts';
import { MOST_WISHES, type OwnWishes } from '../../../shared/schemas/wish.ts';
import { isDuplicateKey, namesIn, refOf, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import {
  attendedEvent,
  Registration,
  type EventDocument,
  type RegistrationDocument,
} from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { choseLittle, mayWish, roomFor } from './domain.ts';
import { WishList, type Wish, type WishListDocument } from './model.ts';

const { ObjectId } = mongoose.Types;

/** What a registration wishes. */
export const wishesOf = async (registrationId: Types.ObjectId): Promise<Wish[]> =>
  (await WishList.findById(registrationId, { wishes: 1 }).lean<WishListDocument>())?.wishes ?? [];

/** The wishes of all who have a place at an event, by registration. For making its timetable, and for nothing shown. */
export async function wishesAt(eventId: Types.ObjectId): Promise<Map<string, Wish[]>> {
  const rows = await WishList.find({ eventId }).batchSize(100).lean<WishListDocument[]>();
  return new Map(rows.map(({ _id, wishes }) => [String(_id), wishes]));
}

interface Attended {
  event: EventDocument;
  registration: RegistrationDocument;
}

async function present({ event, registration }: Attended, wishes: readonly Wish[]): Promise<OwnWishes> {
  const targets = await Registration.find(
    { _id: { $in: wishes.map(({ to }) => to) } },
    { organisationId: 1 },
  ).lean<RegistrationDocument[]>();
  const organisationOf = new Map(targets.map((row) => [String(row._id), row.organisationId]));
  const names = await namesIn(Organisation, organisationOf.values());
  const levels = wishes.map(({ level }) => level);
  return {
    event: { id: String(event._id), title: event.content.title, status: event.status },
    items: wishes.flatMap(({ to, toPerson, fromPerson, level }) => {
      const organisationId = organisationOf.get(String(to));
      if (!organisationId) return [];
      return [
        {
          registrationId: String(to),
          organisation: refOf(organisationId, names),
          fromPerson: fromPerson && String(fromPerson),
          toPerson: toPerson && String(toPerson),
          level,
        },
      ];
    }),
    registrationId: String(registration._id),
    people: registration.people.map(({ _id, name, title }) => ({ id: String(_id), name, title })),
    ...roomFor(levels, registration.people.length),
    open: mayWish({ status: event.status, wishesUntil: event.content.wishesUntil }, registration, new Date()),
    until: event.content.wishesUntil,
    chosenLittle: choseLittle(levels, registration.people.length),
  };
}

export async function readWishes(actor: MemberActor, eventId: string): Promise<OwnWishes> {
  const attended = await attendedEvent(actor, eventId);
  return present(attended, await wishesOf(attended.registration._id));
}

interface Ends {
  fromPerson: string | null;
  toPerson: string | null;
}

const isThat = (wish: Wish, to: string, { fromPerson, toPerson }: Ends): boolean =>
  String(wish.to) === to &&
  String(wish.fromPerson ?? '') === (fromPerson ?? '') &&
  String(wish.toPerson ?? '') === (toPerson ?? '');

/** There is a list to change before two at once would both make it. */
async function ensureList(registrationId: Types.ObjectId, eventId: Types.ObjectId): Promise<void> {
  await WishList.updateOne({ _id: registrationId }, { $setOnInsert: { eventId } }, { upsert: true }).catch(
    (error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    },
  );
}

/**
 * Changes what the actor's organisation said of one participant. The trail has that it was changed and no more: what
 * the administrator of the platform reads there must not tell who refused whom.
 */
async function change(
  actor: MemberActor,
  eventId: string,
  to: string,
  ends: Ends,
  level: WishLevel | null,
): Promise<OwnWishes> {
  const attended = await attendedEvent(actor, eventId);
  const { event, registration } = attended;
  const target = await Registration.findOne(
    { _id: new ObjectId(to), eventId: event._id, status: 'approved' },
    { people: 1 },
  ).lean<RegistrationDocument>();
  if (!target || target._id.equals(registration._id)) throw notFound();
  const has = (people: RegistrationDocument['people'], id: string | null) =>
    id === null || people.some(({ _id }) => String(_id) === id);
  // What was said of somebody who comes no more can be taken back still.
  const known = has(registration.people, ends.fromPerson) && has(target.people, ends.toPerson);
  if (level !== null && !known) throw notFound();
  const window = { status: event.status, wishesUntil: event.content.wishesUntil };
  if (!mayWish(window, registration, new Date())) throw new ProblemError('wish.closed');
  await ensureList(registration._id, event._id);
  const wishes = await transact(async (session) => {
    const list = await WishList.findOneAndUpdate(
      { _id: registration._id },
      { $inc: { version: 1 } },
      { session, returnDocument: 'after' },
    ).lean<WishListDocument>();
    const others = (list?.wishes ?? []).filter((wish) => !isThat(wish, to, ends));
    if (level !== null) {
      const room = roomFor(
        others.map((wish) => wish.level),
        registration.people.length,
      );
      if (level === 'must' && room.musts.left === 0) {
        throw new ProblemError('wish.tooManyMusts', { count: room.musts.most });
      }
      if (room.left === 0) throw new ProblemError('wish.tooMany', { count: MOST_WISHES });
    }
    const ref = (id: string | null) => (id === null ? null : new ObjectId(id));
    const next: Wish[] =
      level === null
        ? others
        : [
            ...others,
            { to: target._id, toPerson: ref(ends.toPerson), fromPerson: ref(ends.fromPerson), level },
          ];
    await WishList.updateOne({ _id: registration._id }, { $set: { wishes: next } }, { session });
    await recordAudit(session, actor, { action: 'wish.changed', subject: { kind: 'event', id: eventId } });
    return next;
  });
  return present(attended, wishes);
}

export const setWish = (
  actor: MemberActor,
  eventId: string,
  to: string,
  { level, ...ends }: Ends & { level: WishLevel },
): Promise<OwnWishes> => change(actor, eventId, to, ends, level);

export const dropWish = (actor: MemberActor, eventId: string, to: string, ends: Ends): Promise<OwnWishes> =>
  change(actor, eventId, to, ends, null);
