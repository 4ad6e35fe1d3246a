import type { z } from 'zod';
import type { reportInput } from '../../../../shared/schemas/conversation.ts';

export type ReportReason = z.input<typeof reportInput>['reason'];
export const REPORT_REASON_KEYS: readonly ReportReason[] = ['spam', 'fraud', 'insult', 'illegal', 'other'];
