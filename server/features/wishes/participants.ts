import { groupBy } from '../../../shared/groupBy.ts';
import { today } from '../../../shared/localTime.ts';
import type { WishLevel } from '../../../shared/schemas/schedule.ts';
import type { Participant } from '../../../shared/schemas/wish.ts';
import { encodeCursor, offsetOf } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { CreditNeed, offeredTo, type CreditNeedDocument } from '../creditNeeds/index.ts';
import { openProducts } from '../creditProducts/index.ts';
import { Demand, isOffered, viewerOf, type DemandDocument } from '../demands/index.ts';
import {
  attendedEvent,
  Registration,
  type EventDocument,
  type RegistrationDocument,
} from '../events/index.ts';
import { tierOn } from '../firms/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { wishesOf } from './service.ts';

/** A registration with the organisation whose it is. */
export interface Party {
  registration: RegistrationDocument;
  organisation: OrganisationDocument;
}

/** The others who have a place at an event, first those of the other side, by their names. An event has at most some thousand. */
export async function otherParties(
  event: Pick<EventDocument, '_id'>,
  registration: Pick<RegistrationDocument, '_id' | 'side'>,
): Promise<Party[]> {
  const rows = await Registration.find({ eventId: event._id, status: 'approved' }).lean<
    RegistrationDocument[]
  >();
  const others = rows.filter(({ _id }) => !_id.equals(registration._id));
  const organisations = await Organisation.find(
    { _id: { $in: others.map(({ organisationId }) => organisationId) }, status: 'verified' },
    // What a card does not show stays where it is: profiles are large.
    { 'profile.introduction': 0, 'profile.files': 0, contact: 0 },
  ).lean<OrganisationDocument[]>();
  const byId = new Map(organisations.map((row) => [String(row._id), row]));
  return others
    .flatMap((one) => {
      const organisation = byId.get(String(one.organisationId));
      return organisation ? [{ registration: one, organisation }] : [];
    })
    .sort(
      (x, y) =>
        Number(x.registration.side === registration.side) -
          Number(y.registration.side === registration.side) ||
        x.organisation.name.localeCompare(y.organisation.name, 'zh-CN') ||
        String(x.registration._id).localeCompare(String(y.registration._id)),
    );
}

/** Demands that parties brought and the actor is offered with their buyer's name. */
export async function broughtDemands(
  actor: MemberActor,
  parties: readonly Party[],
): Promise<DemandDocument[]> {
  const ids = parties.flatMap(({ registration }) => registration.brings.demandIds);
  if (ids.length === 0) return [];
  const owners = new Set(parties.map(({ organisation }) => String(organisation._id)));
  const [rows, viewer] = await Promise.all([
    Demand.find({ _id: { $in: ids } }).lean<DemandDocument[]>(),
    viewerOf(actor),
  ]);
  // Beside the name of who brought it, a demand whose buyer is unnamed would name it.
  return rows.filter(
    (row) => owners.has(String(row.organisationId)) && !row.content.anonymous && isOffered(viewer, row, true),
  );
}

/** Needs that parties brought, for a bank: those alone for which the firm consents to its name being told there. */
export async function namedNeeds(actor: MemberActor, parties: readonly Party[]) {
  if (actor.kind !== 'bank') return [];
  const ids = parties.flatMap(({ registration }) => registration.brings.needIds);
  if (ids.length === 0) return [];
  const needs = await CreditNeed.find({ _id: { $in: ids }, status: 'open' }).lean<CreditNeedDocument[]>();
  const found = await Promise.all(
    needs.map(async (need) => {
      const [offered] = await offeredTo(need, [actor.organisationId]);
      return offered?.shown.scopes.includes('identity') ? [{ need, products: offered.shown.products }] : [];
    }),
  );
  return found.flat();
}

/** Parties as an actor may see them. */
export async function presentParties(actor: MemberActor, parties: readonly Party[]): Promise<Participant[]> {
  const [demands, products, needs] = await Promise.all([
    broughtDemands(actor, parties),
    openProducts(today()),
    namedNeeds(actor, parties),
  ]);
  const demandsOf = groupBy(demands, (row) => String(row.organisationId));
  const needsOf = groupBy(needs, ({ need }) => String(need.organisationId));
  const day = today();
  return parties.map(({ registration, organisation }) => {
    const { profile } = organisation;
    const id = String(organisation._id);
    const brought = new Set(registration.brings.productIds);
    return {
      registrationId: String(registration._id),
      organisation: { id, name: organisation.name },
      kind: registration.kind,
      side: registration.side,
      chains: [...new Set(profile.chainPositions.map(({ chain }) => chain))],
      region: profile.region,
      tier: tierOn(profile, day),
      people: registration.people.map(({ _id, name, title }) => ({ id: String(_id), name, title })),
      demands: (demandsOf.get(id) ?? []).map(({ _id, content }) => ({
        id: String(_id),
        name: content.title,
      })),
      capabilities: registration.brings.capabilities
        ? profile.capabilities.slice(0, 8).map(({ name }) => name)
        : [],
      products: products
        .filter(({ productId, bank }) => brought.has(productId) && bank.id === id)
        .map(({ productId, content }) => ({ id: productId, name: content.name })),
      needs: (needsOf.get(id) ?? []).map(({ need }) => ({ id: String(need._id) })),
    };
  });
}

export interface ParticipantQuery {
  limit: number;
  cursor?: string | undefined;
  side?: RegistrationDocument['side'] | undefined;
  chain?: string | undefined;
  q?: string | undefined;
  level?: WishLevel[] | undefined;
}

/** Who else comes. */
export async function listParticipants(actor: MemberActor, eventId: string, query: ParticipantQuery) {
  const { event, registration } = await attendedEvent(actor, eventId);
  const [parties, wishes] = await Promise.all([
    otherParties(event, registration),
    query.level ? wishesOf(registration._id) : [],
  ]);
  const wished = new Set(
    wishes.filter(({ level }) => query.level?.includes(level)).map(({ to }) => String(to)),
  );
  const text = query.q?.toLowerCase() ?? '';
  const found = parties.filter(({ registration: one, organisation }) => {
    if (query.side && one.side !== query.side) return false;
    if (query.chain && !organisation.profile.chainPositions.some(({ chain }) => chain === query.chain))
      return false;
    if (query.level && !wished.has(String(one._id))) return false;
    const names = [organisation.name, ...one.people.map(({ name }) => name)];
    return text === '' || names.some((name) => name.toLowerCase().includes(text));
  });
  const offset = offsetOf(query.cursor);
  const end = offset + query.limit;
  return {
    items: await presentParties(actor, found.slice(offset, end)),
    nextCursor: end < found.length ? encodeCursor([end]) : null,
    total: found.length,
  };
}
