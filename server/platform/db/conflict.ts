import type mongoose from 'mongoose';
import { notFound, ProblemError } from '../http/problem.ts';
import type { Session } from './transaction.ts';

/**
 * Throws why a conditional update of one's own found nothing: it is not there, changed meanwhile (where a version was
 * asked for), or in another state.
 */
export async function whyNot<T extends { version: number }>(
  session: Session,
  model: mongoose.Model<T>,
  own: { _id: string; organisationId?: string; bankId?: string },
  version?: number,
): Promise<never> {
  const row = await model
    .findOne(own as object, { version: 1 })
    .session(session)
    .lean<Pick<T, 'version'>>();
  if (!row) throw notFound();
  throw new ProblemError(
    version !== undefined && row.version !== version ? 'resource.changed' : 'state.conflict',
  );
}
