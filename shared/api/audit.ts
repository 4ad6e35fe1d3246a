import { z } from 'zod';
import { AUDIT_ACTIONS } from '../auditWords.ts';
import { auditEntry } from '../schemas/audit.ts';
import { businessDate, id, page, pageQuery } from '../schemas/common.ts';
import { routes } from './route.ts';

export const auditRoutes = routes({
  'GET /audit': {
    tag: 'audit',
    summary: 'What was done by, or to, one’s organisation; for the administrator, by anyone',
    access: { role: 'manager' },
    query: z.strictObject({
      ...pageQuery.shape,
      action: z.enum(AUDIT_ACTIONS).optional(),
      subjectId: id.optional(),
      personId: id.optional(),
      from: businessDate.optional(),
      to: businessDate.optional(),
    }),
    response: page(auditEntry),
  },
});
