import { readAhead } from '../../app/kept.ts';

/*
 * Pages that are used in a hall, whose network may be gone when they are opened for the first time: fetched with what
 * they show from the pages that lead to them. Where that fails now, they open with the network as any other.
 */

export async function fetchOwnDay(id: string): Promise<void> {
  const [{ ownDayReading }] = await Promise.all([import('./useOwnDay.ts'), import('./OwnDayPage.vue')]);
  await readAhead(ownDayReading(id));
}

export async function fetchDesk(id: string): Promise<void> {
  const [{ deskReading }] = await Promise.all([import('./useDesk.ts'), import('./CheckInPage.vue')]);
  await readAhead(deskReading(id));
}
