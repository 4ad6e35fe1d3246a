import type { CreditNeedInput, CreditNeedStatus } from '../../../../shared/schemas/creditNeed.ts';

/** Steps of a need's life, and the statuses each may start from. `fulfil` and `expire` are the platform's. */
export const STEPS = {
  open: { from: ['draft', 'closed', 'expired'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  fulfil: { from: ['open'], to: 'fulfilled' },
  expire: { from: ['open'], to: 'expired' },
} as const satisfies Record<string, { from: readonly CreditNeedStatus[]; to: CreditNeedStatus }>;
export type Step = keyof typeof STEPS;

/** Statuses in which its content may still be changed. */
export const EDITABLE: readonly CreditNeedStatus[] = ['draft', 'open', 'closed', 'expired'];

/** What keeps a need from being open: paths of its fields. */
export function unreadiness({ neededBy, figures }: CreditNeedInput, today: string): string[] {
  const wrong: string[] = [];
  if (neededBy < today) wrong.push('neededBy');
  if (figures && figures.year > Number(today.slice(0, 4))) wrong.push('figures.year');
  return wrong;
}
