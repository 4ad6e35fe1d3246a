import type { z } from 'zod';
import type { creditProductRoutes } from '../../../shared/api/creditProducts.ts';
import type { CreditProductSummary } from '../../../shared/schemas/creditProduct.ts';
import { encodeCursor, offsetOf, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { lprOn } from './lpr.ts';
import { openProducts, type OpenProduct } from './open.ts';
import { presentOpen } from './present.ts';

type Query = z.output<(typeof creditProductRoutes)['GET /credit-products']['query']>;

function fits({ content, bank }: OpenProduct, query: Query): boolean {
  const { kind, method, bankId, amountFen, termMonths, greenChannel, q } = query;
  const words = (q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${content.name} ${content.summary} ${bank.name}`.normalize('NFKC').toLowerCase();
  return (
    (!kind || kind.includes(content.kind)) &&
    (!method || method.some((one) => content.methods.includes(one))) &&
    (bankId === undefined || bank.id === bankId) &&
    (amountFen === undefined || (content.amount.minFen <= amountFen && amountFen <= content.amount.maxFen)) &&
    (termMonths === undefined ||
      (content.term.minMonths <= termMonths && termMonths <= content.term.maxMonths)) &&
    (greenChannel === undefined || (content.greenChannel !== null) === greenChannel) &&
    words.every((word) => text.includes(word))
  );
}

/** What comes first, by what somebody looks for; least first, and by id among equals. */
const FIRST: Record<Query['sort'], (product: CreditProductSummary) => number> = {
  rate: ({ annual }) => annual.minBp,
  amount: ({ amount }) => -amount.maxFen,
  speed: ({ promise }) => promise.answerHours + promise.offerHours + promise.drawdownHours,
};

/** The products on offer today that fit what was asked, of all verified banks. */
export async function listOffered(
  actor: MemberActor,
  query: Query,
): Promise<Page<CreditProductSummary> & { total: number }> {
  const offset = offsetOf(query.cursor);
  const [open, lpr] = await Promise.all([openProducts(), lprOn()]);
  const first = FIRST[query.sort];
  const found = open
    .filter((product) => fits(product, query))
    .map((product) => presentOpen(product, actor.organisationId, lpr))
    .sort((a, b) => first(a) - first(b) || (a.id < b.id ? -1 : 1));
  const end = offset + query.limit;
  return {
    items: found.slice(offset, end),
    nextCursor: end < found.length ? encodeCursor([end]) : null,
    total: found.length,
  };
}
