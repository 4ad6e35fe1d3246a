import mongoose from 'mongoose';
import { costOf } from '../../../shared/finance/annualCost.ts';
import { repaymentPlan, type PlanInput } from '../../../shared/finance/plan.ts';
import { today } from '../../../shared/localTime.ts';
import type { ApplicationSide, ApplicationState } from '../../../shared/schemas/creditApplication.ts';
import { LEAST_FIRMS, type OwnFigures } from '../../../shared/schemas/creditFigures.ts';
import { namesIn } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import {
  CreditApplication,
  promisesKept,
  stateFor,
  type ApplicationDocument,
} from '../creditApplications/index.ts';
import { Quota } from '../creditProducts/index.ts';
import { Organisation } from '../organisations/index.ts';
import { Receivable } from '../receivables/index.ts';
import { beginningOf } from './domain.ts';

const { ObjectId } = mongoose.Types;
const MOST_LOANS = 200;

/** How many of a side's applications stand in each state, by the names that side is told. */
async function statesOf(side: ApplicationSide, filter: object): Promise<Record<string, number>> {
  const rows = await CreditApplication.aggregate<{ _id: ApplicationState; count: number }>([
    { $match: filter },
    { $group: { _id: '$state', count: { $sum: 1 } } },
  ]);
  const states: Record<string, number> = {};
  for (const { _id, count } of rows) {
    const told = stateFor(side, _id);
    states[told] = (states[told] ?? 0) + count;
  }
  return states;
}

async function ofBank(bankId: string): Promise<OwnFigures['bank']> {
  const bank = new ObjectId(bankId);
  const from = beginningOf('year', today())!;
  const [states, kept, quotas, drawn] = await Promise.all([
    statesOf('bank', { bankId: bank }),
    promisesKept([bankId]),
    Quota.aggregate<{ totalFen: number; reservedFen: number; usedFen: number }>([
      { $match: { bankId: bank } },
      {
        $group: {
          _id: null,
          totalFen: { $sum: '$totalFen' },
          reservedFen: { $sum: '$reservedFen' },
          usedFen: { $sum: '$usedFen' },
        },
      },
    ]),
    CreditApplication.aggregate<{ count: number; fen: number; fenBp: number }>([
      { $match: { bankId: bank, 'drawdown.on': { $gte: from } } },
      {
        $group: {
          _id: null,
          count: { $sum: 1 },
          fen: { $sum: '$drawdown.amountFen' },
          fenBp: { $sum: { $multiply: ['$drawdown.amountFen', '$offer.annualBp'] } },
        },
      },
    ]),
  ]);
  const { totalFen = 0, reservedFen = 0, usedFen = 0 } = quotas[0] ?? {};
  const { count = 0, fen = 0, fenBp = 0 } = drawn[0] ?? {};
  return {
    states,
    promised: kept.get(bankId)?.promised ?? 0,
    kept: kept.get(bankId)?.kept ?? 0,
    quota: { totalFen, reservedFen, usedFen },
    drawn: { count, fen, rateBp: fen > 0 ? fenBp / fen : null },
  };
}

/** What a loan costs as it was drawn. */
function loanOf({ offer, drawdown }: ApplicationDocument) {
  const input: PlanInput = {
    principalFen: drawdown!.amountFen,
    annualBp: offer!.annualBp,
    term: { months: offer!.termMonths },
    method: offer!.method,
    drawnOn: drawdown!.on,
    fees: offer!.fees,
  };
  const plan = repaymentPlan(input);
  return { costBp: costOf(input, plan), totalCostFen: plan.totalInterestFen + plan.totalFeeFen };
}

async function ofFirm(firmId: string): Promise<OwnFigures['firm']> {
  const applicantId = new ObjectId(firmId);
  const [states, rows] = await Promise.all([
    statesOf('applicant', { applicantId }),
    CreditApplication.find({ applicantId, state: 'drawn' })
      .sort({ updatedAt: -1 })
      .limit(MOST_LOANS)
      .lean<ApplicationDocument[]>(),
  ]);
  const names = await namesIn(
    Organisation,
    rows.map((row) => row.bankId),
  );
  return {
    states,
    loans: rows.map((row) => ({
      applicationId: String(row._id),
      bank: names.get(String(row.bankId)) ?? '',
      product: row.productName,
      amountFen: row.drawdown!.amountFen,
      annualBp: row.offer!.annualBp,
      ...loanOf(row),
      termMonths: row.offer!.termMonths,
      on: row.drawdown!.on,
    })),
  };
}

async function ofAnchor(anchorId: string): Promise<OwnFigures['anchor']> {
  const confirmed = ['confirmed', 'assigned', 'settled'];
  const rows = await Receivable.aggregate<{ _id: boolean; count: number; fen: number }>([
    { $match: { anchorId: new ObjectId(anchorId), state: { $in: confirmed } } },
    { $group: { _id: { $ne: ['$assignment', null] }, count: { $sum: 1 }, fen: { $sum: '$amountFen' } } },
  ]);
  const sum = (some: typeof rows) => ({
    count: some.reduce((so, row) => so + row.count, 0),
    fen: some.reduce((so, row) => so + row.fen, 0),
  });
  const assigned = await Receivable.find(
    { anchorId: new ObjectId(anchorId), 'assignment.kind': 'application' },
    { assignment: 1 },
  ).lean();
  const loans = await CreditApplication.find(
    { _id: { $in: assigned.map((row) => row.assignment!.id) }, state: 'drawn' },
    { applicantId: 1, drawdown: 1 },
  ).lean<ApplicationDocument[]>();
  const suppliers = new Set(loans.map((loan) => String(loan.applicantId))).size;
  return {
    confirmed: sum(rows),
    financed: sum(rows.filter((row) => row._id)),
    drawn:
      // Fewer would let it know what one of them got.
      suppliers >= LEAST_FIRMS
        ? { suppliers, fen: loans.reduce((so, loan) => so + loan.drawdown!.amountFen, 0) }
        : null,
  };
}

/** What the acting organisation may know of its own. */
export async function ownFigures({ organisationId, kind }: MemberActor): Promise<OwnFigures> {
  const [bank, firm, anchor] = await Promise.all([
    kind === 'bank' ? ofBank(organisationId) : null,
    kind === 'sme' || kind === 'anchor' ? ofFirm(organisationId) : null,
    kind === 'anchor' ? ofAnchor(organisationId) : null,
  ]);
  return { bank, firm, anchor };
}
