import type { Facts } from '../../../shared/finance/facts.ts';
import type { ConsentScope, OfferedNeed, OfferedNeedDetail } from '../../../shared/schemas/creditNeed.ts';
import { afterInstant, encodeCursor, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { openProducts, publicFacts, type OpenProduct } from '../creditProducts/index.ts';
import { today } from '../firms/index.ts';
import { signedOrders } from '../introductions/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { Receivable } from '../receivables/index.ts';
import { scopesFor } from './consents.ts';
import { amountBand, outlineTraits, termBand, type Traits } from './domain/outline.ts';
import { isOfKind, termMisses } from './domain/terms.ts';
import { factsOfNeed } from './facts.ts';
import { groupSizes } from './groups.ts';
import { CreditNeed, type CreditNeedDocument } from './model.ts';

type Outline = OfferedNeed['outline'];

const ownProducts = async (bankId: string, day: string): Promise<OpenProduct[]> =>
  (await openProducts(day)).filter(({ bank }) => bank.id === bankId);

/** A bank's products of a kind and of terms that the need is within, whose rule does not fail on these facts. */
function fitting(
  products: readonly OpenProduct[],
  need: CreditNeedDocument,
  facts: Facts,
): OfferedNeed['products'] {
  return products.flatMap(({ productId, content, verdict }) => {
    if (!isOfKind(need.content, content) || termMisses(need.content, content).length > 0) return [];
    const found = verdict(facts);
    if (found === 'fail') return [];
    return [
      { id: productId, name: content.name, fit: found === 'pass' ? ('fits' as const) : ('open' as const) },
    ];
  });
}

/** What of a firm's facts an outline says: nothing of it may be learned by the rules a bank writes. */
const outlineFacts = ({ chain, sizeClass, region }: Traits): Facts => ({
  chain: chain === null ? null : [chain],
  sizeClass,
  region,
});

/**
 * A bank's products that fit by the outline alone. Bands stand for amounts here: a product is left out only where the
 * whole band lies outside it, so that a bank cannot find an amount by shifting a limit.
 */
function fittingOutline(products: readonly OpenProduct[], outline: Outline): OfferedNeed['products'] {
  const facts = outlineFacts(outline);
  return products.flatMap(({ productId, content, verdict }) => {
    const { kind, amount, term } = content;
    const within =
      (outline.kinds.length === 0 || outline.kinds.includes(kind)) &&
      (outline.amountBand.to ?? Infinity) >= amount.minFen &&
      outline.termBand.from < term.maxMonths &&
      (outline.termBand.to ?? Infinity) >= term.minMonths;
    return within && verdict(facts) !== 'fail'
      ? [{ id: productId, name: content.name, fit: 'open' as const }]
      : [];
  });
}

/** What a bank may see of a need's firm now. A consent to all reaches it only where a product of its does not fail. */
export async function bankScopes(actor: MemberActor, need: CreditNeedDocument): Promise<ConsentScope[]> {
  const day = today();
  return scopesFor(actor.organisationId, need._id, async () => {
    const products = await ownProducts(actor.organisationId, day);
    if (need.status !== 'open' || products.length === 0) return false;
    return fitting(products, need, await factsOfNeed(need, day)).length > 0;
  });
}

function outlineOf(
  { content }: CreditNeedDocument,
  firm: Pick<OrganisationDocument, 'profile'>,
  day: string,
  sizes: (traits: Traits) => number,
): Outline | null {
  const facts = publicFacts(firm, day);
  const traits = outlineTraits(
    {
      chain: firm.profile.chainPositions[0]?.chain ?? null,
      sizeClass: typeof facts.sizeClass === 'string' ? facts.sizeClass : null,
      region: firm.profile.region,
    },
    sizes,
  );
  return (
    traits && {
      kinds: content.kinds,
      ...traits,
      amountBand: amountBand(content.amountFen),
      termBand: termBand(content.termMonths),
    }
  );
}

interface Seen {
  need: CreditNeedDocument;
  firm: OrganisationDocument;
  shown: OfferedNeed;
}

/** One open need as a bank may see it, or null where it may not: no outline to be had, or nothing that fits. */
async function seenBy(
  bankId: string,
  need: CreditNeedDocument,
  firm: OrganisationDocument,
  around: { products: OpenProduct[]; sizes: (traits: Traits) => number; day: string },
): Promise<Seen | null> {
  const outline = outlineOf(need, firm, around.day, around.sizes);
  const scopes = await scopesFor(
    bankId,
    need._id,
    async () => fitting(around.products, need, await factsOfNeed(need, around.day)).length > 0,
  );
  const known = scopes.length > 0;
  const products = known
    ? fitting(
        around.products,
        need,
        scopes.includes('figures') ? await factsOfNeed(need, around.day) : outlineFacts(outline ?? NOTHING),
      )
    : outline
      ? fittingOutline(around.products, outline)
      : [];
  if (!known && (!outline || products.length === 0)) return null;
  return {
    need,
    firm,
    shown: {
      id: String(need._id),
      outline: outline ?? {
        ...NOTHING,
        kinds: need.content.kinds,
        amountBand: amountBand(need.content.amountFen),
        termBand: termBand(need.content.termMonths),
      },
      scopes,
      products,
      firm: scopes.includes('identity')
        ? { id: String(firm._id), name: firm.name, creditCode: firm.creditCode ?? null }
        : null,
      openedAt: (need.openedAt ?? need.createdAt).toISOString(),
    },
  };
}
const NOTHING: Traits = { chain: null, sizeClass: null, region: null };

/** Needs looked at for one page of those that fit. */
const MOST_LOOKED_AT = 300;

/** Open needs that fit a bank's products, newest first. */
export async function listOffered(
  actor: MemberActor,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<OfferedNeed>> {
  const day = today();
  const [products, sizes] = await Promise.all([ownProducts(actor.organisationId, day), groupSizes()]);
  if (products.length === 0) return { items: [], nextCursor: null };
  const needs = await CreditNeed.find({
    status: 'open',
    ...afterInstant('openedAt', cursor),
  } as object)
    .sort({ openedAt: -1, _id: -1 })
    .limit(MOST_LOOKED_AT)
    .lean<CreditNeedDocument[]>();
  const firms = await verifiedFirms(needs);
  const items: OfferedNeed[] = [];
  for (const [i, need] of needs.entries()) {
    const firm = firms.get(String(need.organisationId));
    const seen = firm && (await seenBy(actor.organisationId, need, firm, { products, sizes, day }));
    if (seen) items.push(seen.shown);
    const last = i === needs.length - 1;
    if (items.length === limit || last) {
      const more = !last || needs.length === MOST_LOOKED_AT;
      return { items, nextCursor: more ? encodeCursor([need.openedAt!.getTime(), String(need._id)]) : null };
    }
  }
  return { items, nextCursor: null };
}

/** Each bank with products on offer, with an open need as that bank may see it; those that may not are left out. */
export async function offeredTo(
  need: CreditNeedDocument,
  only?: readonly string[],
): Promise<{ bankId: string; shown: OfferedNeed }[]> {
  const firm = need.status === 'open' && (await verifiedFirms([need])).get(String(need.organisationId));
  if (!firm) return [];
  const day = today();
  const [open, sizes] = await Promise.all([openProducts(day), groupSizes()]);
  const bankIds = only ?? [...new Set(open.map(({ bank }) => bank.id))];
  const found: { bankId: string; shown: OfferedNeed }[] = [];
  for (const bankId of bankIds) {
    const products = open.filter(({ bank }) => bank.id === bankId);
    const seen = await seenBy(bankId, need, firm, { products, sizes, day });
    if (seen) found.push({ bankId, shown: seen.shown });
  }
  return found;
}

async function verifiedFirms(
  needs: readonly CreditNeedDocument[],
): Promise<Map<string, OrganisationDocument>> {
  const rows = await Organisation.find({
    _id: { $in: needs.map((need) => need.organisationId) },
    status: 'verified',
  }).lean<OrganisationDocument[]>();
  return new Map(rows.map((row) => [String(row._id), row]));
}

/** One need, as far as the firm's consent goes; what goes beyond the outline is in the audit trail. */
export async function readOffered(actor: MemberActor, id: string): Promise<OfferedNeedDetail> {
  const need = await CreditNeed.findOne({ _id: id, status: 'open' }).lean<CreditNeedDocument>();
  const firm = need && (await verifiedFirms([need])).get(String(need.organisationId));
  if (!need || !firm) throw notFound();
  const day = today();
  const [products, sizes] = await Promise.all([ownProducts(actor.organisationId, day), groupSizes()]);
  const seen = await seenBy(actor.organisationId, need, firm, { products, sizes, day });
  if (!seen) throw notFound();
  return { ...seen.shown, ...(await disclose(actor, need, firm, seen.shown.scopes)) };
}

/** Everything of a need's firm that these scopes open, and nothing else; audited where they open anything. */
export async function disclose(
  actor: MemberActor,
  need: CreditNeedDocument,
  firm: OrganisationDocument,
  scopes: readonly ConsentScope[],
): Promise<Omit<OfferedNeedDetail, keyof OfferedNeed>> {
  const has = (scope: ConsentScope): boolean => scopes.includes(scope);
  if (scopes.length > 0) {
    await recordAudit(null, actor, {
      action: 'creditNeed.seen',
      subject: { kind: 'creditNeed', id: need._id },
      ownerId: need.organisationId,
      after: { scopes },
    });
  }
  const [receivables, orders] = await Promise.all([
    has('receivables') ? Receivable.find({ _id: { $in: need.content.receivableIds } }).lean() : null,
    has('introductions') ? signedOrders(String(firm._id)) : null,
  ]);
  const names = await namesOf([
    ...(receivables ?? []).map((row) => String(row.anchorId)),
    ...(orders?.anchorIds ?? []),
  ]);
  const { content } = need;
  return {
    contact: has('contact') ? firm.contact : null,
    need: scopes.length > 0 ? content : null,
    figures: has('figures') ? content.figures : null,
    receivables:
      receivables &&
      receivables.map((row) => ({
        id: String(row._id),
        anchor: names.get(String(row.anchorId)) ?? '',
        amountFen: row.amountFen,
        dueOn: row.dueOn,
        state: row.state,
      })),
    introductions: orders && {
      signedFen: orders.signedFen,
      anchors: orders.anchorIds.map((id) => names.get(id) ?? ''),
    },
    documents: has('documents') ? need.documents : null,
  };
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await Organisation.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean();
  return new Map(rows.map((row) => [String(row._id), row.name]));
}
