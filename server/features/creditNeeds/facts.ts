import { ANY_ANCHOR, type Facts } from '../../../shared/finance/facts.ts';
import type { CreditNeedInput } from '../../../shared/schemas/creditNeed.ts';
import { publicFacts } from '../creditProducts/index.ts';
import { signedOrders } from '../introductions/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { receivableFacts } from '../receivables/index.ts';
import type { CreditNeedDocument } from './model.ts';

type Known = Pick<CreditNeedDocument, 'organisationId' | 'content'>;

/** Facts that a need states by itself. */
function needFacts({ kinds, amountFen, termMonths, purpose, collateral }: CreditNeedInput): Facts {
  return { kind: kinds.length > 0 ? kinds : null, amountFen, termMonths, purpose, collateral };
}

const withAny = (ids: readonly string[]): string[] => (ids.length > 0 ? [...ids, ANY_ANCHOR] : []);

/** All that rules can ask about a firm and its need, on a day. For the firm itself, and for whoever it consented to. */
export async function factsOfNeed({ organisationId, content }: Known, day: string): Promise<Facts> {
  const id = String(organisationId);
  const [firm, receivables, orders] = await Promise.all([
    Organisation.findById(organisationId, { profile: 1 }).lean<OrganisationDocument>(),
    receivableFacts(id, content.receivableIds),
    signedOrders(id),
  ]);
  const { figures, amountFen } = content;
  const open = firm ? publicFacts(firm, day) : {};
  return {
    ...open,
    ...(figures && figures.revenueFen !== null ? { revenueFen: figures.revenueFen } : {}),
    taxGrade: figures?.taxGrade ?? null,
    ...needFacts(content),
    confirmedFen: receivables.confirmedFen,
    receivableCoverBp: Math.floor((receivables.confirmedFen * 10_000) / amountFen),
    confirmedBy: receivables.confirmedBy,
    signedFen: orders.signedFen,
    orderFrom: withAny(orders.anchorIds),
  };
}
