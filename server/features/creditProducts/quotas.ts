import mongoose from 'mongoose';
import type { QuotaInfo, QuotaInput } from '../../../shared/schemas/quota.ts';
import {
  afterId,
  namesIn,
  noteEffect,
  pageAfter,
  refOf,
  transact,
  type Page,
} from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Organisation } from '../organisations/index.ts';
import { currentTaxonomy } from '../taxonomy/index.ts';
import { CreditProduct, type CreditProductDocument } from './model.ts';
import { Quota, type QuotaDocument } from './quotaModel.ts';

const { ObjectId } = mongoose.Types;

async function presentQuotas(rows: readonly QuotaDocument[]): Promise<QuotaInfo[]> {
  const anchorIds = rows.flatMap((row) => row.anchorId ?? []);
  const productIds = rows.flatMap((row) => row.productIds);
  const [anchorNames, products] = await Promise.all([
    namesIn(Organisation, anchorIds),
    CreditProduct.find({ _id: { $in: productIds } }, { 'content.name': 1 }).lean<CreditProductDocument[]>(),
  ]);
  const productNames = new Map(products.map((row) => [String(row._id), row.content.name]));
  return rows.map((row) => {
    const { name, chain, totalFen, reservedFen, usedFen, greenChannel, validFrom, validUntil, version } = row;
    return {
      id: String(row._id),
      ...{ name, totalFen, reservedFen, usedFen, greenChannel, validFrom, validUntil, version },
      scope: { chain, anchor: row.anchorId && refOf(row.anchorId, anchorNames) },
      products: row.productIds.map((id) => refOf(id, productNames)),
      createdAt: row.createdAt.toISOString(),
    };
  });
}

const presentQuota = async (row: QuotaDocument): Promise<QuotaInfo> => (await presentQuotas([row]))[0]!;

export async function listQuotas(
  actor: MemberActor,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<QuotaInfo>> {
  const rows = await Quota.find({
    bankId: new ObjectId(actor.organisationId),
    ...afterId(query.cursor, 'down'),
  })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<QuotaDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [String(row._id)]);
  return { items: await presentQuotas(page.items), nextCursor: page.nextCursor };
}

/** The terms as they are kept; throws where a product is not the bank's, or a chain or anchor is not here. */
async function termsOf(actor: MemberActor, { scope, productIds, ...rest }: QuotaInput) {
  const ids = [...new Set(productIds)];
  const own = await CreditProduct.countDocuments({ _id: { $in: ids }, bankId: actor.organisationId });
  if (own < ids.length) throw new ProblemError('quota.productUnknown');
  if ('chain' in scope) {
    const { chains } = await currentTaxonomy();
    if (!chains.some(({ code }) => code === scope.chain)) throw new ProblemError('quota.scopeUnknown');
  } else if (!(await Organisation.exists({ _id: scope.anchorId, kind: 'anchor', status: 'verified' }))) {
    throw new ProblemError('quota.scopeUnknown');
  }
  return {
    ...rest,
    chain: 'chain' in scope ? scope.chain : null,
    anchorId: 'chain' in scope ? null : new ObjectId(scope.anchorId),
    productIds: ids.map((id) => new ObjectId(id)),
  };
}

export async function openQuota(actor: MemberActor, input: QuotaInput): Promise<QuotaInfo> {
  const terms = await termsOf(actor, input);
  const row = await transact(async (session) => {
    const [made] = await Quota.create([{ ...terms, bankId: new ObjectId(actor.organisationId) }], {
      session,
    });
    await noteEffect(session, made!._id);
    await recordAudit(session, actor, {
      action: 'quota.opened',
      subject: { kind: 'quota', id: made!._id },
      ownerId: actor.organisationId,
      after: input,
    });
    await emit(session, 'quota.opened', made!._id, { bankId: actor.organisationId });
    return made!.toObject() as QuotaDocument;
  });
  return presentQuota(row);
}

/** One of the bank's own quotas. */
export async function readQuota(actor: MemberActor, id: string): Promise<QuotaInfo> {
  const row = await Quota.findOne({ _id: id, bankId: actor.organisationId }).lean<QuotaDocument>();
  if (!row) throw notFound();
  return presentQuota(row);
}

/** Changes a quota's terms. The database compares the new total with what is promised and drawn at that moment. */
export async function changeQuota(
  actor: MemberActor,
  id: string,
  input: QuotaInput,
  version: number,
): Promise<QuotaInfo> {
  const own = { _id: id, bankId: actor.organisationId };
  if (!(await Quota.exists(own))) throw notFound();
  const terms = await termsOf(actor, input);
  const row = await transact(async (session) => {
    const before = await Quota.findOneAndUpdate(
      { ...own, version, $expr: { $lte: [{ $add: ['$reservedFen', '$usedFen'] }, terms.totalFen] } },
      { $set: terms, $inc: { version: 1 } },
      { session },
    ).lean<QuotaDocument>();
    if (!before) {
      const stands = await Quota.exists({ ...own, version }).session(session);
      throw new ProblemError(stands ? 'quota.belowUsed' : 'resource.changed');
    }
    await recordAudit(session, actor, {
      action: 'quota.changed',
      subject: { kind: 'quota', id },
      ownerId: actor.organisationId,
      before: { name: before.name, totalFen: before.totalFen, productIds: before.productIds.map(String) },
      after: input,
    });
    await emit(session, 'quota.changed', id, { bankId: actor.organisationId });
    return (await Quota.findById(id).session(session).lean<QuotaDocument>())!;
  });
  return presentQuota(row);
}
