import mongoose, { type QueryFilter } from 'mongoose';
import type { z } from 'zod';
import type {
  RegistrationDetail,
  RegistrationRow,
  registrationQuery,
} from '../../../../shared/schemas/eventRegistration.ts';
import {
  decodeCursor,
  literally,
  namesIn,
  pageAfter,
  refOf,
  type Names,
  type Page,
} from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { CreditProduct, type CreditProductDocument } from '../../creditProducts/index.ts';
import { Demand, type DemandDocument } from '../../demands/index.ts';
import { Organisation, verifiedAmong } from '../../organisations/index.ts';
import { Registration, type Attendee, type RegistrationDocument } from '../model.ts';
import { eventFor, isRight } from '../policy.ts';

const presentPerson = (person: Attendee): RegistrationRow['people'][number] => ({
  id: String(person._id),
  name: person.name,
  title: person.title,
  unavailable: person.unavailable,
  minMeetings: person.minMeetings,
  maxMeetings: person.maxMeetings,
  keptTable: person.keptTable,
  checkedInAt: person.checkedInAt?.toISOString() ?? null,
});

const presentRow = (row: RegistrationDocument, names: Names): RegistrationRow => ({
  id: String(row._id),
  organisation: refOf(row.organisationId, names),
  kind: row.kind,
  side: row.side,
  status: row.status,
  people: row.people.map(presentPerson),
  place: row.place,
  walkIn: row.walkIn,
  appliedAt: row.appliedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  version: row.version,
});

/** Organisations of an event whose name has some text, or whose people's. */
async function named(
  eventId: mongoose.Types.ObjectId,
  text: string,
): Promise<QueryFilter<RegistrationDocument>> {
  const ids = await Registration.distinct('organisationId', { eventId });
  const name = new RegExp(literally(text), 'i');
  const found = await Organisation.find({ _id: { $in: ids }, name }, { _id: 1 }).lean();
  return {
    $or: [{ organisationId: { $in: found.map(({ _id }) => _id) } }, { 'people.name': name }],
  } as QueryFilter<RegistrationDocument>;
}

export async function listRegistrations(
  actor: MemberActor,
  id: string,
  query: z.output<typeof registrationQuery>,
): Promise<Page<RegistrationRow>> {
  const { event, right } = await eventFor(actor, id, 'read');
  // Who helps on the day needs no more than those who may come in.
  const helps = right === 'help';
  const asked = query.status ?? [];
  const statuses = helps ? ['approved'] : asked;
  if (helps && asked.length > 0 && !asked.includes('approved')) return { items: [], nextCursor: null };
  const filters: QueryFilter<RegistrationDocument>[] = [];
  if (query.cursor) {
    const [appliedAt, _id] = decodeCursor(query.cursor, ['instant', 'id']);
    filters.push({ $or: [{ appliedAt: { $gt: appliedAt } }, { appliedAt, _id: { $gt: _id } }] });
  }
  if (statuses.length > 0) filters.push({ status: { $in: statuses } } as QueryFilter<RegistrationDocument>);
  if (query.kind) filters.push({ kind: { $in: query.kind } });
  if (query.q) filters.push(await named(event._id, query.q));
  const rows = await Registration.find({
    eventId: event._id,
    ...(filters.length > 0 ? { $and: filters } : {}),
  })
    .sort({ appliedAt: 1, _id: 1 })
    .limit(query.limit + 1)
    .lean<RegistrationDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [row.appliedAt.getTime(), String(row._id)]);
  const names = await namesIn(
    Organisation,
    page.items.map(({ organisationId }) => organisationId),
  );
  return { items: page.items.map((row) => presentRow(row, names)), nextCursor: page.nextCursor };
}

/** What an organisation brings, without credit needs and what it does not want its name beside. */
async function broughtBy(row: RegistrationDocument): Promise<RegistrationDetail['brings']> {
  const { demandIds, productIds, capabilities } = row.brings;
  const [demands, products] = await Promise.all([
    Demand.find({ _id: { $in: demandIds }, 'content.anonymous': false } as object, {
      'content.title': 1,
    }).lean<DemandDocument[]>(),
    CreditProduct.find({ _id: { $in: productIds } } as object, { 'content.name': 1 }).lean<
      CreditProductDocument[]
    >(),
  ]);
  return {
    demands: demands.map(({ _id, content }) => ({ id: String(_id), title: content.title })),
    capabilities,
    products: products.map(({ _id, content }) => ({ id: String(_id), name: content.name })),
  };
}

export async function presentDetail(row: RegistrationDocument): Promise<RegistrationDetail> {
  const [names, brings] = await Promise.all([namesIn(Organisation, [row.organisationId]), broughtBy(row)]);
  return {
    ...presentRow(row, names),
    people: row.people.map((person) => ({
      ...presentPerson(person),
      phone: person.phone,
      email: person.email,
    })),
    brings,
    answers: row.answers,
    note: row.note,
    decisionNote: row.decisionNote,
  };
}

/** One registration with contact details. Helpers see those with a place; that anyone looked is recorded. */
export async function readRegistration(
  actor: MemberActor,
  id: string,
  registrationId: string,
): Promise<RegistrationDetail> {
  const { event, right } = await eventFor(actor, id, 'help');
  const row = await Registration.findOne({
    _id: registrationId,
    eventId: event._id,
  }).lean<RegistrationDocument>();
  if (!row || (row.status !== 'approved' && !isRight(right, 'organise'))) throw notFound();
  await recordAudit(null, actor, {
    action: 'eventRegistration.seen',
    subject: { kind: 'eventRegistration', id: row._id },
    ownerId: row.organisationId,
  });
  return presentDetail(row);
}

/** Those of some registrations whose organisations are verified now: others are found by nobody. */
export async function ofStanding<T extends Pick<RegistrationDocument, 'organisationId'>>(
  rows: readonly T[],
): Promise<T[]> {
  const verified = await verifiedAmong(rows.map(({ organisationId }) => organisationId));
  return rows.filter(({ organisationId }) => verified.has(String(organisationId)));
}

/** People with a place whose organisations are verified now. */
export async function approvedPeople(
  eventId: string | mongoose.Types.ObjectId,
): Promise<{ registration: RegistrationDocument; person: Attendee }[]> {
  const rows = await Registration.find({ eventId: new mongoose.Types.ObjectId(eventId), status: 'approved' })
    .sort({ appliedAt: 1, _id: 1 })
    .lean<RegistrationDocument[]>();
  return (await ofStanding(rows)).flatMap((registration) =>
    registration.people.map((person) => ({ registration, person })),
  );
}
