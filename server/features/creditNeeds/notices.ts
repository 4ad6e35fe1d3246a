import type { OfferedNeed } from '../../../shared/schemas/creditNeed.ts';
import type { Fact } from '../../platform/outbox/index.ts';
import { addNoticeSource, type Notice } from '../notifications/index.ts';
import { CreditNeed, type CreditNeedDocument } from './model.ts';
import { offeredTo } from './offered.ts';

const WAN_FEN = 1_000_000;

/** A band of amounts in 万元, in a way every language reads. */
function bandOf({ from, to }: OfferedNeed['outline']['amountBand']): string {
  const say = (fen: number): string => (fen / WAN_FEN).toLocaleString('en-US');
  return to === null ? `>${say(from)}` : from === 0 ? `≤${say(to)}` : `${say(from)}–${say(to)}`;
}

/**
 * A bank is told of a new need that fits by what its outline says, and that a consent was given. A notice stays where
 * it is once consent is withdrawn, in the page and in mail, so it never names the firm: it leads to where it is named.
 */
async function noticesOf({ topic, subject, data, at }: Fact): Promise<Notice[]> {
  const need = await CreditNeed.findById(subject).lean<CreditNeedDocument>();
  if (!need) return [];
  const given = topic === 'consent.granted';
  // A consent concerns the banks it was given to, which the fact names beside the firm.
  const concerned = given
    ? (data['organisations'] as string[]).filter((id) => id !== String(need.organisationId))
    : undefined;
  const offered = await offeredTo(need, concerned);
  return offered
    .filter(({ shown }) => !given || shown.scopes.length > 0)
    .map(({ bankId, shown }) => ({
      kind: given ? 'consent.given' : 'creditNeed.offered',
      key: `${topic}:${subject}:${at.getTime()}`,
      to: { role: 'member' },
      organisationId: bankId,
      params: { who: '@unnamedFirm', amount: bandOf(shown.outline.amountBand) },
      link: { what: 'offeredNeed', id: subject },
    }));
}

export function registerNeedNotices(): void {
  addNoticeSource({ name: 'creditNeeds', topics: ['creditNeed.opened', 'consent.granted'], noticesOf });
}
