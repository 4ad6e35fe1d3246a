import mongoose from 'mongoose';
import type { AuditAction } from '../../../shared/auditWords.ts';
import { today } from '../../../shared/localTime.ts';
import {
  PRODUCT_STATUSES,
  type CreditProduct as Shown,
  type CreditProductContent,
  type CreditProductSummary,
  type ProductStatus,
  type ProductStep,
} from '../../../shared/schemas/creditProduct.ts';
import {
  afterId,
  noteEffect,
  pageAfter,
  transact,
  whyNot,
  type Page,
  type Session,
} from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Organisation } from '../organisations/index.ts';
import { assertKnownCodes } from './codes.ts';
import { EDITABLE, isValidOn, STEPS } from './domain.ts';
import { CreditProduct, CreditProductVersion, type CreditProductDocument } from './model.ts';
import { forgetOpenProducts, productAt } from './open.ts';
import { presentOwnSummaries, presentProduct } from './present.ts';

const { ObjectId } = mongoose.Types;

/** The bank's own products, latest first, with how many there are of each status. */
export async function listOwn(
  actor: MemberActor,
  query: { limit: number; cursor?: string | undefined; status?: ProductStatus[] | undefined },
): Promise<Page<CreditProductSummary> & { counts: Record<ProductStatus, number> }> {
  const bankId = new ObjectId(actor.organisationId);
  const [rows, counted] = await Promise.all([
    CreditProduct.find({
      bankId,
      ...(query.status ? { status: { $in: query.status } } : {}),
      ...afterId(query.cursor, 'down'),
    })
      .sort({ _id: -1 })
      .limit(query.limit + 1)
      .lean<CreditProductDocument[]>(),
    CreditProduct.aggregate<{ _id: ProductStatus; n: number }>([
      { $match: { bankId } },
      { $group: { _id: '$status', n: { $sum: 1 } } },
    ]),
  ]);
  const page = pageAfter(rows, query.limit, (row) => [String(row._id)]);
  const counts = new Map(counted.map(({ _id, n }) => [_id, n]));
  return {
    items: await presentOwnSummaries(page.items),
    nextCursor: page.nextCursor,
    counts: Object.fromEntries(PRODUCT_STATUSES.map((s) => [s, counts.get(s) ?? 0])) as Record<
      ProductStatus,
      number
    >,
  };
}

export async function prepareProduct(actor: MemberActor, content: CreditProductContent): Promise<Shown> {
  await assertKnownCodes(content, actor.locale);
  const row = await transact(async (session) => {
    const bankId = new ObjectId(actor.organisationId);
    const [made] = await CreditProduct.create([{ bankId, status: 'draft', content }], { session });
    await noteEffect(session, made!._id);
    await recordAudit(session, actor, {
      action: 'creditProduct.prepared',
      subject: { kind: 'creditProduct', id: made!._id },
      ownerId: actor.organisationId,
      after: content,
    });
    return made!.toObject() as CreditProductDocument;
  });
  return presentProduct(actor, row);
}

/** One product: one's own as it stands; another bank's only while it is on offer, as it was published. */
export async function readProduct(actor: MemberActor, id: string): Promise<Shown> {
  const row = await CreditProduct.findById(id).lean<CreditProductDocument>();
  if (!row) throw notFound();
  if (String(row.bankId) === actor.organisationId) return presentProduct(actor, row);
  if (row.status !== 'published') throw notFound();
  const [published, bank] = await Promise.all([
    productAt(id, row.publishedVersion),
    Organisation.exists({ _id: row.bankId, kind: 'bank', status: 'verified' }),
  ]);
  if (!published || !bank || !isValidOn(published.content, today())) throw notFound();
  return presentProduct(actor, row, published.content);
}

const changedParts = (before: CreditProductContent, after: CreditProductContent) => {
  const keys = (Object.keys(after) as (keyof CreditProductContent)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const of = (content: CreditProductContent) => Object.fromEntries(keys.map((key) => [key, content[key]]));
  return { before: of(before), after: of(after) };
};

/** Replaces a product's content. What was published stays as it was until it is published again. */
export async function changeProduct(
  actor: MemberActor,
  id: string,
  content: CreditProductContent,
  version: number,
): Promise<Shown> {
  await assertKnownCodes(content, actor.locale);
  const row = await transact(async (session) => {
    const before = await CreditProduct.findOneAndUpdate(
      { _id: id, bankId: actor.organisationId, version, status: { $in: EDITABLE } },
      { $set: { content, unpublished: true }, $inc: { version: 1 } },
      { session },
    ).lean<CreditProductDocument>();
    if (!before) return whyNot(session, CreditProduct, { _id: id, bankId: actor.organisationId }, version);
    await recordAudit(session, actor, {
      action: 'creditProduct.changed',
      subject: { kind: 'creditProduct', id },
      ownerId: actor.organisationId,
      ...changedParts(before.content, content),
    });
    return (await CreditProduct.findById(id).session(session).lean<CreditProductDocument>())!;
  });
  return presentProduct(actor, row);
}

const ACTIONS = {
  publish: 'creditProduct.published',
  pause: 'creditProduct.paused',
  end: 'creditProduct.ended',
} as const satisfies Record<ProductStep, AuditAction>;

/** Keeps what stands now as a new numbered content, unless it is the last one still. */
async function keepVersion(
  session: Session,
  actor: MemberActor,
  { _id, bankId, content, publishedVersion }: CreditProductDocument,
): Promise<void> {
  await CreditProductVersion.create(
    [
      {
        productId: _id,
        bankId,
        version: publishedVersion + 1,
        content,
        publishedAt: new Date(),
        publishedBy: new ObjectId(actor.personId),
      },
    ],
    { session },
  );
  await CreditProduct.updateOne(
    { _id },
    { $set: { publishedVersion: publishedVersion + 1, publishedUntil: content.validUntil } },
    { session },
  );
}

/** Takes a step of a product's life. Published is what stands at that moment; a number is given once. */
export async function takeStep(actor: MemberActor, id: string, step: ProductStep): Promise<Shown> {
  const { from, to } = STEPS[step];
  const row = await transact(async (session) => {
    const before = await CreditProduct.findOneAndUpdate(
      { _id: id, bankId: actor.organisationId, status: { $in: from } },
      {
        $set: { status: to, ...(step === 'publish' ? { unpublished: false } : {}) },
        $inc: { version: 1 },
      },
      { session },
    ).lean<CreditProductDocument>();
    if (!before) return whyNot(session, CreditProduct, { _id: id, bankId: actor.organisationId });
    if (step === 'publish') {
      // Thrown inside the transaction, so that nothing of the step remains.
      if (before.status === 'published' && !before.unpublished) throw new ProblemError('state.conflict');
      const { validUntil } = before.content;
      if (validUntil !== null && validUntil < today()) throw new ProblemError('creditProduct.over');
      if (before.unpublished) await keepVersion(session, actor, before);
    }
    const after = (await CreditProduct.findById(id).session(session).lean<CreditProductDocument>())!;
    await recordAudit(session, actor, {
      action: ACTIONS[step],
      subject: { kind: 'creditProduct', id },
      ownerId: actor.organisationId,
      before: { status: before.status, publishedVersion: before.publishedVersion },
      after: { status: to, publishedVersion: after.publishedVersion },
    });
    await emit(session, ACTIONS[step], id, {
      bankId: actor.organisationId,
      version: after.publishedVersion,
    });
    return after;
  });
  forgetOpenProducts();
  return presentProduct(actor, row);
}
