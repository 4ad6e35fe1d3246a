import mongoose, { type Types } from 'mongoose';
import type { ApplicationSide } from '../../../shared/schemas/creditApplication.ts';
import type { ConsentScope } from '../../../shared/schemas/creditNeed.ts';
import { isAtLeast } from '../../../shared/schemas/organisation.ts';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { standingConsents } from '../creditNeeds/index.ts';
import { holdVerified } from '../organisations/index.ts';
import { CreditApplication, type ApplicationDocument } from './model.ts';

type Parties = Pick<ApplicationDocument, 'bankId' | 'applicantId'>;

export function sideOf(organisationId: string, row: Parties): ApplicationSide | null {
  if (String(row.applicantId) === organisationId) return 'applicant';
  return String(row.bankId) === organisationId ? 'bank' : null;
}

/** An application of the actor's own organisation, with its side; anyone else's is not there. */
export async function ownApplication(
  actor: MemberActor,
  id: string,
  session: Session | null = null,
): Promise<{ row: ApplicationDocument; side: ApplicationSide }> {
  const row = await CreditApplication.findById(id).session(session).lean<ApplicationDocument>();
  const side = row && sideOf(actor.organisationId, row);
  if (!row || !side) throw notFound();
  return { row, side };
}

/** Whether a person may end an application as it stands: a contract that managers made is undone by such. */
export const mayEnd = ({ role }: MemberActor, { state }: Pick<ApplicationDocument, 'state'>): boolean =>
  state !== 'accepted' || isAtLeast(role, 'manager');

export const ownFilter = (actor: MemberActor) => {
  const own = new mongoose.Types.ObjectId(actor.organisationId);
  return actor.kind === 'bank' ? { bankId: own } : { applicantId: own };
};

type Asked = Pick<ApplicationDocument, 'bankId' | 'needId'>;

/**
 * What the banks of applications may see of their firms now, from the database at each look. A consent to all reaches
 * them whatever their products ask: the firm itself applied to them.
 */
export async function scopesOfAll(
  rows: readonly Asked[],
  session: Session | null = null,
): Promise<(row: Asked) => ConsentScope[]> {
  const scopesFor = await standingConsents(
    rows.map(({ needId }) => needId),
    rows.map(({ bankId }) => bankId),
    session,
  );
  return ({ needId, bankId }) => scopesFor(needId, bankId, true);
}

export const scopesOf = async (row: Asked, session: Session | null = null): Promise<ConsentScope[]> =>
  (await scopesOfAll([row], session))(row);

/** Whether these let its bank into the conversation of an application, where the firm and its people are named. */
export const opensTalk = (scopes: readonly ConsentScope[]): boolean => scopes.includes('identity');

/** Throws inside the transaction unless both sides are verified as it takes effect. */
export async function holdBothSides(
  session: Session,
  actor: MemberActor,
  ids: readonly Types.ObjectId[],
): Promise<void> {
  const away = await holdVerified(session, ids);
  if (away.some((id) => String(id) === actor.organisationId)) throw new ProblemError('access.notVerified');
  if (away.length > 0) throw new ProblemError('application.otherAway');
}
