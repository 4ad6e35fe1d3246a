import type { AuditAction } from '../../../shared/auditWords.ts';
import type { ApplicationSide, PromiseName } from '../../../shared/schemas/creditApplication.ts';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { ApplicationDocument } from './model.ts';

type Happened =
  Extract<AuditAction, `creditApplication.${string}`> extends `creditApplication.${infer H}` ? H : never;

/** What a fact of an application tells its readers beside its id. */
export interface ApplicationFact extends Record<string, unknown> {
  /** Both sides, for live updates. */
  organisations: string[];
  /** Which side did it; null for the platform. */
  by: ApplicationSide | null;
  personId: string | null;
  promise?: PromiseName;
  /** ISO. */
  dueAt?: string;
}

export type Who = { actor: MemberActor; side: ApplicationSide } | null;
type Known = Pick<ApplicationDocument, '_id' | 'applicantId' | 'bankId'>;

export const factOf = (row: Known, who: Who): ApplicationFact => ({
  organisations: [String(row.applicantId), String(row.bankId)],
  by: who?.side ?? null,
  personId: who?.actor.personId ?? null,
});

/**
 * The trail and the fact of what happened to an application, in its transaction. What the platform does is in the
 * firm's trail alone: a bank must not read there that another's offer was accepted.
 */
export async function tellOf(
  session: Session,
  row: Known,
  happened: Happened,
  who: Who,
  change: { before?: unknown; after?: unknown } = {},
): Promise<void> {
  await recordAudit(session, who?.actor ?? null, {
    action: `creditApplication.${happened}`,
    subject: { kind: 'creditApplication', id: row._id },
    // Nor what the firm does: a trail outlives consent, and whom it names with it.
    ...(who?.side === 'applicant' ? {} : { ownerId: row.applicantId }),
    ...change,
  });
  await emit(session, `creditApplication.${happened}`, row._id, factOf(row, who));
}
