import { PURPOSE_WORDS } from '../../../../shared/finance/codes.ts';
import type { CreditNeed, OfferedNeed } from '../../../../shared/schemas/creditNeed.ts';
import { words } from '../../i18n/index.ts';
import { money } from '../../ui/format.ts';

/** A need has no title of its own: what is sought, and for what. */
export const needTitle = ({ amountFen, purpose }: Pick<CreditNeed, 'amountFen' | 'purpose'>): string =>
  `${money(amountFen)} · ${words(PURPOSE_WORDS[purpose])}`;

type Band = OfferedNeed['outline']['amountBand'];

/** A band from one end to the other, of which either may be open. */
export function bandText({ from, to }: Band, say: (n: number) => string): string {
  if (to === null) return `> ${say(from)}`;
  return from === 0 ? `≤ ${say(to)}` : `${say(from)} – ${say(to)}`;
}
