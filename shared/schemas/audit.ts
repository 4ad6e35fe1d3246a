import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../auditWords.ts';
import { id, instant } from './common.ts';

/** One entry of the audit trail: who, for which organisation, what, when, from where, before and after. */
export const auditEntry = z
  .object({
    id,
    at: instant,
    person: z.object({ id, name: z.string() }).nullable(),
    organisationId: id.nullable(),
    /** Such as `demand.opened` or `contact.seen`. */
    action: z.enum(AUDIT_ACTIONS),
    subject: z.object({ kind: z.enum(AUDIT_SUBJECTS), id: z.string() }),
    address: z.string(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;
