import type { IntroductionSide } from '../../../shared/schemas/introduction.ts';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { holdVerified, Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { buyerIsUnnamed } from './domain.ts';
import { Introduction, type IntroductionDocument } from './model.ts';

type Pair = Pick<IntroductionDocument, 'buyerId' | 'supplierId'>;

/** Which side an organisation is, or null where it is neither. */
export function sideOf(organisationId: string, pair: Pair): IntroductionSide | null {
  if (String(pair.buyerId) === organisationId) return 'buyer';
  return String(pair.supplierId) === organisationId ? 'supplier' : null;
}

/** An introduction of the actor's own organisation, with its side; anyone else's is not there. */
export async function ownIntroduction(
  actor: MemberActor,
  id: string,
): Promise<{ row: IntroductionDocument; side: IntroductionSide }> {
  const row = await Introduction.findById(id).lean<IntroductionDocument>();
  const side = row && sideOf(actor.organisationId, row);
  if (!row || !side) throw notFound();
  return { row, side };
}

/** Throws unless the other side is verified still: whoever was suspended since it asked is introduced to nobody. */
export async function assertStillHere(organisationId: OrganisationDocument['_id']): Promise<void> {
  if (!(await Organisation.exists({ _id: organisationId, status: 'verified' }))) {
    throw new ProblemError('introduction.otherAway');
  }
}

/**
 * Throws inside the transaction unless both sides are verified as it takes effect, so that a suspension of either at
 * the same moment comes wholly before it or wholly after.
 */
export async function holdBothSides(session: Session, actor: MemberActor, pair: Pair): Promise<void> {
  const away = await holdVerified(session, [pair.buyerId, pair.supplierId]);
  if (away.some((id) => String(id) === actor.organisationId)) throw new ProblemError('access.notVerified');
  if (away.length > 0) throw new ProblemError('introduction.otherAway');
}

/** Whether a side may be told who the buyer is. */
export const maySeeBuyer = (
  side: IntroductionSide,
  row: Pick<IntroductionDocument, 'anonymous' | 'acceptedAt'>,
): boolean => side === 'buyer' || !buyerIsUnnamed(row.anonymous, row.acceptedAt);
