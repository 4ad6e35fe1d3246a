import mongoose, { Schema, type Model } from 'mongoose';
import { Audit } from '../features/audit/index.ts';
import { Bill, BillEntry, BillPiece } from '../features/bills/index.ts';
import { Conversation, Message, Participant } from '../features/conversations/index.ts';
import { Demand, rebuildDemandIndex } from '../features/demands/index.ts';
import { rebuildFirmIndex } from '../features/firms/index.ts';
import { MeetingSide } from '../features/eventDay/index.ts';
import { EventFeedback } from '../features/eventReport/index.ts';
import { Event, Registration } from '../features/events/index.ts';
import { EventMeeting } from '../features/timetables/index.ts';
import { WishList } from '../features/wishes/index.ts';
import { CreditApplication } from '../features/creditApplications/index.ts';
import { Consent, CreditNeed } from '../features/creditNeeds/index.ts';
import { CreditProduct, CreditProductVersion, Quota } from '../features/creditProducts/index.ts';
import { hashPassword, Membership, Person } from '../features/identity/index.ts';
import { Introduction } from '../features/introductions/index.ts';
import { prepareAllFirms } from '../features/matching/index.ts';
import { Notification } from '../features/notifications/index.ts';
import { Receivable } from '../features/receivables/index.ts';
import { Organisation } from '../features/organisations/index.ts';
import { transact } from '../platform/db/index.ts';
import type { Deps } from '../platform/deps.ts';
import { openEngine } from '../platform/search/index.ts';
import { buildApplications } from './applications.ts';
import { calendarOf } from './calendar.ts';
import { buildTalks } from './conversations.ts';
import { buildCredit } from './credit.ts';
import { buildDemands } from './demands.ts';
import { buildComingEvents } from './comingEvents.ts';
import { buildEvents } from './events.ts';
import { buildIntroductions } from './introductions.ts';
import { buildNeeds } from './needs.ts';
import { buildBills } from './bills.ts';
import { buildCity } from './organisations.ts';
import { buildReceivables, signReceivables } from './receivables.ts';
import { buildNotices, buildTrail } from './records.ts';
import { DEMO_PASSWORD } from './signIns.ts';

/** That a database holds the demo data, and whether what is derived from it stands too. */
interface DemoDocument {
  _id: string;
  filledAt: Date;
  derived: boolean;
}
const Demo = mongoose.model<DemoDocument>(
  'Demo',
  new Schema<DemoDocument>({
    _id: { type: String, required: true },
    filledAt: { type: Date, required: true },
    derived: { type: Boolean, default: false },
  }),
  'demo',
);
const ONLY = 'demo';

/** All of the demo city, in memory; the same for the same moment. */
export function buildDemo(now: Date, passwordHash: string) {
  const calendar = calendarOf(now);
  const city = buildCity(calendar, passwordHash);
  const demands = buildDemands(calendar, city);
  const receivables = buildReceivables(calendar, city);
  const { told: atEvents, ...sessions } = buildEvents(calendar, city, demands);
  const told = [...buildIntroductions(calendar, city, demands), ...atEvents];
  const credit = { ...buildCredit(calendar, city), ...buildNeeds(calendar, city, receivables) };
  const { notices: atComing, ...coming } = buildComingEvents(
    calendar,
    city,
    demands,
    credit.products,
    credit.needs,
  );
  const applied = buildApplications(calendar, city, credit.products, credit.needs, credit.quotas);
  const talks = buildTalks(told, now);
  return {
    city,
    demands: [...demands.values()].map(({ row }) => row),
    introductions: told.map(({ row }) => row),
    sessions: {
      ...sessions,
      events: [...sessions.events, ...coming.events],
      registrations: [...sessions.registrations, ...coming.registrations],
      meetings: [...sessions.meetings, ...coming.meetings],
      wishes: coming.wishes,
    },
    talks: {
      conversations: [...talks.conversations, ...applied.conversations],
      messages: [...talks.messages, ...applied.messages],
      participants: [...talks.participants, ...applied.participants],
    },
    credit: {
      ...credit,
      needs: [...credit.needs, ...applied.needs],
      consents: [...credit.consents, ...applied.consents],
      applications: applied.applications,
    },
    receivables,
    ledger: buildBills(calendar, city, receivables),
    notices: [...buildNotices(told, calendar), ...atComing],
    trail: buildTrail(city, demands, told),
  };
}

/**
 * Fills an empty database with a city to try the platform in; one that is not empty stays as it is. Everything is
 * written as it would stand had it been lived, because the use cases only know the present, and would mail and
 * notify people of a past. One transaction: killed in the middle, it is as if it had not begun, and killed after
 * it, the next start derives what is missing. `say` tells of each part.
 */
export async function fillDemo({ config, logger }: Deps, say: (text: string) => void): Promise<void> {
  if (!config.embedded || config.nodeEnv === 'production') return;
  const known = await Demo.findById(ONLY).lean();
  if (!known) {
    if ((await Organisation.exists({})) || (await Person.exists({}))) return;
    say('填充演示数据… / Filling in demo data…');
    await write(buildDemo(new Date(), await hashPassword(DEMO_PASSWORD)));
  }
  if (known?.derived) return;
  say('建立演示数据的索引… / Indexing the demo data…');
  await prepareAllFirms();
  if (config.meili) {
    const engine = openEngine(config.meili);
    try {
      await Promise.all([rebuildFirmIndex(engine), rebuildDemandIndex(engine)]);
    } catch (error) {
      // Search is helpful, not vital; the next start tries again.
      return logger.error({ err: error }, 'the demo data could not be indexed');
    }
  }
  await Demo.updateOne({ _id: ONLY }, { $set: { derived: true } });
}

async function write(demo: ReturnType<typeof buildDemo>): Promise<void> {
  const { city, demands, introductions, sessions, talks, credit, ledger, notices, trail } = demo;
  const receivables = await signReceivables(demo.receivables);
  await transact(async (session) => {
    const put = <T>(model: Model<T>, rows: T[]) => model.collection.insertMany(rows as never[], { session });
    await put(Organisation, city.organisations);
    await put(Person, city.people);
    await put(Membership, city.memberships);
    await put(Demand, demands);
    await put(Introduction, introductions);
    await put(Event, sessions.events);
    await put(Registration, sessions.registrations);
    await put(EventMeeting, sessions.meetings);
    await put(WishList, sessions.wishes);
    await put(MeetingSide, sessions.sides);
    await put(EventFeedback, sessions.feedback);
    await put(Conversation, talks.conversations);
    await put(Message, talks.messages);
    await put(Participant, talks.participants);
    await put(CreditProduct, credit.products);
    await put(CreditProductVersion, credit.versions);
    await put(Quota, credit.quotas);
    await put(Receivable, receivables);
    await put(CreditNeed, credit.needs);
    await put(Consent, credit.consents);
    await put(CreditApplication, credit.applications);
    await put(Bill, ledger.bills);
    await put(BillPiece, ledger.pieces);
    await put(BillEntry, ledger.entries);
    await put(Notification, notices);
    await put(Audit, trail);
    await Demo.create([{ _id: ONLY, filledAt: new Date(), derived: false }], { session });
  });
}
