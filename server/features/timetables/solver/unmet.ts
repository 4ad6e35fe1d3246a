import type {
  ScheduledMeeting,
  ScheduleResult,
  ScheduleTask,
  UnmetReason,
} from '../../../../shared/schemas/schedule.ts';

/**
 * Each wish without a meeting, and why. A pair of which one said no is judged by the same steps as any other, so that
 * most often its reason is what it would be without the no.
 */
export function unmetOf(task: ScheduleTask, meetings: readonly ScheduledMeeting[]): ScheduleResult['unmet'] {
  const { slots, tables, participants, wishes } = task;
  const indexOf = new Map(participants.map(({ id }, i) => [id, i]));
  const free = new Uint8Array(participants.length * slots).fill(1);
  participants.forEach(({ unavailable }, p) => {
    for (const slot of unavailable) free[p * slots + slot] = 0;
  });
  const count = new Int32Array(participants.length);
  const kept = new Map<number, Uint8Array>();
  for (const { table } of participants) if (table !== null) kept.set(table, new Uint8Array(slots));
  const others = new Int32Array(slots).fill(tables - kept.size);
  const met = new Set<number>();
  for (const { a, b, slot, table } of meetings) {
    const [p, q] = [indexOf.get(a)!, indexOf.get(b)!];
    met.add(Math.min(p, q) * participants.length + Math.max(p, q));
    for (const one of [p, q]) {
      free[one * slots + slot] = 0;
      count[one]! += 1;
    }
    const taken = kept.get(table);
    if (taken) taken[slot] = 1;
    else others[slot]! -= 1;
  }
  const isFull = (p: number): boolean =>
    count[p]! >= (participants[p]!.max ?? slots) || !free.subarray(p * slots, (p + 1) * slots).includes(1);
  const full = participants.map((_, p) => isFull(p));

  const reasonOf = (p: number, q: number): UnmetReason => {
    if (full[p] || full[q]) return 'full';
    const [one, other] = [participants[p]!.table, participants[q]!.table];
    const apart = one !== null && other !== null && one !== other;
    const table = one ?? other;
    let common = false;
    for (let s = 0; s < slots; s++) {
      if (!free[p * slots + s] || !free[q * slots + s]) continue;
      common = true;
      if (apart || (table === null ? others[s]! > 0 : !kept.get(table)![s])) return 'notPossible';
    }
    return common ? 'noTable' : 'noSlot';
  };
  const refusing = new Set<number>();
  const key = (p: number, q: number): number => p * participants.length + q;
  for (const { from, to, level } of wishes)
    if (level === 'no') refusing.add(key(indexOf.get(from)!, indexOf.get(to)!));
  const told = new Set<number>();
  const unmet: ScheduleResult['unmet'] = [];
  for (const { from, to, level } of wishes) {
    const [p, q] = [indexOf.get(from)!, indexOf.get(to)!];
    const wish = key(p, q);
    if (level === 'no' || refusing.has(wish) || told.has(wish)) continue;
    if (met.has(key(Math.min(p, q), Math.max(p, q)))) continue;
    told.add(wish);
    unmet.push({ from, to, reason: reasonOf(p, q) });
  }
  return unmet;
}
