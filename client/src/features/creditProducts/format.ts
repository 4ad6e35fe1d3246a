import type { RateRange } from '../../../../shared/finance/rates.ts';
import { FEE_TIME_WORDS, RATE_BASE_WORDS } from '../../../../shared/finance/words.ts';
import type { CreditProductSummary, ProductFee } from '../../../../shared/schemas/creditProduct.ts';
import { words } from '../../i18n/index.ts';
import { money } from '../../ui/format.ts';
import { percent } from '../../ui/useFactWords.ts';

const range = (from: string, to: string): string => (from === to ? from : `${from} – ${to}`);

export const amountText = ({ minFen, maxFen }: CreditProductSummary['amount']): string =>
  range(money(minFen), money(maxFen));

const points = (bp: number): string => `${bp < 0 ? '−' : '+'}${Math.abs(bp)} bp`;

/** What a rate counts from; empty for a fixed one, whose range says all. */
export const basisText = ({ base, minBp, maxBp }: RateRange): string =>
  base === 'fixed'
    ? words(RATE_BASE_WORDS.fixed)
    : `${words(RATE_BASE_WORDS[base])} ${range(points(minBp), points(maxBp))}`;

export const feeText = (fee: ProductFee): string =>
  `${fee.name} ${fee.bp === undefined ? money(fee.fen) : percent(fee.bp)} · ${words(FEE_TIME_WORDS[fee.when])}`;
