import { addDays } from '../../../shared/finance/businessDay.ts';
import { transact } from '../../platform/db/index.ts';
import { emit, type Fact } from '../../platform/outbox/index.ts';
import { addNoticeSource, type Notice } from '../notifications/index.ts';
import { CreditProduct, type CreditProductDocument } from './model.ts';
import { Quota, type QuotaDocument } from './quotaModel.ts';

/** So many days before its last one a bank is told that a product ends. */
const DAYS_BEFORE = 7;

/** Tells banks of products whose last day comes near: each day once. `day` as YYYY-MM-DD. */
export async function remindOfEnds(day: string): Promise<void> {
  const rows = await CreditProduct.find({
    status: 'published',
    publishedUntil: { $gte: day, $lte: addDays(day, DAYS_BEFORE) },
  })
    .limit(1000)
    .lean<CreditProductDocument[]>();
  for (const { _id, publishedUntil, toldUntil } of rows) {
    if (toldUntil === publishedUntil) continue;
    await transact(async (session) => {
      const mine = await CreditProduct.updateOne(
        { _id, publishedUntil, toldUntil },
        { $set: { toldUntil: publishedUntil } },
        // It did not change for anybody.
        { session, timestamps: false },
      );
      if (mine.modifiedCount > 0) await emit(session, 'creditProduct.ending', _id, { until: publishedUntil });
    });
  }
}

async function ofProduct({ subject, data }: Fact): Promise<Notice[]> {
  const row = await CreditProduct.findById(subject).lean<CreditProductDocument>();
  if (row?.status !== 'published' || row.publishedUntil !== data['until']) return [];
  return [
    {
      kind: 'creditProduct.ending',
      key: `creditProduct.ending:${subject}:${row.publishedUntil}`,
      to: { role: 'manager' },
      organisationId: String(row.bankId),
      params: { product: row.content.name, until: row.publishedUntil ?? '' },
      link: { what: 'creditProduct', id: subject },
    },
  ];
}

async function ofQuota({ subject, at }: Fact): Promise<Notice[]> {
  const row = await Quota.findById(subject).lean<QuotaDocument>();
  if (!row) return [];
  const share = Math.floor(((row.reservedFen + row.usedFen) / row.totalFen) * 100);
  return [
    {
      kind: 'quota.nearlyFull',
      key: `quota.nearlyFull:${subject}:${at.getTime()}`,
      to: { role: 'manager' },
      organisationId: String(row.bankId),
      params: { quota: row.name, share: `${share}%` },
      link: { what: 'quota', id: subject },
    },
  ];
}

export function registerCreditNotices(): void {
  addNoticeSource({
    name: 'creditProducts',
    topics: ['creditProduct.ending', 'quota.nearlyFull'],
    noticesOf: (fact) => (fact.topic === 'quota.nearlyFull' ? ofQuota(fact) : ofProduct(fact)),
  });
}
