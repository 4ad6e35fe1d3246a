import mongoose, { type Types } from 'mongoose';
import type { Facts } from '../../../shared/finance/facts.ts';
import { today } from '../../../shared/localTime.ts';
import type { ApplicationInput } from '../../../shared/schemas/creditApplication.ts';
import { isDuplicateKey, noteEffect, transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { openConversation } from '../conversations/index.ts';
import {
  CreditNeed,
  factsOfNeed,
  grant,
  loanOf,
  ownNeed,
  termMisses,
  type CreditNeedDocument,
} from '../creditNeeds/index.ts';
import { openProducts, quotaFor, type OpenProduct } from '../creditProducts/index.ts';
import { usableReceivables } from '../receivables/index.ts';
import { begun, watchOf } from './domain.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import { holdBothSides } from './policy.ts';
import { tellOf } from './telling.ts';

const { ObjectId } = mongoose.Types;

/** The products asked for, where all are on offer and none turns the need away. */
async function fitting(
  need: CreditNeedDocument,
  productIds: readonly string[],
  facts: Facts,
  day: string,
): Promise<OpenProduct[]> {
  const open = new Map((await openProducts(day)).map((product) => [product.productId, product]));
  return productIds.map((productId) => {
    const product = open.get(productId);
    if (!product) throw new ProblemError('application.productNotOpen', { productId });
    const { content, verdict } = product;
    if (termMisses(need.content, content).length > 0 || verdict(facts) === 'fail') {
      throw new ProblemError('application.notEligible', { productId });
    }
    return product;
  });
}

/** A row as it is first written: with the green channel and the special quota that are for this firm. */
async function newRow(
  need: CreditNeedDocument,
  product: OpenProduct,
  actor: MemberActor,
  around: { facts: Facts; day: string; receivableIds: Types.ObjectId[]; batchId: Types.ObjectId },
): Promise<ApplicationDocument> {
  const { content } = product;
  const quota = await quotaFor(product.productId, around.facts, around.day);
  const greenChannel = quota?.greenChannel === true && content.greenChannel !== null;
  const loan = loanOf(need.content, content);
  const now = new Date();
  const life = begun((greenChannel && content.greenChannel) || content.promise, now);
  const personId = new ObjectId(actor.personId);
  return {
    ...life,
    _id: new ObjectId(),
    batchId: around.batchId,
    needId: need._id,
    productId: new ObjectId(product.productId),
    productVersion: product.version,
    productName: content.name,
    productKind: content.kind,
    bankId: new ObjectId(product.bank.id),
    applicantId: need.organisationId,
    open: true,
    won: false,
    amountFen: loan.amountFen,
    termMonths: loan.months,
    assigneeId: null,
    greenChannel,
    quotaId: quota ? new ObjectId(quota.id) : null,
    receivableIds: around.receivableIds,
    watch: watchOf(life, now),
    consentEndedAt: null,
    requestedDocuments: [],
    offer: null,
    acceptedAt: null,
    drawdown: null,
    followUps: [],
    cause: null,
    reason: '',
    conversationId: new ObjectId(),
    timeline: [{ at: now, step: 'submit', side: 'applicant', personId, note: '', amountFen: loan.amountFen }],
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Holds a need for what concerns all its applications, so that of two such at once the database lets one come after
 * the other. Throws where an offer for it was accepted.
 */
export async function holdNeed(session: Session, needId: Types.ObjectId): Promise<CreditNeedDocument> {
  const need = await CreditNeed.findOneAndUpdate(
    { _id: needId },
    { $inc: { held: 1 } },
    { session, timestamps: false, returnDocument: 'after' },
  ).lean<CreditNeedDocument>();
  if (await CreditApplication.exists({ needId, won: true }).session(session)) {
    throw new ProblemError('application.alreadyWon');
  }
  return need!;
}

async function writeOne(session: Session, actor: MemberActor, row: ApplicationDocument): Promise<void> {
  await CreditApplication.create([row], { session });
  await openConversation(session, {
    _id: row.conversationId,
    subject: { kind: 'application', id: row._id },
    title: row.productName,
    parties: [row.applicantId, row.bankId],
    people: [{ personId: actor.personId, organisationId: actor.organisationId }],
  });
  await tellOf(
    session,
    row,
    'submitted',
    { actor, side: 'applicant' },
    {
      after: { productId: String(row.productId), amountFen: row.amountFen },
    },
  );
}

/**
 * Puts a need to several products at once, all of them or none. What their banks may see is granted in the same
 * transaction; no other bank learns anything of it.
 */
export async function applyTo(actor: MemberActor, input: ApplicationInput): Promise<ApplicationDocument[]> {
  const need = await ownNeed(actor, input.needId);
  if (need.status !== 'open') throw new ProblemError('creditNeed.notOpen');
  const day = today();
  const facts = await factsOfNeed(need, day);
  const products = await fitting(need, [...new Set(input.productIds)], facts, day);
  const usable = need.content.receivableIds;
  const receivables = usable.length > 0 ? await usableReceivables(need.organisationId, usable) : [];
  const receivableIds = receivables.map((row) => row._id);
  const around = { facts, day, receivableIds, batchId: new ObjectId() };
  const rows = await Promise.all(products.map((product) => newRow(need, product, actor, around)));
  const bankIds = [...new Set(products.map(({ bank }) => bank.id))];
  try {
    await transact(async (session) => {
      const held = await holdNeed(session, need._id);
      if (held.status !== 'open') throw new ProblemError('creditNeed.notOpen');
      await holdBothSides(session, actor, [need.organisationId, ...bankIds.map((id) => new ObjectId(id))]);
      // It names the firm, so that it shuts no bank out of what it saw before.
      for (const bankId of bankIds) await grant(session, actor, need, { bankId, ...input.consent });
      for (const row of rows) await writeOne(session, actor, row);
      await noteEffect(session, around.batchId);
    });
  } catch (error) {
    if (isDuplicateKey(error, 'productId')) throw new ProblemError('application.alreadyOpen');
    throw error;
  }
  return rows;
}
