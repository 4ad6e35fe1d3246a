// Apart from the schemas, so that the page can have this list without them.

/** Why a message can be reported. */
export const REPORT_REASONS = ['spam', 'fraud', 'insult', 'illegal', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
