import { z } from 'zod';
import { businessDate, fen, id, page, pageQuery, queryFlag, queryList } from '../schemas/common.ts';
import {
  creditProduct,
  creditProductInput,
  creditProductSummary,
  lprInput,
  lprRate,
  productKind,
  productStatus,
  repaymentMethod,
  ruleTrial,
} from '../schemas/creditProduct.ts';
import { FIRM_KINDS } from '../schemas/organisation.ts';
import { quota, quotaInput } from '../schemas/quota.ts';
import { rule } from '../schemas/rule.ts';
import { routes } from './route.ts';

const tag = 'creditProducts';
const byId = z.strictObject({ id });
const look = { role: 'viewer', kinds: [...FIRM_KINDS, 'bank'] } as const;
const own = { role: 'viewer', kinds: ['bank'] } as const;
const edit = { role: 'member', kinds: ['bank'] } as const;
/** What binds the bank is its managers' to say, once it is verified. */
const bind = { role: 'manager', kinds: ['bank'], verified: true } as const;
const quotaErrors = ['quota.productUnknown', 'quota.scopeUnknown'] as const;

export const creditProductRoutes = routes({
  'GET /credit-products': {
    tag,
    summary: 'The products on offer today, of all verified banks',
    access: look,
    query: z.strictObject({
      ...pageQuery.shape,
      q: z.string().trim().max(100).optional(),
      kind: queryList(productKind).optional(),
      method: queryList(repaymentMethod).optional(),
      bankId: id.optional(),
      /** That lend this amount. */
      amountFen: z.coerce.number().pipe(fen).optional(),
      /** That lend for so long. */
      termMonths: z.coerce.number().pipe(z.int().min(1).max(600)).optional(),
      greenChannel: queryFlag.optional(),
      sort: z.enum(['rate', 'amount', 'speed']).default('rate'),
    }),
    response: z.object({ ...page(creditProductSummary).shape, total: z.int() }),
  },
  'GET /organisation/credit-products': {
    tag,
    summary: 'The bank’s own products, drafts included, latest first',
    access: own,
    query: z.strictObject({ ...pageQuery.shape, status: queryList(productStatus).optional() }),
    response: z.object({
      ...page(creditProductSummary).shape,
      counts: z.record(productStatus, z.int()),
    }),
  },
  'POST /credit-products': {
    tag,
    summary: 'Prepare a product',
    access: edit,
    body: creditProductInput,
    response: creditProduct,
    status: 201,
    idempotent: true,
    errors: ['creditProduct.unknownCode'],
  },
  'GET /credit-products/:id': {
    tag,
    summary: 'One product: as published, or for its own bank as it stands',
    access: look,
    params: byId,
    response: creditProduct,
  },
  'PUT /credit-products/:id': {
    tag,
    summary: 'Change one’s own product; others see it once it is published again',
    access: edit,
    params: byId,
    ifMatch: true,
    body: creditProductInput,
    response: creditProduct,
    errors: ['state.conflict', 'creditProduct.unknownCode'],
  },
  'POST /credit-products/:id/publication': {
    tag,
    summary:
      'Publish it as it stands, or offer it again after a pause; its content is kept unchanged for ever',
    access: bind,
    params: byId,
    response: creditProduct,
    errors: ['state.conflict', 'creditProduct.over'],
  },
  'POST /credit-products/:id/pause': {
    tag,
    summary: 'Offer it to nobody for a while',
    access: bind,
    params: byId,
    response: creditProduct,
    errors: ['state.conflict'],
  },
  'POST /credit-products/:id/end': {
    tag,
    summary: 'End it for good; applications that were made go on',
    access: bind,
    params: byId,
    response: creditProduct,
    errors: ['state.conflict'],
  },
  'POST /credit-products/rule-trial': {
    tag,
    summary: 'Who among the verified firms would pass a rule, by what they publish of themselves',
    access: { role: 'member', kinds: ['bank'], verified: true },
    body: z.strictObject({ rule }),
    response: ruleTrial,
  },
  'GET /quotas': {
    tag,
    summary: 'The bank’s special quotas (专项授信), with what is promised and what was drawn',
    access: own,
    query: pageQuery,
    response: page(quota),
  },
  'POST /quotas': {
    tag,
    summary: 'Open a special quota for a chain or an anchor’s suppliers',
    access: bind,
    body: quotaInput,
    response: quota,
    status: 201,
    idempotent: true,
    errors: quotaErrors,
  },
  'PUT /quotas/:id': {
    tag,
    summary: 'Change a special quota; never below what is promised and drawn',
    access: bind,
    params: byId,
    ifMatch: true,
    body: quotaInput,
    response: quota,
    errors: [...quotaErrors, 'quota.belowUsed'],
  },
  'GET /finance/lpr': {
    tag,
    summary: 'The loan prime rates (贷款市场报价利率), latest first, and those in force today',
    access: 'public',
    response: z.object({ current: lprRate, items: z.array(lprRate) }),
  },
  'PUT /finance/lpr/:date': {
    tag,
    summary: 'Enter the loan prime rates published on a day, or mend them',
    access: { role: 'manager', kinds: ['admin'] },
    params: z.strictObject({ date: businessDate }),
    body: lprInput,
    response: lprRate,
  },
});
