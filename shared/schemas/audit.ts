import { z } from 'zod';
import { id, instant } from './common.ts';

/** One entry of the audit trail: who, for which organisation, what, when, from where, before and after. */
export const auditEntry = z
  .object({
    id,
    at: instant,
    person: z.object({ id, name: z.string() }).nullable(),
    organisationId: id.nullable(),
    /** Such as `demand.opened` or `firm.contactSeen`. */
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    address: z.string(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;
