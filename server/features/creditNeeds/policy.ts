import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound } from '../../platform/http/problem.ts';
import { CreditNeed, type CreditNeedDocument } from './model.ts';

/** A need of the actor's own firm; anyone else's is not there. */
export async function ownNeed(actor: MemberActor, id: string): Promise<CreditNeedDocument> {
  const row = await CreditNeed.findOne({
    _id: id,
    organisationId: actor.organisationId,
  }).lean<CreditNeedDocument>();
  if (!row) throw notFound();
  return row;
}
