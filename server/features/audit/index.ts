export { recordAudit, type AuditFact } from './record.ts';
