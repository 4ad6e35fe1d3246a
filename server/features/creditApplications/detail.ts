import { annualRange } from '../../../shared/finance/rates.ts';
import type { ApplicationSide, CreditApplicationDetail } from '../../../shared/schemas/creditApplication.ts';
import type { ConsentScope } from '../../../shared/schemas/creditNeed.ts';
import { namesIn, refOf } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { CreditNeed, disclose, type CreditNeedDocument } from '../creditNeeds/index.ts';
import { lprOn, productAt, Quota, type QuotaDocument } from '../creditProducts/index.ts';
import { Membership, Person } from '../identity/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import type { ApplicationDocument, ApplicationTimelineRow } from './model.ts';
import { scopesOf, sideOf } from './policy.ts';
import { looks, present, stepFor } from './present.ts';

/** The firm as far as its consent goes, for its bank; the look is in the firm's trail. */
async function firmOf(
  actor: MemberActor,
  row: ApplicationDocument,
  scopes: readonly ConsentScope[],
): Promise<CreditApplicationDetail['firm']> {
  const [need, firm] = await Promise.all([
    CreditNeed.findById(row.needId).lean<CreditNeedDocument>(),
    Organisation.findById(row.applicantId).lean<OrganisationDocument>(),
  ]);
  if (!need || !firm) return null;
  await recordAudit(null, actor, {
    action: 'creditApplication.seen',
    subject: { kind: 'creditApplication', id: row._id },
    ownerId: row.applicantId,
    after: { scopes },
  });
  const seen = await disclose(actor, need, firm, scopes, row._id);
  return { creditCode: scopes.includes('identity') ? (firm.creditCode ?? null) : null, ...seen };
}

/** What a side may see of what happened: of the firm's doings nothing, where the bank may not look any more. */
function timelineFor(
  side: ApplicationSide,
  row: ApplicationDocument,
  seesFirm: boolean,
): ApplicationTimelineRow[] {
  if (side === 'applicant' || seesFirm) return row.timeline;
  return row.timeline
    .filter((entry) => entry.side !== 'applicant' || entry.step === 'withdraw' || entry.step === 'submit')
    .map((entry) =>
      entry.side === 'bank' ? entry : { ...entry, note: '', amountFen: null, personId: null },
    );
}

async function quotaOf(side: ApplicationSide, row: ApplicationDocument) {
  const id = row.offer?.quotaId ?? row.quotaId;
  const quota = side === 'bank' && id ? await Quota.findById(id).lean<QuotaDocument>() : null;
  return (
    quota && {
      id: String(quota._id),
      name: quota.name,
      leftFen: quota.totalFen - quota.reservedFen - quota.usedFen,
    }
  );
}

/** Verified colleagues of the bank that could deal with it. */
async function colleaguesOf(side: ApplicationSide, row: ApplicationDocument) {
  if (side !== 'bank') return [];
  const members = await Membership.find({ organisationId: row.bankId, role: { $ne: 'viewer' } })
    .limit(200)
    .lean();
  const names = await namesIn(
    Person,
    members.map(({ personId }) => personId),
  );
  return members.map(({ personId }) => refOf(personId, names));
}

/** One application with all that happened, as far as the actor's side may see it. */
export async function presentDetail(
  actor: MemberActor,
  row: ApplicationDocument,
): Promise<CreditApplicationDetail> {
  const side = sideOf(actor.organisationId, row)!;
  const scopes = await scopesOf(row);
  const seesFirm = looks(side, row, scopes);
  const timeline = timelineFor(side, row, seesFirm);
  const [names, people, product, lpr, firm, quota, colleagues] = await Promise.all([
    namesIn(Organisation, [row.bankId, row.applicantId]),
    namesIn(Person, [
      ...timeline.flatMap((entry) => entry.personId ?? []),
      ...(row.assigneeId ? [row.assigneeId] : []),
    ]),
    productAt(String(row.productId), row.productVersion),
    lprOn(),
    side === 'bank' && seesFirm ? firmOf(actor, row, scopes) : null,
    quotaOf(side, row),
    colleaguesOf(side, row),
  ]);
  const { content } = product!;
  const named = side === 'applicant' || scopes.includes('identity');
  const organisationOf = (entry: ApplicationTimelineRow) => {
    const doer = stepFor(side, entry.step) === 'withdraw' ? 'applicant' : entry.side;
    if (doer === null || (doer === 'applicant' && !named)) return null;
    return refOf(doer === 'bank' ? row.bankId : row.applicantId, names);
  };
  return {
    ...present(actor, row, scopes, names, people),
    scopes: [...scopes],
    firm,
    requestedDocuments: row.requestedDocuments.map(({ name, note, file }) => ({
      name,
      note,
      file: seesFirm ? file : null,
    })),
    quota,
    followUps: row.followUps.map(({ on, note, at }) => ({ on, note, at: at.toISOString() })),
    timeline: timeline.map((entry) => ({
      at: entry.at.toISOString(),
      step: stepFor(side, entry.step),
      organisation: organisationOf(entry),
      person: entry.personId && entry.side === side ? refOf(entry.personId, people) : null,
      note: entry.note,
      amountFen: entry.amountFen,
    })),
    colleagues,
    terms: {
      amount: content.amount,
      term: content.term,
      annual: annualRange(content.rate, lpr),
      methods: content.methods,
      fees: content.fees,
      documents: content.documents,
    },
  };
}
