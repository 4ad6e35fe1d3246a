import type { CreditApplication } from '../../../../shared/schemas/creditApplication.ts';
import type { ProductMatch } from '../../../../shared/schemas/creditNeed.ts';

/** A product chosen for a need, and whether it can be applied for now. */
export interface Choice {
  id: string;
  name: string;
  /** Why not: its conditions are not met yet, or it was applied for already. */
  hindered: 'near' | 'applied' | null;
}

const OVER = ['declined', 'withdrawn', 'released', 'expired'];

/** The application for a product that is not over, if there is one. */
export const applicationFor = (
  productId: string,
  applications: readonly CreditApplication[] | undefined,
): CreditApplication | null =>
  applications?.find(({ product, state }) => product.id === productId && !OVER.includes(state)) ?? null;

export const choiceOf = (
  { productId, name, bank, fit }: ProductMatch,
  applications: readonly CreditApplication[] | undefined,
): Choice => ({
  id: productId,
  name: `${bank.name} ${name}`,
  hindered: applicationFor(productId, applications) ? 'applied' : fit === 'near' ? 'near' : null,
});
