import type { QueryFilter } from 'mongoose';
import type { z } from 'zod';
import type { PublicEvent, PublicEventSummary, publicEventQuery } from '../../../shared/schemas/event.ts';
import { decodeCursor, namesIn, pageAfter, type Page } from '../../platform/db/index.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { Organisation, verifiedAmong } from '../organisations/index.ts';
import { isPublic } from './domain.ts';
import { Event, type EventDocument } from './model.ts';
import { isStanding } from './policy.ts';
import { presentPublic, presentPublicSummary } from './present.ts';

/** Which of some events are of organisers that stand: what a suspended one holds is found by nobody. */
async function standing<T extends Pick<EventDocument, 'organiserId'>>(rows: readonly T[]): Promise<T[]> {
  const verified = await verifiedAmong(rows.map(({ organiserId }) => organiserId));
  return rows.filter(({ organiserId }) => verified.has(String(organiserId)));
}

/** An event with a public page; any other is not there. */
export async function publicRow(code: string): Promise<EventDocument> {
  const row = await Event.findOne({ code }).lean<EventDocument>();
  if (!row || !isPublic(row) || !(await isStanding(row))) throw notFound();
  return row;
}

export async function readPublic(code: string): Promise<PublicEvent> {
  const row = await publicRow(code);
  return presentPublic(row, await namesIn(Organisation, [row.organiserId]), new Date());
}

/** Events anyone may register for now. */
export async function listPublic(
  query: z.output<typeof publicEventQuery>,
): Promise<Page<PublicEventSummary>> {
  const place: QueryFilter<EventDocument>[] = [];
  if (query.cursor) {
    const [until, _id] = decodeCursor(query.cursor, ['string', 'id']);
    if (Number.isNaN(Date.parse(until))) throw new ProblemError('request.badCursor');
    const at = 'content.registrationUntil';
    place.push({ $or: [{ [at]: { $gt: until } }, { [at]: until, _id: { $gt: _id } }] });
  }
  const rows = await Event.find({
    status: 'registration',
    'content.invitedOnly': false,
    $and: [
      // Instants of one form compare as texts.
      { 'content.registrationUntil': { $gt: new Date().toISOString() } },
      ...(query.kind ? [{ 'content.kind': query.kind }] : []),
      ...(query.chain ? [{ 'content.chains': { $in: [query.chain] } }] : []),
      ...place,
    ],
  } as QueryFilter<EventDocument>)
    .sort({ 'content.registrationUntil': 1, _id: 1 })
    .limit(query.limit + 1)
    .lean<EventDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [row.content.registrationUntil, String(row._id)]);
  const names = await namesIn(
    Organisation,
    page.items.map(({ organiserId }) => organiserId),
  );
  return {
    items: (await standing(page.items)).map((row) => presentPublicSummary(row, names)),
    nextCursor: page.nextCursor,
  };
}
