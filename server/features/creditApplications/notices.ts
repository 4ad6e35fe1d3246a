import { exactYuan, percentOf } from '../../../shared/finance/figures.ts';
import { minuteOf } from '../../../shared/localTime.ts';
import type { NotificationKind } from '../../../shared/schemas/notification.ts';
import type { Fact } from '../../platform/outbox/index.ts';
import { addNoticeSource, type Notice } from '../notifications/index.ts';
import { Organisation } from '../organisations/index.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import type { ApplicationFact } from './telling.ts';

type To = 'applicant' | 'bank';

/** Who is told what. A released application is told to its bank as one that does not go on, and nothing of why. */
const TOLD: Record<string, readonly [kind: NotificationKind, ...to: To[]]> = {
  'creditApplication.submitted': ['application.submitted', 'bank'],
  'creditApplication.documentsRequested': ['application.documentsWanted', 'applicant'],
  'creditApplication.documentGiven': ['application.documentsGiven', 'bank'],
  'creditApplication.offered': ['application.offered', 'applicant'],
  'creditApplication.accepted': ['application.accepted', 'bank'],
  'creditApplication.declined': ['application.declined', 'applicant'],
  'creditApplication.withdrawn': ['application.withdrawn', 'bank'],
  'creditApplication.released': ['application.withdrawn', 'bank'],
  'creditApplication.expired': ['application.expired', 'bank', 'applicant'],
  'creditApplication.drawn': ['application.drawn', 'applicant'],
  'creditApplication.promiseNear': ['application.promiseNear', 'bank'],
  'creditApplication.promiseMissed': ['application.promiseMissed', 'bank', 'applicant'],
};

async function paramsOf(row: ApplicationDocument, fact: ApplicationFact): Promise<Notice['params']> {
  const bank = await Organisation.findById(row.bankId, { name: 1 }).lean();
  const due = fact.dueAt ? new Date(fact.dueAt) : row.watch?.dueAt;
  // Of the firm nothing: what a bank was told stays with it after consent is over.
  return {
    product: row.productName,
    bank: bank?.name ?? '',
    due: due ? minuteOf(due) : '',
    promise: fact.promise ? `@${fact.promise}` : '',
    documents: row.requestedDocuments
      .filter(({ file }) => file === null)
      .map(({ name }) => name)
      .join('、'),
    amount: exactYuan(row.drawdown?.amountFen ?? row.offer?.amountFen ?? 0),
    rate: row.offer ? percentOf(row.offer.annualBp) : '',
    until: row.offer?.validUntil ?? '',
    reason: row.reason,
  };
}

/** What each kind says; a bank's notices name neither the firm nor its figures. */
const SAYS: Partial<Record<NotificationKind, readonly string[]>> = {
  'application.submitted': ['product', 'due'],
  'application.documentsWanted': ['product', 'bank', 'documents'],
  'application.documentsGiven': ['product'],
  'application.offered': ['product', 'bank', 'amount', 'rate', 'until'],
  'application.accepted': ['product', 'due'],
  'application.declined': ['product', 'bank', 'reason'],
  'application.withdrawn': ['product'],
  'application.expired': ['product'],
  'application.drawn': ['product', 'bank', 'amount'],
  'application.promiseNear': ['product', 'promise', 'due'],
  'application.promiseMissed': ['product', 'bank', 'promise', 'due'],
  'promise.missed': ['product', 'bank', 'promise'],
};

const said = (kind: NotificationKind, params: Notice['params']): Notice['params'] =>
  Object.fromEntries((SAYS[kind] ?? []).map((name) => [name, params[name]!]));

/** A missed promise is told to those who see to it that promises are kept: what was promised and by whom, not to whom. */
async function toOverseers(key: string, params: Notice['params']): Promise<Notice[]> {
  const overseers = await Organisation.find(
    { kind: { $in: ['organiser', 'chainOffice'] }, status: 'verified' },
    { _id: 1 },
  ).lean();
  return overseers.map(({ _id }) => ({
    kind: 'promise.missed',
    key: `overseer:${key}`,
    to: { role: 'member' },
    organisationId: String(_id),
    params: said('promise.missed', params),
    link: null,
  }));
}

async function noticesOf({ topic, subject, data, at }: Fact): Promise<Notice[]> {
  const row = await CreditApplication.findById(subject).lean<ApplicationDocument>();
  if (!row) return [];
  const fact = data as ApplicationFact;
  const [kind, ...to] = TOLD[topic]!;
  // Told once all are there.
  if (kind === 'application.documentsGiven' && row.state === 'documents') return [];
  const key = `${topic}:${subject}:${at.getTime()}`;
  const params = await paramsOf(row, fact);
  const notices = to.map((side): Notice => ({
    kind,
    key: `${key}:${side}`,
    to:
      side === 'bank' && row.assigneeId ? { personId: String(row.assigneeId) } : { role: 'member' as const },
    organisationId: String(side === 'bank' ? row.bankId : row.applicantId),
    except: fact.personId,
    params: said(kind, params),
    link: { what: 'application', id: subject },
  }));
  const missed = topic === 'creditApplication.promiseMissed';
  return missed ? [...notices, ...(await toOverseers(key, params))] : notices;
}

export const registerApplicationNotices = (): void =>
  addNoticeSource({ name: 'creditApplications', topics: Object.keys(TOLD), noticesOf });
