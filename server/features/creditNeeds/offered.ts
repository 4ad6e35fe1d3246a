import type { Facts } from '../../../shared/finance/facts.ts';
import { groupBy } from '../../../shared/groupBy.ts';
import { today } from '../../../shared/localTime.ts';
import type { ConsentScope, OfferedNeed, OfferedNeedDetail } from '../../../shared/schemas/creditNeed.ts';
import { afterInstant, encodeCursor, namesIn, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { openProducts, publicFacts, type OpenProduct } from '../creditProducts/index.ts';
import { signedOrders } from '../introductions/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { Receivable } from '../receivables/index.ts';
import { standingConsents, type ScopesFor } from './consents.ts';
import { amountBand, outlineTraits, termBand, type Traits } from './domain/outline.ts';
import { isOfKind, termMisses } from './domain/terms.ts';
import { factsOfNeed, factsOfNeeds, needFacts } from './facts.ts';
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

/**
 * The facts by which a consent to all that fit reaches a bank: those it opens there. By any other a bank would find
 * out, by shifting its rule, what it is not shown.
 */
function reachingFacts(
  scopes: readonly ConsentScope[],
  whole: Facts,
  { content }: CreditNeedDocument,
  firm: Pick<OrganisationDocument, 'profile'>,
  day: string,
): Facts {
  if (scopes.includes('figures')) return whole;
  const named = scopes.includes('identity') || scopes.includes('profile');
  return { ...needFacts(content), ...(named ? publicFacts(firm, day) : {}) };
}

/**
 * What consents open of a need's firm to a bank with these products, and which of them fit by what is opened. A
 * consent to all reaches it only where one of them does not fail.
 */
function reachOf(
  scopesFor: ScopesFor,
  bankId: string,
  own: readonly OpenProduct[],
  need: CreditNeedDocument,
  firm: Pick<OrganisationDocument, 'profile'>,
  whole: Facts,
  day: string,
): { scopes: ConsentScope[]; fits: OfferedNeed['products'] } {
  const most = scopesFor(need._id, bankId, true);
  const fits = fitting(own, need, reachingFacts(most, whole, need, firm, day));
  return { scopes: scopesFor(need._id, bankId, fits.length > 0), fits };
}

/** What a bank may see of a need's firm now. */
export async function bankScopes(actor: MemberActor, need: CreditNeedDocument): Promise<ConsentScope[]> {
  const bankId = actor.organisationId;
  const day = today();
  const scopesFor = await standingConsents([need._id], [bankId]);
  const own = scopesFor(need._id, bankId, false);
  if (need.status !== 'open' || scopesFor(need._id, bankId, true).length === own.length) return own;
  const [products, whole, firm] = await Promise.all([
    ownProducts(bankId, day),
    factsOfNeed(need, day),
    Organisation.findById(need.organisationId, { profile: 1 }).lean<OrganisationDocument>(),
  ]);
  return firm ? reachOf(scopesFor, bankId, products, need, firm, whole, day).scopes : own;
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

/** What looks at needs go by, read once for all of them. */
interface Around {
  day: string;
  firms: ReadonlyMap<string, OrganisationDocument>;
  sizes: (traits: Traits) => number;
  scopesFor: ScopesFor;
  /** The facts of those needs that a consent opens to one of the banks; of others nothing is looked up. */
  facts: ReadonlyMap<string, Facts>;
}

async function around(needs: readonly CreditNeedDocument[], bankIds: readonly string[]): Promise<Around> {
  const day = today();
  const ids = needs.map(({ _id }) => _id);
  const [firms, sizes, scopesFor] = await Promise.all([
    verifiedFirms(needs),
    groupSizes(),
    standingConsents(ids, bankIds),
  ]);
  const opened = needs.filter(({ _id }) => bankIds.some((bank) => scopesFor(_id, bank, true).length > 0));
  return { day, firms, sizes, scopesFor, facts: await factsOfNeeds(opened, day) };
}

/**
 * One open need as a bank with these products may see it, or null where it may not: its firm is not here, there is no
 * outline to be had, or nothing fits.
 */
function seenBy(
  bankId: string,
  own: readonly OpenProduct[],
  need: CreditNeedDocument,
  { day, firms, sizes, scopesFor, facts }: Around,
): Seen | null {
  const firm = firms.get(String(need.organisationId));
  if (!firm) return null;
  const outline = outlineOf(need, firm, day, sizes);
  const known = facts.get(String(need._id));
  const { scopes, fits } = known
    ? reachOf(scopesFor, bankId, own, need, firm, known, day)
    : { scopes: [], fits: [] };
  const products = scopes.includes('figures')
    ? fits
    : scopes.length > 0
      ? fitting(own, need, outlineFacts(outline ?? NOTHING))
      : outline
        ? fittingOutline(own, outline)
        : [];
  if (scopes.length === 0 && products.length === 0) return null;
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
  const bankId = actor.organisationId;
  const products = await ownProducts(bankId, today());
  if (products.length === 0) return { items: [], nextCursor: null };
  const needs = await CreditNeed.find({
    status: 'open',
    ...afterInstant('openedAt', cursor),
  } as object)
    .sort({ openedAt: -1, _id: -1 })
    .limit(MOST_LOOKED_AT)
    .lean<CreditNeedDocument[]>();
  const looked = await around(needs, [bankId]);
  const items: OfferedNeed[] = [];
  for (const [i, need] of needs.entries()) {
    const seen = seenBy(bankId, products, need, looked);
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
  if (need.status !== 'open') return [];
  const open = groupBy(await openProducts(today()), ({ bank }) => bank.id);
  const bankIds = only ?? [...open.keys()];
  const looked = await around([need], bankIds);
  return bankIds.flatMap((bankId) => {
    const seen = seenBy(bankId, open.get(bankId) ?? [], need, looked);
    return seen ? [{ bankId, shown: seen.shown }] : [];
  });
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
  if (!need) throw notFound();
  const bankId = actor.organisationId;
  const [products, looked] = await Promise.all([ownProducts(bankId, today()), around([need], [bankId])]);
  const seen = seenBy(bankId, products, need, looked);
  if (!seen) throw notFound();
  return { ...seen.shown, ...(await disclose(actor, need, seen.firm, seen.shown.scopes)) };
}

/**
 * Everything of a need's firm that these scopes open, and nothing else; audited where they open anything. Receivables
 * that another than `financing` holds are left out, as if the need rested on them no more: a bank must not learn there
 * that another's offer was accepted.
 */
export async function disclose(
  actor: MemberActor,
  need: CreditNeedDocument,
  firm: OrganisationDocument,
  scopes: readonly ConsentScope[],
  financing: CreditNeedDocument['_id'] | null = null,
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
    has('receivables')
      ? Receivable.find({
          _id: { $in: need.content.receivableIds },
          $or: [{ state: { $ne: 'assigned' as const } }, { 'assignment.id': financing }],
        }).lean()
      : null,
    has('introductions') ? signedOrders([firm._id]).then((of) => of(firm._id)) : null,
  ]);
  const names = await namesIn(Organisation, [
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
