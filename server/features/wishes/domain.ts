import { ARRIVING, GATHERING } from '../../../shared/eventLife.ts';
import type { EventStatus } from '../../../shared/schemas/event.ts';
import type { WishLevel } from '../../../shared/schemas/schedule.ts';
import { LITTLE_CHOSEN, MOST_WISHES, MUSTS_A_PERSON } from '../../../shared/schemas/wish.ts';

/** While somebody who came late may still say whom it wishes. */
const LATE: readonly EventStatus[] = [...GATHERING, ...ARRIVING];

/**
 * Whether an organisation may say now whom it wishes to meet: until the day the event names, and afterwards whoever
 * walked in or got its place later than that.
 */
export function mayWish(
  event: { status: EventStatus; wishesUntil: string },
  registration: { walkIn: boolean; decidedAt: Date | null },
  now: Date,
): boolean {
  const until = new Date(event.wishesUntil);
  if (now < until && GATHERING.includes(event.status)) return true;
  const { walkIn, decidedAt } = registration;
  const late = walkIn || (decidedAt !== null && decidedAt >= until);
  return late && LATE.includes(event.status);
}

interface Named {
  toPerson: { toString(): string } | null;
  fromPerson: { toString(): string } | null;
}

/**
 * Wishes as they are about those who come now, by who said them: somebody who is named and comes no more stands for
 * whoever comes of that organisation. A refusal holds so, whatever other people its organisation sends.
 */
export function aboutThoseWhoCome<W extends Named>(
  lists: ReadonlyMap<string, readonly W[]>,
  registrations: readonly { people: readonly { _id: { toString(): string } }[] }[],
): Map<string, W[]> {
  const here = new Set(registrations.flatMap(({ people }) => people.map(({ _id }) => String(_id))));
  const named = <T extends { toString(): string }>(id: T | null) => (id && here.has(String(id)) ? id : null);
  return new Map(
    [...lists].map(([id, wishes]) => [
      id,
      wishes.map((wish) => ({ ...wish, toPerson: named(wish.toPerson), fromPerson: named(wish.fromPerson) })),
    ]),
  );
}

/** What one may wish at most, and what is left of it. */
export function roomFor(levels: readonly WishLevel[], people: number) {
  const most = MUSTS_A_PERSON * people;
  const musts = levels.filter((level) => level === 'must').length;
  return { musts: { most, left: Math.max(0, most - musts) }, left: Math.max(0, MOST_WISHES - levels.length) };
}

/** Whether it chose so few that suggestions help; refusals choose nobody. */
export const choseLittle = (levels: readonly WishLevel[], people: number): boolean =>
  levels.filter((level) => level !== 'no').length < LITTLE_CHOSEN * people;
