import { today } from '../../ui/format.ts';

/** Whether a certificate or title ended before today; one without a day has not. */
export const hasEnded = (validUntil: string | null): boolean => validUntil !== null && validUntil < today();
