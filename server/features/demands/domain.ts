import type { DemandInput, DemandStatus } from '../../../shared/schemas/demand.ts';
import { certificateByCode } from '../../../shared/taxonomy/certificates.ts';

/** Steps a buyer or the platform takes with a demand, and the statuses each may start from. */
export const STEPS = {
  open: { from: ['draft'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  close: { from: ['open', 'paused'], to: 'closed' },
  fulfil: { from: ['open', 'paused'], to: 'fulfilled' },
  expire: { from: ['open', 'paused'], to: 'expired' },
} as const satisfies Record<string, { from: readonly DemandStatus[]; to: DemandStatus }>;
export type Step = keyof typeof STEPS;

/** Statuses in which its content may still be changed. */
export const EDITABLE: readonly DemandStatus[] = ['draft', 'open', 'paused'];

const rules: Record<Step, { from: readonly DemandStatus[]; to: DemandStatus }> = STEPS;

/** The status a step leads to, or null where it may not be taken. */
export function after(status: DemandStatus, step: Step): DemandStatus | null {
  return rules[step].from.includes(status) ? rules[step].to : null;
}

/** What its buyer may do with a demand next. */
export function stepsFrom(
  status: DemandStatus,
): ('open' | 'pause' | 'resume' | 'close' | 'fulfil' | 'remove')[] {
  const steps = (['open', 'pause', 'resume', 'close', 'fulfil'] as const).filter((step) =>
    after(status, step),
  );
  return status === 'draft' ? [...steps, 'remove'] : [...steps];
}

/** Whether its last day to come forward is over. Days are of business, YYYY-MM-DD. */
export const isOver = (openUntil: string | null, today: string): boolean =>
  openUntil !== null && openUntil < today;

/** Something to mend before a demand can be open: where, and in which words. */
export interface Unready {
  path: string;
  code: 'past' | 'order' | 'missing' | 'unknown';
}

/** What keeps a demand from being open; empty when it is ready. */
export function unreadiness(input: DemandInput, today: string): Unready[] {
  const found: Unready[] = [];
  const add = (path: string, code: Unready['code']) => found.push({ path, code });
  if (isOver(input.openUntil, today)) add('openUntil', 'past');
  if (input.deliverBy !== null && input.deliverBy < today) add('deliverBy', 'past');
  if (input.openUntil && input.deliverBy && input.openUntil > input.deliverBy) add('openUntil', 'order');
  const { budgetFen } = input;
  if ((budgetFen?.min ?? 0) > (budgetFen?.max ?? Infinity)) {
    add('budgetFen', 'order');
  }
  if (input.visibility === 'chain' && !input.position) add('position', 'missing');
  if (input.visibility === 'invited' && input.invited.length === 0) add('invited', 'missing');
  if (input.regionRule === 'require' && input.regions.length === 0) add('regions', 'missing');
  if (input.requiredCertificates.some((code) => !certificateByCode(code))) {
    add('requiredCertificates', 'unknown');
  }
  return found;
}

/** A new demand's content from an earlier one's: all but its dates, which are over or would be wrong. */
export function copyOf(input: DemandInput): DemandInput {
  return { ...input, deliverBy: null, openUntil: null };
}
