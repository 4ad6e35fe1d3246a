import type { EventInput } from '../../../../shared/schemas/event.ts';

/** Tables of one zone, numbered on from a number: A01, A02, … */
export function tablesOf(zone: string, from: number, count: number): EventInput['tables'] {
  const digits = Math.max(2, String(from + count - 1).length);
  return Array.from({ length: count }, (_, i) => ({
    name: `${zone}${String(from + i).padStart(digits, '0')}`,
    zone,
  }));
}

/** Tables as they stand in the hall, zone by zone, with their places in the list. */
export function zonesOf(
  tables: EventInput['tables'],
): { zone: string; tables: { name: string; index: number }[] }[] {
  const zones = new Map<string, { name: string; index: number }[]>();
  tables.forEach(({ name, zone }, index) => {
    const found = zones.get(zone);
    if (found) found.push({ name, index });
    else zones.set(zone, [{ name, index }]);
  });
  return [...zones].map(([zone, own]) => ({ zone, tables: own }));
}

/** The next number in a zone: after the highest that a table there ends with. */
export const nextNumber = (tables: EventInput['tables'], zone: string): number =>
  1 +
  Math.max(
    0,
    ...tables.filter((one) => one.zone === zone).map(({ name }) => Number(/(\d+)$/.exec(name)?.[1] ?? 0)),
  );
