import type { Types } from 'mongoose';
import { groupBy } from '../../../shared/groupBy.ts';
import { dateOf } from '../../../shared/localTime.ts';
import type { EventInput, EventKind } from '../../../shared/schemas/event.ts';
import { workTagsOf } from '../../../shared/taxonomy/work5686.ts';
import { CreditApplication, type ApplicationDocument } from '../creditApplications/index.ts';
import { MeetingSide, type MeetingSideDocument } from '../eventDay/index.ts';
import { Registration, type RegistrationDocument } from '../events/index.ts';
import { sizeOf, tierOn } from '../firms/index.ts';
import { Introduction, type IntroductionDocument } from '../introductions/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../timetables/index.ts';
import type { Deal, FollowUp, Registered } from './domain.ts';

type Id = Types.ObjectId;
type Outcome = NonNullable<MeetingSideDocument['outcome']>;

/** What events are reported from, as it is kept; of several events at once. */
export interface Kept {
  registrations: (Pick<RegistrationDocument, 'eventId' | 'organisationId' | 'side' | 'status'> & {
    /** People registered, and those of them who came. */
    people: number;
    came: number;
  })[];
  meetings: Pick<EventMeetingDocument, '_id' | 'eventId' | 'state' | 'organisations'>[];
  sides: (Pick<MeetingSideDocument, 'eventId' | 'meetingId' | 'organisationId' | 'introductionId'> & {
    outcome: Outcome;
  })[];
}

type Read = Pick<RegistrationDocument, 'eventId' | 'organisationId' | 'side' | 'status' | 'people'>;
type Met = Kept['meetings'][number] & Pick<EventMeetingDocument, 'people'>;

/** Who came to a hall checked in. Online nobody does: who met somebody came. */
function cameTo(online: boolean, meetings: readonly Met[]): (person: Read['people'][number]) => boolean {
  if (!online) return ({ checkedInAt }) => Boolean(checkedInAt);
  const met = new Set(
    meetings.flatMap(({ state, people }) =>
      state === 'started' || state === 'held' ? people.map(String) : [],
    ),
  );
  return ({ _id }) => met.has(String(_id));
}

/** Reads what events are reported from. That somebody said no at a table is not read at all. */
export async function readKept(
  events: readonly { _id: Id; content: Pick<EventInput, 'online'> }[],
): Promise<Map<string, Kept>> {
  const eventId = { $in: events.map(({ _id }) => _id) };
  const [registrations, meetings, sides] = await Promise.all([
    Registration.find(
      { eventId },
      { eventId: 1, organisationId: 1, side: 1, status: 1, 'people._id': 1, 'people.checkedInAt': 1 },
    ).lean<Read[]>(),
    EventMeeting.find({ eventId }, { eventId: 1, state: 1, organisations: 1, people: 1 }).lean<Met[]>(),
    MeetingSide.find({ eventId, 'outcome.kind': { $in: ['followUp', 'intent'] } } as object, {
      eventId: 1,
      meetingId: 1,
      organisationId: 1,
      introductionId: 1,
      outcome: 1,
    }).lean<Kept['sides']>(),
  ]);
  const of = <T extends { eventId: Id }>(rows: readonly T[]): Map<string, T[]> =>
    groupBy(rows, (row) => String(row.eventId));
  const [byRegistration, byMeeting, bySide] = [of(registrations), of(meetings), of(sides)];
  return new Map(
    events.map(({ _id, content }) => {
      const id = String(_id);
      const met = byMeeting.get(id) ?? [];
      const came = cameTo(content.online, met);
      const told = (byRegistration.get(id) ?? []).map(({ people, ...row }) => ({
        ...row,
        people: people.length,
        came: people.filter(came).length,
      }));
      return [id, { registrations: told, meetings: met, sides: bySide.get(id) ?? [] }];
    }),
  );
}

/** Registrations with the groups their organisations are of, on the day of the event. */
export async function readGroups({ registrations }: Kept, day: string): Promise<Registered[]> {
  const organisations = await Organisation.find(
    { _id: { $in: registrations.map(({ organisationId }) => organisationId) } },
    {
      kind: 1,
      'profile.chainPositions.chain': 1,
      ...{ 'profile.region': 1, 'profile.staff': 1, 'profile.revenueFen': 1, 'profile.tier': 1 },
    },
  ).lean<OrganisationDocument[]>();
  const known = new Map(organisations.map((one) => [String(one._id), one]));
  const some = (code: string | null | undefined): string[] => (code ? [code] : []);
  return registrations.map(({ organisationId, status, people, came }) => {
    const organisation = known.get(String(organisationId));
    const profile = organisation?.profile;
    const chain = [...new Set((profile?.chainPositions ?? []).map((one) => one.chain))];
    return {
      organisationId: String(organisationId),
      ...{ status, people, came },
      isFirm: organisation?.kind === 'sme' || organisation?.kind === 'anchor',
      codes: {
        ...{ chain, work: workTagsOf(chain), region: some(profile?.region) },
        size: some(profile && sizeOf(profile)),
        tier: some(profile && tierOn(profile, day)),
      },
    };
  });
}

/** Registrations of which only the numbers are asked. */
export const countedOnly = ({ registrations }: Kept): Registered[] =>
  registrations.map(({ organisationId, status, people, came }) => ({
    ...{ organisationId: String(organisationId), status, people, came, isFirm: false },
    codes: { chain: [], region: [], size: [], tier: [], work: [] },
  }));

export const meetingsOf = ({ meetings }: Kept) =>
  meetings.map(({ state, organisations }) => ({ state, organisations: organisations.map(String) }));

/** One thing that came of meetings: an introduction, or where there is none, one meeting. */
export interface Came {
  deal: Deal;
  introductionId: string | null;
}

/**
 * What came of an event's meetings. Where both sides named an amount, the lower counts: that is what both stand by.
 * An intent that was named after `until` is not the event's.
 */
export function cameOf({ registrations, meetings, sides }: Kept, until: string): Came[] {
  const guests = new Set(
    registrations.filter(({ side }) => side === 'guest').map(({ organisationId }) => String(organisationId)),
  );
  const meetingOf = new Map(meetings.map((one) => [String(one._id), one]));
  const came = new Map<string, Came>();
  for (const [meetingId, said] of groupBy(sides, (side) => String(side.meetingId))) {
    const meeting = meetingOf.get(meetingId);
    if (!meeting) continue;
    const amounts = said.flatMap(({ outcome }) =>
      outcome.kind === 'intent' && outcome.amountFen !== null && dateOf(outcome.at) <= until
        ? [outcome.amountFen]
        : [],
    );
    const intentFen = amounts.length > 0 ? Math.min(...amounts) : null;
    const introductionId = said.find((one) => one.introductionId)?.introductionId ?? null;
    const key = String(introductionId ?? meetingId);
    const before = came.get(key);
    const organisations = meeting.organisations.map(String);
    came.set(key, {
      introductionId: introductionId && String(introductionId),
      deal: {
        firmId: organisations.find((id) => guests.has(id)) ?? organisations[0]!,
        organisations,
        // Two meetings over one introduction speak of one amount.
        intentFen: Math.max(before?.deal.intentFen ?? 0, intentFen ?? 0) || null,
        signed: null,
        landed: null,
      },
    });
  }
  return [...came.values()];
}

type Introduced = Pick<IntroductionDocument, '_id' | 'open' | 'state' | 'nextStep' | 'timeline'>;
type Applied = Pick<ApplicationDocument, 'bankId' | 'applicantId' | 'offer' | 'acceptedAt' | 'drawdown'>;

/** What became of what came of meetings since, by its introduction or, with a bank, its application. */
export interface Since {
  deals: Deal[];
  introductions: Map<string, Introduced>;
}

const pairOf = (...ids: readonly unknown[]): string => ids.map(String).sort().join(' ');

export async function readSince(kind: EventKind, came: readonly Came[], from: string): Promise<Since> {
  const ids = came.flatMap(({ introductionId }) => introductionId ?? []);
  const parties = kind === 'finance' ? came.flatMap(({ deal }) => deal.organisations) : [];
  const [found, applied] = await Promise.all([
    ids.length === 0
      ? []
      : Introduction.find({ _id: { $in: ids } }, { open: 1, state: 1, nextStep: 1, timeline: 1 }).lean<
          Introduced[]
        >(),
    parties.length === 0
      ? []
      : CreditApplication.find(
          { applicantId: { $in: parties }, bankId: { $in: parties } },
          { bankId: 1, applicantId: 1, 'offer.amountFen': 1, acceptedAt: 1, drawdown: 1 },
        ).lean<Applied[]>(),
  ]);
  const introductions = new Map(found.map((row) => [String(row._id), row]));
  const applications = groupBy(applied, ({ bankId, applicantId }) => pairOf(bankId, applicantId));
  const step = (row: Introduced | undefined, name: 'sign' | 'land') => {
    const entry = row?.timeline.find((one) => one.step === name && dateOf(one.at) >= from);
    return entry ? { on: dateOf(entry.at), fen: entry.amountFen ?? 0 } : null;
  };
  const lent = (rows: readonly Applied[], which: 'signed' | 'landed') => {
    for (const { offer, acceptedAt, drawdown } of rows) {
      if (which === 'signed' && offer && acceptedAt && dateOf(acceptedAt) >= from)
        return { on: dateOf(acceptedAt), fen: offer.amountFen };
      if (which === 'landed' && drawdown && drawdown.on >= from)
        return { on: drawdown.on, fen: drawdown.amountFen };
    }
    return null;
  };
  // Two people of a firm may have met a bank: what it lent counts once.
  const counted = new Set<string>();
  const deals = came.map(({ deal, introductionId }) => {
    if (introductionId) {
      const row = introductions.get(introductionId);
      return { ...deal, signed: step(row, 'sign'), landed: step(row, 'land') };
    }
    const pair = pairOf(...deal.organisations);
    const rows = counted.has(pair) ? [] : (applications.get(pair) ?? []);
    counted.add(pair);
    return { ...deal, signed: lent(rows, 'signed'), landed: lent(rows, 'landed') };
  });
  return { deals, introductions };
}

/** The next steps that were named at the tables, and whether they stand. */
export function followUpsIn({ meetings, sides }: Kept, since: Since): FollowUp[] {
  const meetingOf = new Map(meetings.map((one) => [String(one._id), one]));
  return sides.flatMap(({ meetingId, organisationId, introductionId, outcome }): FollowUp[] => {
    const meeting = meetingOf.get(String(meetingId));
    if (!meeting || !outcome.nextStep) return [];
    const own = String(organisationId);
    const withId = meeting.organisations.map(String).find((id) => id !== own) ?? own;
    const base = { organisationId: own, withId, due: outcome.nextStep.due };
    const row = introductionId && since.introductions.get(String(introductionId));
    if (row) {
      const standing = row.open && row.nextStep && String(row.nextStep.organisationId) === own;
      // Whoever put it off has named another day.
      return [standing ? { ...base, due: row.nextStep!.due, stands: 'open' } : { ...base, stands: 'kept' }];
    }
    // Whether there is an application is between a firm and its bank.
    return [{ ...base, stands: 'untold' }];
  });
}
