import type { ScheduledMeeting, ScheduleInput } from '../../shared/schemas/schedule.ts';

/**
 * Judges a timetable by the words of the issue alone, sharing nothing with the solver but the shape of its input:
 * every broken hard rule in a sentence, and the objective counted anew.
 */
export function checkTimetable(
  input: ScheduleInput,
  meetings: readonly ScheduledMeeting[],
): { broken: string[]; objective: number } {
  const broken: string[] = [];
  const people = new Map(input.participants.map((one) => [one.id, one]));
  const pair = (x: string, y: string): string => [x, y].sort().join('\u0000');
  const wishes = new Map<string, string[]>();
  for (const { from, to, level } of input.wishes ?? []) {
    const way = `${from}\u0000${to}`;
    wishes.set(way, [...(wishes.get(way) ?? []), level]);
  }
  const levelOf = (from: string, to: string): 'no' | 'must' | 'want' | null => {
    const said = wishes.get(`${from}\u0000${to}`) ?? [];
    for (const level of ['no', 'must', 'want'] as const) if (said.includes(level)) return level;
    return null;
  };
  const worth = { no: 0, must: 10, want: 3 };
  const locked = new Set((input.locked ?? []).map(({ a, b }) => pair(a, b)));
  const met = new Set((input.met ?? []).map(([a, b]) => pair(a, b)));
  const keepers = new Map<number, string[]>();
  for (const { id, table } of input.participants) {
    if (typeof table === 'number') keepers.set(table, [...(keepers.get(table) ?? []), id]);
  }

  let objective = 0;
  const seenPairs = new Map<string, ScheduledMeeting>();
  const personSlots = new Set<string>();
  const tableSlots = new Set<string>();
  const count = new Map<string, number>();
  for (const meeting of meetings) {
    const { a, b, slot, table } = meeting;
    const name = `${a}–${b} in slot ${slot} at table ${table}`;
    if (!people.has(a) || !people.has(b) || a === b) {
      broken.push(`${name}: nobody of that name`);
      continue;
    }
    if (!Number.isInteger(slot) || slot < 0 || slot >= input.slots) broken.push(`${name}: no such slot`);
    if (!Number.isInteger(table) || table < 0 || table >= input.tables) broken.push(`${name}: no such table`);
    if (seenPairs.has(pair(a, b))) broken.push(`${name}: met twice`);
    seenPairs.set(pair(a, b), meeting);
    const seat = `${slot} ${table}`;
    if (tableSlots.has(seat)) broken.push(`${name}: the table is taken`);
    tableSlots.add(seat);
    const ab = levelOf(a, b);
    const ba = levelOf(b, a);
    if (ab === 'no' || ba === 'no') broken.push(`${name}: refused`);
    if (!locked.has(pair(a, b))) {
      if (ab === null && ba === null) broken.push(`${name}: nobody wished it`);
      if (met.has(pair(a, b))) broken.push(`${name}: met before`);
    }
    objective += (ab ? worth[ab] : 0) + (ba ? worth[ba] : 0);
    if ((ab === 'must' || ab === 'want') && (ba === 'must' || ba === 'want')) objective += 4;
    for (const id of [a, b]) {
      const one = people.get(id)!;
      const cell = `${slot} ${id}`;
      if (personSlots.has(cell)) broken.push(`${name}: ${id} is in two places`);
      personSlots.add(cell);
      if ((one.unavailable ?? []).includes(slot)) broken.push(`${name}: ${id} cannot then`);
      if (typeof one.table === 'number' && one.table !== table)
        broken.push(`${name}: ${id} keeps table ${one.table}`);
      count.set(id, (count.get(id) ?? 0) + 1);
    }
    const kept = keepers.get(table);
    if (kept && !kept.includes(a) && !kept.includes(b))
      broken.push(`${name}: the table is kept by ${kept.join(', ')}`);
  }
  for (const one of input.participants) {
    const has = count.get(one.id) ?? 0;
    if (one.max !== undefined && has > one.max)
      broken.push(`${one.id} has ${has} meetings, more than ${one.max}`);
    objective -= 5 * Math.max(0, (one.min ?? 0) - has);
  }
  for (const { a, b, slot, table } of input.locked ?? []) {
    const there = seenPairs.get(pair(a, b));
    if (!there || there.slot !== slot || there.table !== table)
      broken.push(`locked ${a}–${b} is not as it was`);
  }
  for (const { a, b, slot } of input.previous ?? []) {
    if (seenPairs.get(pair(a, b))?.slot !== slot) objective -= 2;
  }
  return { broken, objective };
}
