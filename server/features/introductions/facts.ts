import type { IntroductionSide } from '../../../shared/schemas/introduction.ts';
import type { IntroductionDocument } from './model.ts';

/** What a fact of an introduction tells its readers beside its id. */
export interface IntroductionFact extends Record<string, unknown> {
  /** Both sides, for live updates. */
  organisations: string[];
  buyerId: string;
  supplierId: string;
  demandId: string;
  /** Which side did it; null for the platform. */
  by: IntroductionSide | null;
  personId: string | null;
}

export const factOf = (
  row: Pick<IntroductionDocument, 'buyerId' | 'supplierId' | 'demandId'>,
  by: IntroductionSide | null,
  personId: string | null,
): IntroductionFact => ({
  organisations: [String(row.buyerId), String(row.supplierId)],
  buyerId: String(row.buyerId),
  supplierId: String(row.supplierId),
  demandId: String(row.demandId),
  by,
  personId,
});
