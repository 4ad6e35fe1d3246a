/** The address of an event's public page, as it stands on posters. */
export const publicLink = (code: string): string => `${location.origin}/e/${code}`;
