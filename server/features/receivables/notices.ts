import { exactYuan } from '../../../shared/finance/figures.ts';
import type { NotificationKind } from '../../../shared/schemas/notification.ts';
import type { Fact } from '../../platform/outbox/index.ts';
import { addNoticeSource, notify, type Notice } from '../notifications/index.ts';
import { Organisation } from '../organisations/index.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import type { ReceivableFact } from './telling.ts';

const KINDS: Record<string, NotificationKind> = {
  'receivable.uploaded': 'receivable.uploaded',
  'receivable.halfConfirmed': 'receivable.secondWanted',
  'receivable.confirmed': 'receivable.confirmed',
  'receivable.disputed': 'receivable.disputed',
};
/** Of a sheet people are told once: all rows within so long are one notice. */
const TOGETHER_MS = 10 * 60_000;

/** A receivable in a few signs that need no language: its contract and amount. */
const inShort = ({ contractNo, amountFen }: ReceivableDocument): string =>
  `${contractNo} · ¥${exactYuan(amountFen)}`;

const nameOf = async (id: unknown): Promise<string> =>
  (await Organisation.findById(id, { name: 1 }).lean())?.name ?? '';

/** What is told of one fact: an upload to those who may confirm it, the answer to the supplier. */
async function noticesOf(fact: Fact): Promise<Notice[]> {
  const row = await Receivable.findById(fact.subject).lean<ReceivableDocument>();
  const data = fact.data as ReceivableFact;
  if (!row || !data.by) return [];
  const kind = KINDS[fact.topic]!;
  const second = kind === 'receivable.secondWanted';
  const toAnchor = kind === 'receivable.uploaded' || second;
  const [told, doer] = toAnchor ? [row.anchorId, row.supplierId] : [row.supplierId, row.anchorId];
  const window = Math.floor(fact.at.getTime() / TOGETHER_MS);
  return [
    {
      kind,
      key: data.many
        ? `${fact.topic}:${data.supplierId}:${data.anchorId}:${window}`
        : `${fact.topic}:${fact.subject}:${fact.at.getTime()}`,
      to: { role: second ? 'manager' : 'member' },
      organisationId: String(told),
      except: data.personId,
      params: {
        who: await nameOf(doer),
        what: data.many ? '@several' : inShort(row),
        reason: row.dispute?.reason ?? '',
      },
      link: data.many ? { what: 'receivables', id: '' } : { what: 'receivable', id: fact.subject },
    },
  ];
}

/** Reminds anchors, on the day, of what they have to pay; each receivable once. `day` as YYYY-MM-DD. */
export async function remindOfDue(day: string): Promise<void> {
  const rows = await Receivable.find({
    dueTold: false,
    state: { $in: ['confirmed', 'assigned'] },
    dueOn: { $lte: day },
  })
    .limit(1000)
    .lean<ReceivableDocument[]>();
  for (const row of rows) {
    const id = String(row._id);
    const notice: Notice = {
      kind: 'receivable.due',
      key: `receivable.due:${id}`,
      to: { role: 'manager' },
      organisationId: String(row.anchorId),
      params: {
        who: await nameOf(row.supplierId),
        what: inShort(row),
        due: row.dueOn,
      },
      link: { what: 'receivable', id },
    };
    // The notice has a key of its own, so it is told once though this process dies between the two.
    await notify(notice, new Date());
    await Receivable.updateOne({ _id: row._id }, { $set: { dueTold: true } }, { timestamps: false });
  }
}

export function registerReceivableNotices(): void {
  addNoticeSource({ name: 'receivables', topics: Object.keys(KINDS), noticesOf });
}
