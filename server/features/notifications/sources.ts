import { addDays } from '../../../shared/finance/businessDay.ts';
import { today } from '../../../shared/localTime.ts';
import type { Fact } from '../../platform/outbox/index.ts';
import { Demand, type DemandDocument } from '../demands/index.ts';
import { Organisation } from '../organisations/index.ts';
import { addNoticeSource, notify, type Notice } from './notify.ts';

const text = (data: Fact['data'], name: string): string => String(data[name] ?? '');

async function ofOrganisation({ topic, subject, data, at }: Fact): Promise<Notice[]> {
  const row = await Organisation.findById(subject, { name: 1 }).lean();
  if (!row) return [];
  return [
    {
      kind: topic as 'organisation.verified',
      key: `${topic}:${subject}:${at.getTime()}`,
      to: { role: 'manager' },
      organisationId: subject,
      params: { name: row.name, note: text(data, 'note') },
      link: { what: 'organisation', id: subject },
    },
  ];
}

async function ofMatch({ data }: Fact): Promise<Notice[]> {
  const [demandId, firmId, side] = ['demandId', 'firmId', 'side'].map((name) => text(data, name));
  const [demand, firm] = await Promise.all([
    Demand.findById(demandId).lean<DemandDocument>(),
    Organisation.findById(firmId, { name: 1 }).lean(),
  ]);
  // It may have closed since.
  if (!demand || demand.status !== 'open' || !firm) return [];
  const params = { demand: demand.content.title, score: Math.round(Number(data['score'])) };
  return [
    {
      kind: side === 'buyer' ? 'match.firmFound' : 'match.found',
      key: `match:${demandId}:${firmId}:${side}`,
      to: { role: 'member' },
      organisationId: text(data, 'organisationId'),
      params: side === 'buyer' ? { ...params, firm: firm.name } : params,
      link: { what: 'demand', id: demandId! },
    },
  ];
}

async function ofSavedSearch({ subject, data, at }: Fact): Promise<Notice[]> {
  const found = data['firmIds'];
  return [
    {
      kind: 'savedSearch.matched',
      key: `savedSearch:${subject}:${at.getTime()}`,
      to: { personId: text(data, 'personId') },
      organisationId: text(data, 'organisationId'),
      params: { name: text(data, 'name'), count: Array.isArray(found) ? found.length : 0 },
      link: { what: 'search', id: subject },
    },
  ];
}

const ofDemand = (kind: 'demand.expired' | 'demand.expiring', row: DemandDocument): Notice => ({
  kind,
  key: `${kind}:${row._id}:${row.content.openUntil}`,
  to: { role: 'member' },
  organisationId: String(row.organisationId),
  params: { demand: row.content.title, until: row.content.openUntil ?? '' },
  link: { what: 'demand', id: String(row._id) },
});

async function ofExpiredDemand({ subject }: Fact): Promise<Notice[]> {
  const row = await Demand.findById(subject).lean<DemandDocument>();
  return row ? [ofDemand('demand.expired', row)] : [];
}

async function ofReport({ subject }: Fact): Promise<Notice[]> {
  const platforms = await Organisation.find({ kind: 'admin' }, { _id: 1 }).lean();
  return platforms.map(({ _id }) => ({
    kind: 'message.reported',
    key: `report:${subject}`,
    to: { role: 'member' },
    organisationId: String(_id),
    params: {},
    link: { what: 'report', id: subject },
  }));
}

async function ofUnread({ subject, data }: Fact): Promise<Notice[]> {
  return [
    {
      kind: 'message.unread',
      key: `unread:${subject}:${text(data, 'seq')}`,
      to: { personId: text(data, 'personId') },
      organisationId: text(data, 'organisationId'),
      params: { from: text(data, 'from'), title: text(data, 'title'), count: Number(data['count']) },
      link: { what: 'conversation', id: subject },
    },
  ];
}

/** Days before its last day on which a buyer is reminded of a demand. */
const EXPIRING_DAYS = 3;

/** Reminds buyers of demands about to expire; each once for a last day. */
export async function remindOfDemands(day = today()): Promise<void> {
  const until = addDays(day, EXPIRING_DAYS);
  const rows = Demand.find({ status: 'open', 'content.openUntil': { $gte: day, $lte: until } });
  for await (const row of rows.lean<DemandDocument[]>().cursor()) {
    await notify(ofDemand('demand.expiring', row as unknown as DemandDocument), new Date());
  }
}

/** What the platform tells of other features' facts. */
export function registerSources(): void {
  addNoticeSource({
    name: 'organisations',
    topics: ['organisation.verified', 'organisation.returned', 'organisation.suspended'],
    noticesOf: ofOrganisation,
  });
  addNoticeSource({ name: 'matches', topics: ['match.found'], noticesOf: ofMatch });
  addNoticeSource({ name: 'savedSearches', topics: ['savedSearch.matched'], noticesOf: ofSavedSearch });
  addNoticeSource({ name: 'demands', topics: ['demand.expired'], noticesOf: ofExpiredDemand });
  addNoticeSource({ name: 'reports', topics: ['message.reported'], noticesOf: ofReport });
  addNoticeSource({ name: 'unread', topics: ['message.unread'], noticesOf: ofUnread });
}
