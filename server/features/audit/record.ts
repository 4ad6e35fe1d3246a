import type { AuditAction, AuditSubject } from '../../../shared/auditWords.ts';
import { isMember, type Actor } from '../../platform/http/actor.ts';
import type { Session } from '../../platform/db/index.ts';
import { Audit } from './model.ts';

export interface AuditFact {
  /** Such as `demand.opened` or `contact.seen`: one that has words. */
  action: AuditAction;
  subject: { kind: AuditSubject; id: string | { toString(): string } };
  /** The organisation whose thing it is, when it is not the actor's own. */
  ownerId?: string | { toString(): string };
  before?: unknown;
  after?: unknown;
}

const entryOf = (actor: Actor | null, fact: AuditFact, at: Date) => ({
  at,
  personId: actor?.personId ?? null,
  organisationId: isMember(actor) ? actor.organisationId : null,
  action: fact.action,
  subjectKind: fact.subject.kind,
  subjectId: String(fact.subject.id),
  ownerId: fact.ownerId ? String(fact.ownerId) : null,
  address: actor?.address ?? '',
  requestId: actor?.requestId ?? '',
  before: fact.before ?? null,
  after: fact.after ?? null,
});

/**
 * Writes one entry of the audit trail, in the transaction of the change it tells of (or alone, for a look at
 * confidential data). `actor` is null for what the platform does by itself, such as letting a demand expire.
 */
export async function recordAudit(
  session: Session | null,
  actor: Actor | null,
  fact: AuditFact,
): Promise<void> {
  await Audit.create([entryOf(actor, fact, new Date())], session ? { session } : {});
}

/** The same for many at once, where one transaction does what several asked for. */
export async function recordAudits(
  session: Session,
  entries: readonly { actor: Actor | null; fact: AuditFact }[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = new Date();
  await Audit.insertMany(
    entries.map(({ actor, fact }) => entryOf(actor, fact, at)),
    { session },
  );
}
