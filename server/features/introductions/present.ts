import type {
  Introduction as Shown,
  IntroductionDetail,
  IntroductionSide,
} from '../../../shared/schemas/introduction.ts';
import { sayDemandEnd } from '../../../shared/demandEnds.ts';
import { namesIn, refOf, type Names } from '../../platform/db/index.ts';
import { mayAct } from '../../platform/http/access.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import { stepsFor } from './domain.ts';
import type { IntroductionDocument, TimelineRow } from './model.ts';
import { maySeeBuyer, sideOf } from './policy.ts';

function present(actor: MemberActor, row: IntroductionDocument, organisations: Names, people: Names): Shown {
  const side = sideOf(actor.organisationId, row)!;
  const { nextStep } = row;
  return {
    id: String(row._id),
    state: row.state,
    side,
    startedBy: row.startedBy,
    demand: { id: String(row.demandId), title: row.demandTitle },
    buyer: maySeeBuyer(side, row) ? refOf(row.buyerId, organisations) : null,
    supplier: refOf(row.supplierId, organisations),
    message: row.message,
    reason: sayDemandEnd(row.reason, actor.locale),
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.state === 'requested' ? row.expiresAt.toISOString() : null,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    meeting: row.meeting,
    intentFen: row.intentFen,
    contractFen: row.contractFen,
    landedFen: row.landedFen,
    nextStep: nextStep && {
      text: nextStep.text,
      due: nextStep.due,
      owner: { ...refOf(nextStep.ownerId, people), organisationId: String(nextStep.organisationId) },
    },
    conversationId: row.conversationId ? String(row.conversationId) : null,
    can: mayAct(actor) ? stepsFor(row.state, side, row.startedBy) : [],
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** A page of introductions, with all names in two queries. */
export async function presentAll(actor: MemberActor, rows: IntroductionDocument[]): Promise<Shown[]> {
  const [organisations, people] = await Promise.all([
    namesIn(
      Organisation,
      rows.flatMap((row) => row.parties),
    ),
    namesIn(
      Person,
      rows.flatMap((row) => (row.nextStep ? [row.nextStep.ownerId] : [])),
    ),
  ]);
  return rows.map((row) => present(actor, row, organisations, people));
}

/** Whether a side may be told which person of the other did something: once they are introduced. */
const maySeePerson = (row: IntroductionDocument, side: IntroductionSide, entry: TimelineRow): boolean =>
  entry.side === side || row.acceptedAt !== null;

/** One introduction with all that happened. */
export async function presentDetail(
  actor: MemberActor,
  row: IntroductionDocument,
): Promise<IntroductionDetail> {
  const side = sideOf(actor.organisationId, row)!;
  const [organisations, people] = await Promise.all([
    namesIn(Organisation, row.parties),
    namesIn(Person, [
      ...row.timeline.flatMap((entry) => (entry.personId ? [entry.personId] : [])),
      ...(row.nextStep ? [row.nextStep.ownerId] : []),
    ]),
  ]);
  const organisationOf = (entry: TimelineRow) => {
    if (entry.side === null || (entry.side === 'buyer' && !maySeeBuyer(side, row))) return null;
    return refOf(entry.side === 'buyer' ? row.buyerId : row.supplierId, organisations);
  };
  return {
    ...present(actor, row, organisations, people),
    timeline: row.timeline.map((entry) => ({
      at: entry.at.toISOString(),
      step: entry.step,
      organisation: organisationOf(entry),
      person: entry.personId && maySeePerson(row, side, entry) ? refOf(entry.personId, people) : null,
      note: entry.step === 'demandEnded' ? sayDemandEnd(entry.note, actor.locale) : entry.note,
      amountFen: entry.amountFen,
    })),
  };
}
