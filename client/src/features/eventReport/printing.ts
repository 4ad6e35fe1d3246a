import type { EventPrints } from '../../../../shared/schemas/eventReport.ts';

export interface PrintedMeeting {
  date: string;
  from: string;
  to: string;
  table: string;
  partner: EventPrints['people'][number];
}

const tableName = ({ name, zone }: { name: string; zone: string }): string =>
  zone && !name.startsWith(zone) ? `${zone} ${name}` : name;

/** Those whose name or organisation has a part of text. */
export function peopleNamed(prints: EventPrints, text: string): EventPrints['people'] {
  const asked = text.trim().toLowerCase();
  return prints.people.filter(
    ({ name, organisation }) =>
      name.toLowerCase().includes(asked) || organisation.toLowerCase().includes(asked),
  );
}

/** The meetings of each person, by id, as time goes. */
export function meetingsByPerson({
  people,
  slots,
  tables,
  meetings,
}: EventPrints): Map<string, PrintedMeeting[]> {
  const byPerson = new Map<string, PrintedMeeting[]>(people.map(({ id }) => [id, []]));
  for (const [a, b, slotAt, tableAt] of meetings as [number, number, number, number][]) {
    const [slot, table] = [slots[slotAt], tables[tableAt]];
    const [one, other] = [people[a], people[b]];
    if (!slot || !table || !one || !other) continue;
    const { date, from, to } = slot;
    const place = { date, from, to, table: tableName(table) };
    byPerson.get(one.id)!.push({ ...place, partner: other });
    byPerson.get(other.id)!.push({ ...place, partner: one });
  }
  return byPerson;
}

/** A card for each table, with those who keep it. */
export function tableCards({ tables, people }: EventPrints, text: string) {
  const asked = text.trim().toLowerCase();
  return tables
    .map((table, index) => ({
      key: index,
      name: tableName(table),
      keepers: people.filter(({ keptTable }) => keptTable === index),
    }))
    .filter(
      ({ name, keepers }) =>
        name.toLowerCase().includes(asked) ||
        keepers.some(({ organisation }) => organisation.toLowerCase().includes(asked)),
    );
}
