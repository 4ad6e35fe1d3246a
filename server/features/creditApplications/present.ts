import { costOf } from '../../../shared/finance/annualCost.ts';
import { repaymentPlan } from '../../../shared/finance/plan.ts';
import { dateOf } from '../../../shared/localTime.ts';
import type { PROMISES } from '../../../shared/schemas/creditApplication.ts';
import {
  type ApplicationClock,
  type ApplicationOffer,
  type ApplicationSide,
  type ApplicationState,
  type ApplicationStep,
  type CreditApplication as Shown,
} from '../../../shared/schemas/creditApplication.ts';
import { namesIn, refOf, type Names } from '../../platform/db/index.ts';
import { mayAct, mayBind } from '../../platform/http/access.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import type { ConsentScope } from '../../../shared/schemas/creditNeed.ts';
import {
  dueAt,
  ENDING,
  hoursLeft,
  isOpen,
  isPaused,
  running,
  RULES,
  STEP_NAMES,
  type Step,
} from './domain.ts';
import type { ApplicationDocument, StoredOffer } from './model.ts';
import { planOf } from './offering.ts';
import { mayEnd, opensTalk, scopesOfAll, sideOf } from './policy.ts';

/**
 * What a side is told of the state: a bank must not learn that another's offer was accepted, so that a released
 * application looks to it like one that the firm withdrew.
 */
export const stateFor = (side: ApplicationSide, state: ApplicationState): ApplicationState =>
  side === 'bank' && state === 'released' ? 'withdrawn' : state;
export const stepFor = (side: ApplicationSide, step: ApplicationStep): ApplicationStep =>
  side === 'bank' && step === 'release' ? 'withdraw' : step;

/** Whether a side may look at the firm in this application: its bank while it goes on, by consent. */
export const looks = (
  side: ApplicationSide,
  row: Pick<ApplicationDocument, 'state'>,
  scopes: readonly ConsentScope[],
): boolean => side === 'applicant' || (scopes.length > 0 && (isOpen(row.state) || row.state === 'drawn'));

function clocksOf(row: ApplicationDocument, now: Date): Shown['clocks'] {
  const run = running(row);
  const shown = (name: (typeof PROMISES)[number]): ApplicationClock | null => {
    const clock = row.clocks[name];
    if (!clock) return null;
    const runs = run?.promise === name;
    const waits = isOpen(row.state) && isPaused(row) && !clock.doneAt;
    return {
      hours: clock.hours,
      startedAt: clock.from.toISOString(),
      dueAt: runs || clock.doneAt ? dueAt(clock, row.pauses, clock.doneAt ?? now).toISOString() : null,
      doneAt: clock.doneAt?.toISOString() ?? null,
      missed: clock.missedAt !== null,
      hoursLeft: runs || waits ? hoursLeft(clock, row.pauses, now) : null,
    };
  };
  return { answer: shown('answer'), offer: shown('offer'), drawdown: shown('drawdown') };
}

/** An offer with what it truly costs, exact by its plan of repayments. */
function offerOf({ quotaId, offeredAt, ...terms }: StoredOffer, onDay: string): ApplicationOffer {
  const input = planOf(terms, onDay);
  const plan = repaymentPlan(input);
  const first = plan.rows[0]!;
  return {
    ...terms,
    onQuota: quotaId !== null,
    offeredAt: offeredAt.toISOString(),
    costBp: costOf(input, plan),
    interestFen: plan.totalInterestFen,
    feeFen: plan.totalFeeFen,
    receivedFen: plan.receivedFen,
    firstPaymentFen: first.principalFen + first.interestFen + first.feeFen,
  };
}

/** Steps that bind an organisation, which are for those who answer for it. */
const BINDING: readonly Step[] = ['offer', 'accept'];
/** What the page calls the firm's answer: a file, or that there is none. */
const NAMED: Partial<Record<Step, ApplicationStep>> = { resume: 'answer' };

function stepsFor(
  actor: MemberActor,
  side: ApplicationSide,
  row: ApplicationDocument,
  consented: boolean,
): ApplicationStep[] {
  if (!mayAct(actor)) return [];
  const looking: readonly Step[] = ['requestDocuments', 'resume', 'review', 'offer', 'accept'];
  const steps: ApplicationStep[] = STEP_NAMES.filter((step) => {
    const { by, from } = RULES[step];
    if (by !== side || !from.includes(row.state)) return false;
    if (looking.includes(step) && !consented) return false;
    if (ENDING.includes(step) && !mayEnd(actor, row)) return false;
    return !BINDING.includes(step) || mayBind(actor);
  }).map((step) => NAMED[step] ?? (step as ApplicationStep));
  if (side === 'bank' && isOpen(row.state)) steps.push('assign');
  if (side === 'bank' && row.state === 'drawn') steps.push('followUp');
  return steps;
}

export function present(
  actor: MemberActor,
  row: ApplicationDocument,
  scopes: readonly ConsentScope[],
  names: Names,
  people: Names,
  now = new Date(),
): Shown {
  const side = sideOf(actor.organisationId, row)!;
  const consented = scopes.length > 0;
  const seesFirm = looks(side, row, scopes);
  const named = side === 'applicant' || scopes.includes('identity');
  return {
    id: String(row._id),
    state: stateFor(side, row.state),
    side,
    needId: String(row.needId),
    product: {
      id: String(row.productId),
      version: row.productVersion,
      name: row.productName,
      kind: row.productKind,
    },
    bank: refOf(row.bankId, names),
    applicant: named ? refOf(row.applicantId, names) : null,
    amountFen: seesFirm ? row.amountFen : null,
    termMonths: seesFirm ? row.termMonths : null,
    greenChannel: row.greenChannel,
    clocks: clocksOf(row, now),
    consentEndedAt: consented ? null : (row.consentEndedAt ?? row.updatedAt).toISOString(),
    // Who deals with it at the bank is the bank's own affair, until it makes an offer.
    assignee: row.assigneeId && (side === 'bank' || row.offer) ? refOf(row.assigneeId, people) : null,
    documentsMissing: row.requestedDocuments.filter(({ file }) => file === null).length,
    offer: row.offer && offerOf(row.offer, row.drawdown?.on ?? dateOf(row.offer.offeredAt)),
    drawdown: row.drawdown,
    cause: row.cause,
    // The firm's reason is the firm's, the bank's its own.
    reason: side === 'applicant' || row.cause !== null || consented ? row.reason : '',
    conversationId: side === 'applicant' || opensTalk(scopes) ? String(row.conversationId) : null,
    can: stepsFor(actor, side, row, consented),
    submittedAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** A page of applications, with all names and consents in three queries. */
export async function presentAll(actor: MemberActor, rows: ApplicationDocument[]): Promise<Shown[]> {
  const [scopes, names, people] = await Promise.all([
    scopesOfAll(rows),
    namesIn(
      Organisation,
      rows.flatMap((row) => [row.bankId, row.applicantId]),
    ),
    namesIn(
      Person,
      rows.flatMap((row) => row.assigneeId ?? []),
    ),
  ]);
  return rows.map((row) => present(actor, row, scopes(row), names, people));
}
