import { annualRange } from '../../../shared/finance/rates.ts';
import type {
  CreditProduct as Shown,
  CreditProductContent,
  CreditProductSummary,
} from '../../../shared/schemas/creditProduct.ts';
import type { LprRate } from '../../../shared/taxonomy/lpr.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Organisation } from '../organisations/index.ts';
import { stepsFor } from './domain.ts';
import { lprOn } from './lpr.ts';
import type { CreditProductDocument } from './model.ts';
import type { OpenProduct } from './open.ts';

type Place = Pick<CreditProductSummary, 'id' | 'bank' | 'own' | 'status' | 'publishedVersion' | 'updatedAt'>;

function summary(place: Place, content: CreditProductContent, lpr: LprRate): CreditProductSummary {
  const { name, kind, amount, term, rate, methods, promise, greenChannel, validFrom, validUntil } = content;
  return {
    ...place,
    ...{ name, kind, amount, term, rate, methods, promise, greenChannel, validFrom, validUntil },
    annual: annualRange(rate, lpr),
  };
}

/** A product on offer, as anybody who may look sees it in a list. */
export const presentOpen = (
  product: OpenProduct,
  organisationId: string,
  lpr: LprRate,
): CreditProductSummary =>
  summary(
    {
      id: product.productId,
      bank: product.bank,
      own: product.bank.id === organisationId,
      status: 'published',
      publishedVersion: product.version,
      updatedAt: product.publishedAt.toISOString(),
    },
    product.content,
    lpr,
  );

const placeOf = (row: CreditProductDocument, bankName: string, own: boolean): Place => ({
  id: String(row._id),
  bank: { id: String(row.bankId), name: bankName },
  own,
  status: row.status,
  publishedVersion: row.publishedVersion,
  updatedAt: row.updatedAt.toISOString(),
});

const bankNameOf = async (row: Pick<CreditProductDocument, 'bankId'>): Promise<string> =>
  (await Organisation.findById(row.bankId, { name: 1 }).lean())?.name ?? '';

/** A bank's own products in its list. */
export async function presentOwnSummaries(
  rows: readonly CreditProductDocument[],
): Promise<CreditProductSummary[]> {
  const [first] = rows;
  if (!first) return [];
  const [name, lpr] = await Promise.all([bankNameOf(first), lprOn()]);
  return rows.map((row) => summary(placeOf(row, name, true), row.content, lpr));
}

/** One product: its own bank's as it stands, with what the actor may do; anyone else's with the content given. */
export async function presentProduct(
  actor: MemberActor,
  row: CreditProductDocument,
  published?: CreditProductContent,
): Promise<Shown> {
  const own = published === undefined;
  const content = published ?? row.content;
  const [name, lpr] = await Promise.all([bankNameOf(row), lprOn()]);
  return {
    ...summary(placeOf(row, name, own), content, lpr),
    content,
    unpublished: own && row.unpublished,
    can: own ? stepsFor(row, actor.role, actor.organisationStatus === 'verified') : [],
    version: row.version,
  };
}
