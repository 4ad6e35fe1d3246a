import type { Access } from '../../../shared/api/route.ts';
import { isAtLeast } from '../../../shared/schemas/organisation.ts';
import { isMember, type Actor, type MemberActor } from './actor.ts';
import { ProblemError } from './problem.ts';

/** Throws unless the actor may use a route or socket event at all; the default is no. */
export function assertAccess(access: Access, actor: Actor | null): void {
  if (access === 'public') return;
  if (!actor) throw new ProblemError('auth.required');
  if (access === 'person') return;
  if (!isMember(actor)) throw new ProblemError('access.organisationRequired');
  if (actor.organisationStatus === 'suspended') throw new ProblemError('access.suspended');
  if (access.kinds && !access.kinds.includes(actor.kind)) throw new ProblemError('access.denied');
  if (!isAtLeast(actor.role, access.role)) throw new ProblemError('access.denied');
  if (access.verified && actor.organisationStatus !== 'verified') {
    throw new ProblemError('access.notVerified');
  }
}

/** Whether a member may act for its organisation: take steps that others see. */
export const mayAct = (actor: MemberActor): boolean =>
  actor.organisationStatus === 'verified' && isAtLeast(actor.role, 'member');

/** Whether it may take those that bind the organisation. */
export const mayBind = (actor: MemberActor): boolean => mayAct(actor) && isAtLeast(actor.role, 'manager');
