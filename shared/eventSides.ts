/** Kinds of organisations that come to meet. */
export const ATTENDING_KINDS = ['anchor', 'sme', 'bank'] as const;
type AttendingKind = (typeof ATTENDING_KINDS)[number];

/** The kind that is called upon at an event; the others call: an anchor where buyers are met, a bank where banks are. */
export const hostKind = (event: 'supply' | 'finance'): AttendingKind =>
  event === 'finance' ? 'bank' : 'anchor';
