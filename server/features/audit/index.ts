import { auditRoutes } from '../../../shared/api/audit.ts';
import { feature } from '../../platform/feature.ts';
import { auditHandlers } from './routes.ts';

export { Audit, type AuditDocument } from './model.ts';
export { recordAudit, recordAudits, type AuditFact } from './record.ts';

export const auditFeature = feature({ table: auditRoutes, handlers: auditHandlers });
