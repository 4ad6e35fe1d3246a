import { ANY_ANCHOR, type Facts } from '../../../shared/finance/facts.ts';
import type { CreditNeedInput } from '../../../shared/schemas/creditNeed.ts';
import { publicFacts } from '../creditProducts/index.ts';
import { signedOrders } from '../introductions/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { receivableFacts } from '../receivables/index.ts';
import type { CreditNeedDocument } from './model.ts';

type Known = Pick<CreditNeedDocument, 'organisationId' | 'content'>;

/** Facts that a need states by itself. */
export function needFacts({ kinds, amountFen, termMonths, purpose, collateral }: CreditNeedInput): Facts {
  return { kind: kinds.length > 0 ? kinds : null, amountFen, termMonths, purpose, collateral };
}

const withAny = (ids: readonly string[]): string[] => (ids.length > 0 ? [...ids, ANY_ANCHOR] : []);

/** Facts of needs by their ids as text, in as many queries for all as for one. See `factsOfNeed`. */
export async function factsOfNeeds(
  needs: readonly CreditNeedDocument[],
  day: string,
): Promise<Map<string, Facts>> {
  const all = await factsOf(needs, day);
  return new Map(needs.map((need, i) => [String(need._id), all[i]!]));
}

/** All that rules can ask about a firm and its need, on a day. For the firm itself, and for whoever it consented to. */
export const factsOfNeed = async (need: Known, day: string): Promise<Facts> =>
  (await factsOf([need], day))[0]!;

async function factsOf(needs: readonly Known[], day: string): Promise<Facts[]> {
  if (needs.length === 0) return [];
  const ids = needs.map(({ organisationId }) => organisationId);
  const [firms, receivables, orders] = await Promise.all([
    Organisation.find({ _id: { $in: ids } }, { profile: 1 }).lean<OrganisationDocument[]>(),
    receivableFacts(
      needs.map(({ organisationId, content }) => ({
        supplierId: organisationId,
        ids: content.receivableIds,
      })),
    ),
    signedOrders(ids),
  ]);
  const profiles = new Map(firms.map((firm) => [String(firm._id), firm]));
  return needs.map(({ organisationId, content }, i) => {
    const firm = profiles.get(String(organisationId));
    const { figures, amountFen } = content;
    const { confirmedFen, confirmedBy } = receivables[i]!;
    const { signedFen, anchorIds } = orders(organisationId);
    return {
      ...(firm ? publicFacts(firm, day) : {}),
      ...(figures && figures.revenueFen !== null ? { revenueFen: figures.revenueFen } : {}),
      taxGrade: figures?.taxGrade ?? null,
      ...needFacts(content),
      confirmedFen,
      receivableCoverBp: Math.floor((confirmedFen * 10_000) / amountFen),
      confirmedBy,
      signedFen,
      orderFrom: withAny(anchorIds),
    };
  });
}
