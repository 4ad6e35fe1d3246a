import { exactYuan, percentOf } from '../../../shared/finance/figures.ts';
import type { NotificationKind } from '../../../shared/schemas/notification.ts';
import { namesIn } from '../../platform/db/index.ts';
import type { Fact } from '../../platform/outbox/index.ts';
import { addNoticeSource, type Notice } from '../notifications/index.ts';
import { Organisation } from '../organisations/index.ts';
import type { BillFact } from './facts.ts';
import { Bill, type BillDocument } from './model.ts';

/** What is told, and in which word where one kind tells of several. */
const TOLD: Record<string, [kind: NotificationKind, state?: string]> = {
  'bill.issued': ['bill.issued'],
  'bill.offered': ['bill.offered'],
  'bill.quoted': ['bill.quoted'],
  'bill.accepted': ['bill.answered', '@billAccepted'],
  'bill.refused': ['bill.answered', '@billRefused'],
  'bill.due': ['bill.due'],
  'bill.settled': ['bill.settled'],
  'bill.cancelAsked': ['bill.cancelled', '@cancelAsked'],
  'bill.cancelled': ['bill.cancelled', '@cancelled'],
};

export function registerBillNotices(): void {
  addNoticeSource({
    name: 'bills',
    topics: Object.keys(TOLD),
    async noticesOf({ topic, subject, data, at }: Fact): Promise<Notice[]> {
      const row = await Bill.findById(subject).lean<BillDocument>();
      if (!row) return [];
      const fact = data as BillFact;
      const [kind, state = ''] = TOLD[topic]!;
      const who = fact.by ? ((await namesIn(Organisation, [fact.by])).get(fact.by) ?? '') : '';
      return fact.to.map((organisationId, i) => ({
        kind,
        key: `${topic}:${subject}:${at.getTime()}`,
        to: { role: 'member' },
        organisationId,
        except: fact.personId,
        params: {
          who,
          state,
          number: row.number,
          amount: exactYuan(fact.shares?.[i] ?? fact.amountFen),
          how: fact.kind ? `@${fact.kind}` : '',
          rate: fact.annualBp === undefined ? '' : percentOf(fact.annualBp),
          until: fact.until ?? row.dueOn,
        },
        link: { what: 'bill', id: subject },
      }));
    },
  });
}
