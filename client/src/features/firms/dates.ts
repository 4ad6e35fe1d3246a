/** Today in Asia/Shanghai, as dates of business are. */
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Whether a certificate or title ended before today; one without a day has not. */
export const hasEnded = (validUntil: string | null): boolean => validUntil !== null && validUntil < today();
