import { inLocale, type Bilingual, type Locale } from './locale.ts';

/** Why an introduction ended, or should be looked at anew, when its demand came to an end. Kept as these codes. */
export const DEMAND_ENDS = {
  '@demandClosed': { zh: '采购方已关闭该需求', en: 'the buyer closed the demand' },
  '@demandFulfilled': { zh: '该需求已有着落', en: 'the demand has been met' },
  '@demandExpired': { zh: '该需求已到期', en: 'the demand has expired' },
} as const satisfies Record<`@${string}`, Bilingual>;
export type DemandEnd = keyof typeof DEMAND_ENDS;

/** What somebody wrote, as it is; a code of these, in words. */
export function sayDemandEnd(text: string, locale: Locale): string {
  return Object.hasOwn(DEMAND_ENDS, text) ? inLocale(DEMAND_ENDS[text as DemandEnd], locale) : text;
}
