import mongoose from 'mongoose';
import { costOf } from '../../../shared/finance/annualCost.ts';
import { annualRange } from '../../../shared/finance/rates.ts';
import { repaymentPlan, type PlanInput } from '../../../shared/finance/plan.ts';
import { dateOf, today } from '../../../shared/localTime.ts';
import { inLocale } from '../../../shared/locale.ts';
import type { FieldProblem } from '../../../shared/problems.ts';
import type { OfferInput } from '../../../shared/schemas/creditApplication.ts';
import type { CreditProductContent } from '../../../shared/schemas/creditProduct.ts';
import { transact, type Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { CreditNeed, factsOfNeed, writeNeedStep, type CreditNeedDocument } from '../creditNeeds/index.ts';
import { lprOn, productAt, quotaFor, releaseQuota, reserveQuota, useQuota } from '../creditProducts/index.ts';
import { assignReceivables } from '../receivables/index.ts';
import { holdNeed } from './apply.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';
import { holdBothSides, ownApplication, scopesOf } from './policy.ts';
import { assertAllowed, takeStep, write } from './steps.ts';

/** A loan as the plan of repayments takes it. */
export const planOf = (
  offer: Pick<OfferInput, 'amountFen' | 'annualBp' | 'termMonths' | 'method' | 'fees'>,
  drawnOn: string,
): PlanInput => ({
  principalFen: offer.amountFen,
  annualBp: offer.annualBp,
  term: { months: offer.termMonths },
  method: offer.method,
  drawnOn,
  fees: offer.fees,
});

/** What two reckonings of the same cost may differ by. */
const SAME_BP = 0.01;

/** Where an offer goes beyond what the product said as it was applied for: paths of its fields. */
export function outsideOf(
  offer: OfferInput,
  content: Pick<CreditProductContent, 'amount' | 'term' | 'methods' | 'fees'>,
  annual: { minBp: number; maxBp: number },
  asked: { amountFen: number },
  day: string,
): string[] {
  const { amountFen, annualBp, termMonths, method } = offer;
  const wrong: string[] = [];
  const most = Math.min(content.amount.maxFen, asked.amountFen);
  if (amountFen < Math.min(content.amount.minFen, most) || amountFen > most) wrong.push('amountFen');
  if (annualBp < annual.minBp || annualBp > annual.maxBp) wrong.push('annualBp');
  if (termMonths < content.term.minMonths || termMonths > content.term.maxMonths) wrong.push('termMonths');
  if (!content.methods.includes(method)) wrong.push('method');
  if (offer.validUntil < day) wrong.push('validUntil');
  // Neither more in all, nor the same so much earlier that the loan costs more.
  const withFees = (fees: OfferInput['fees']) => {
    const input = planOf({ ...offer, fees }, day);
    const plan = repaymentPlan(input);
    return { fen: plan.totalFeeFen, costBp: costOf(input, plan) ?? Infinity };
  };
  const [said, published] = [withFees(offer.fees), withFees(content.fees)];
  if (said.fen > published.fen || said.costBp > published.costBp + SAME_BP) wrong.push('fees');
  return wrong;
}

const OUTSIDE = {
  zh: '超出产品公布的范围或已过期。',
  en: 'Beyond what the product says, or past.',
};

async function assertWithin(
  actor: MemberActor,
  row: ApplicationDocument,
  offer: OfferInput,
  day: string,
): Promise<void> {
  const { content } = (await productAt(String(row.productId), row.productVersion))!;
  const annual = annualRange(content.rate, await lprOn(day));
  const wrong = outsideOf(offer, content, annual, row, day);
  if (wrong.length === 0) return;
  const message = inLocale(OUTSIDE, actor.locale);
  const fields = wrong.map((path): FieldProblem => ({ path, code: 'outside', message }));
  throw new ProblemError('application.offerOutside', {}, fields);
}

/** The special quota an offer draws on: as it applied, or what is for the firm by now. */
async function quotaOf(row: ApplicationDocument, day: string): Promise<string> {
  if (row.quotaId) return String(row.quotaId);
  const need = await CreditNeed.findById(row.needId).lean<CreditNeedDocument>();
  const quota = need && (await quotaFor(String(row.productId), await factsOfNeed(need, day), day));
  if (!quota) throw new ProblemError('application.noQuota');
  return quota.id;
}

/** Offers, or betters an offer; what was held of a quota for the former is given back first. */
export async function makeOffer(
  actor: MemberActor,
  id: string,
  input: OfferInput,
): Promise<ApplicationDocument> {
  const day = today();
  const { onQuota, ...terms } = input;
  return takeStep(actor, id, 'offer', async (session, row) => {
    await assertWithin(actor, row, input, day);
    await holdBothSides(session, actor, [row.applicantId, row.bankId]);
    await releaseQuota(session, id);
    const quotaId = onQuota ? await quotaOf(row, day) : null;
    if (quotaId) await reserveQuota(session, quotaId, id, terms.amountFen, day);
    const offer = {
      ...terms,
      quotaId: quotaId ? new mongoose.Types.ObjectId(quotaId) : null,
      offeredAt: new Date(),
    };
    return { set: { offer }, amountFen: terms.amountFen };
  });
}

/** Releases the other applications for a need, whose offer another was accepted over. */
async function releaseOthers(session: Session, winner: ApplicationDocument): Promise<(() => void)[]> {
  const others = await CreditApplication.find({
    needId: winner.needId,
    open: true,
    _id: { $ne: winner._id },
  })
    .sort({ _id: 1 })
    .session(session)
    .lean<ApplicationDocument[]>();
  const done: (() => void)[] = [];
  for (const other of others) done.push((await write(session, other, 'release', null)).done);
  return done;
}

/**
 * Accepts an offer as it was read (`version`): in one transaction it wins, the need's receivables are assigned to it,
 * and the others are released with the quotas held for them. The need is written before anything else, so that of many
 * acceptances at once one comes first; the others begin anew, and find that it did before they write anything.
 */
export async function acceptOffer(
  actor: MemberActor,
  id: string,
  version: number,
): Promise<ApplicationDocument> {
  const { row, done } = await transact(async (session) => {
    const { row: before, side } = await ownApplication(actor, id, session);
    const won = await CreditApplication.exists({ needId: before.needId, won: true }).session(session);
    if (won && !won._id.equals(before._id)) throw new ProblemError('application.alreadyWon');
    assertAllowed(before, 'accept', side);
    await holdNeed(session, before.needId);
    if (before.version !== version) throw new ProblemError('resource.changed');
    if (before.offer!.validUntil < today()) throw new ProblemError('application.offerLapsed');
    if ((await scopesOf(before, session)).length === 0) throw new ProblemError('application.consentEnded');
    await holdBothSides(session, actor, [before.applicantId, before.bankId]);
    await assignReceivables(session, before.receivableIds, before.applicantId, {
      kind: 'application',
      id: before._id,
    });
    const taken = await write(
      session,
      before,
      'accept',
      { actor, side },
      {
        set: { won: true, acceptedAt: new Date() },
        amountFen: before.offer!.amountFen,
      },
    );
    const released = await releaseOthers(session, before);
    return { row: taken.row, done: [taken.done, ...released] };
  });
  for (const one of done) one();
  return row;
}

/** Records what was paid out: the quota is used so far, and the need is met. */
export async function recordDrawdown(
  actor: MemberActor,
  id: string,
  drawdown: { amountFen: number; on: string },
): Promise<ApplicationDocument> {
  return takeStep(actor, id, 'draw', async (session, row) => {
    if (drawdown.amountFen > row.offer!.amountFen) throw new ProblemError('application.tooMuch');
    if (drawdown.on > today() || drawdown.on < dateOf(row.acceptedAt!)) {
      throw new ProblemError('application.badDay');
    }
    await useQuota(session, id, drawdown.amountFen);
    // Where the firm closed it meanwhile it stays closed.
    await writeNeedStep(session, actor, 'fulfil', { _id: row.needId });
    return { set: { drawdown }, note: drawdown.on, amountFen: drawdown.amountFen };
  });
}
