import mongoose, { type QueryFilter } from 'mongoose';
import { ATTENDING_KINDS } from '../../../shared/eventSides.ts';
import type { EventDetail, EventInput, EventStatus, EventSummary } from '../../../shared/schemas/event.ts';
import {
  afterInstant,
  namesIn,
  noteEffect,
  pageAfter,
  transact,
  type Page,
  type Session,
} from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Organisation, verifiedAmong } from '../organisations/index.ts';
import { currentTaxonomy } from '../taxonomy/index.ts';
import { newCode } from './codes.ts';
import { EDITABLE, isHallFixed, unreadiness } from './domain.ts';
import { Event, type EventDocument } from './model.ts';
import { eventFor, rightOf } from './policy.ts';
import { appliedOf, plannedContent, presentEvent, presentSummary } from './present.ts';
import { carryHall } from './hall.ts';
import { fillPlaces, inTurn } from './registrations/places.ts';
import { unreadyProblem } from './unready.ts';

export const knownChains = async (): Promise<Set<string>> =>
  new Set((await currentTaxonomy()).chains.map(({ code }) => code));

async function insert(
  session: Session,
  actor: MemberActor,
  content: EventInput,
  copiedFrom: mongoose.Types.ObjectId | null,
): Promise<EventDocument> {
  const [row] = await Event.create(
    [{ organiserId: actor.organisationId, status: 'draft', content, code: newCode(10), copiedFrom }],
    { session },
  );
  await noteEffect(session, row!._id);
  await recordAudit(session, actor, {
    action: 'event.prepared',
    subject: { kind: 'event', id: row!._id },
    after: { title: content.title, ...(copiedFrom ? { copiedFrom } : {}) },
  });
  return row!.toObject();
}

export async function prepareEvent(actor: MemberActor, input: EventInput): Promise<EventDetail> {
  const row = await transact((session) => insert(session, actor, input, null));
  return presentEvent(row, 'own');
}

export async function copyEvent(actor: MemberActor, id: string): Promise<EventDetail> {
  const { event } = await eventFor(actor, id, 'own');
  const row = await transact((session) => insert(session, actor, plannedContent(event), event._id));
  return presentEvent(row, 'own');
}

export async function readEvent(actor: MemberActor, id: string): Promise<EventDetail> {
  const { event, right } = await eventFor(actor, id, 'read');
  return presentEvent(event, right);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** What a timetable stands on. */
const HALL = ['kind', 'days', 'slotMinutes', 'breakMinutes'] as const satisfies (keyof EventInput)[];
/** Further tables come after those there are, whose numbers stay. */
const keepsTables = (before: EventInput['tables'], after: EventInput['tables']): boolean =>
  same(before, after.slice(0, before.length));

/** Throws where an event cannot be changed so: what others rely on by now must stay as it is. */
async function assertChangeable(
  before: EventDocument,
  content: EventInput,
  actor: MemberActor,
): Promise<void> {
  if (!EDITABLE.includes(before.status)) throw new ProblemError('state.conflict');
  const { taken } = before;
  const isBelow =
    taken.all > content.seats ||
    ATTENDING_KINDS.some((kind) => taken[kind] > (content.quotas[kind] ?? content.seats));
  if (isBelow) throw new ProblemError('event.seatsTaken', { taken: taken.all });
  const movesHall =
    HALL.some((key) => !same(before.content[key], content[key])) ||
    !keepsTables(before.content.tables, content.tables);
  if (isHallFixed(before) && movesHall) throw new ProblemError('event.hallFixed');
  if (before.status === 'draft') return;
  // Whose side somebody is on follows from it.
  if (before.content.kind !== content.kind) throw new ProblemError('state.conflict');
  const unready = unreadiness(content, new Date(), await knownChains()).filter(({ code }) => code !== 'past');
  if (unready.length > 0) throw unreadyProblem(unready, actor.locale);
}

/** Replaces what an event is. */
export async function changeEvent(
  actor: MemberActor,
  id: string,
  input: EventInput,
  version: number,
): Promise<EventDetail> {
  const { right } = await eventFor(actor, id, 'organise');
  const row = await inTurn(id, () =>
    transact(async (session) => {
      const before = await Event.findOneAndUpdate(
        { _id: id, version },
        { $set: { content: input }, $inc: { version: 1 } },
        { session },
      ).lean<EventDocument>();
      if (!before)
        throw (await Event.exists({ _id: id })) ? new ProblemError('resource.changed') : notFound();
      // Thrown inside the transaction, so that nothing of the change remains.
      await assertChangeable(before, input, actor);
      const { delays } = before.content;
      // By how much its days are later is not the organiser's to write here.
      if (delays) await Event.updateOne({ _id: id }, { $set: { 'content.delays': delays } }, { session });
      if (before.openedAt) await carryHall(session, before, input);
      const changed = (Object.keys(input) as (keyof EventInput)[]).filter(
        (key) => !same(before.content[key], input[key]),
      );
      await recordAudit(session, actor, {
        action: 'event.changed',
        subject: { kind: 'event', id },
        ownerId: before.organiserId,
        before: Object.fromEntries(changed.map((key) => [key, before.content[key]])),
        after: Object.fromEntries(changed.map((key) => [key, input[key]])),
      });
      const event = (await Event.findById(id).session(session).lean<EventDocument>())!;
      await fillPlaces(session, event);
      await emit(session, 'event.changed', id, { organisationId: String(event.organiserId), changed });
      return event;
    }),
  );
  return presentEvent(row, right);
}

/** Removes a draft: nobody outside was told of it. What was open before is cancelled, with a reason. */
export async function removeDraft(actor: MemberActor, id: string): Promise<void> {
  await eventFor(actor, id, 'own');
  await transact(async (session) => {
    const row = await Event.findOneAndDelete({ _id: id, status: 'draft' }, { session }).lean<EventDocument>();
    if (!row) throw (await Event.exists({ _id: id })) ? new ProblemError('state.conflict') : notFound();
    await recordAudit(session, actor, {
      action: 'event.removed',
      subject: { kind: 'event', id },
      ownerId: row.organiserId,
      before: row.content,
    });
  });
}

/** Events of the actor's organisation and those it is on the team of. */
export async function listEvents(
  actor: MemberActor,
  query: { limit: number; cursor?: string | undefined; status?: EventStatus[] | undefined },
): Promise<Page<EventSummary>> {
  const personId = new mongoose.Types.ObjectId(actor.personId);
  const mine: QueryFilter<EventDocument> = {
    $or: [
      { organiserId: new mongoose.Types.ObjectId(actor.organisationId) },
      { 'team.personId': personId } as QueryFilter<EventDocument>,
    ],
  };
  const status = query.status ? { status: { $in: query.status } } : {};
  const rows = await Event.find({ $and: [mine, status, afterInstant('updatedAt', query.cursor)] })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<EventDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [row.updatedAt.getTime(), String(row._id)]);
  const ids = page.items.map(({ organiserId }) => organiserId);
  const [names, applied, verified] = await Promise.all([
    namesIn(Organisation, ids),
    appliedOf(page.items.map(({ _id }) => _id)),
    verifiedAmong(ids),
  ]);
  return {
    // An event whose organiser is suspended is not there for its team.
    items: page.items.flatMap((row) => {
      const right = rightOf(actor, row, verified.has(String(row.organiserId)));
      return right ? [presentSummary(row, right, names, applied.get(String(row._id)) ?? 0)] : [];
    }),
    nextCursor: page.nextCursor,
  };
}
