import {
  scheduleInput,
  type ScheduledMeeting,
  type ScheduleTask,
} from '../../../../shared/schemas/schedule.ts';

/** One thing that is wrong with an input, and where: `wishes[3].to`. */
export interface InputProblem {
  path: string;
  zh: string;
  en: string;
}

const MOST_TOLD = 50;

/** An input that no timetable can be made from. `problems` and the message have what is wrong, at most fifty of it. */
export class BrokenInput extends Error {
  readonly problems: InputProblem[];
  constructor(problems: InputProblem[]) {
    const told = problems.slice(0, MOST_TOLD);
    const lines = told.map(({ path, zh, en }) => `${path || '.'}: ${zh} / ${en}`);
    const more = problems.length - told.length;
    if (more > 0) lines.push(`…… 另有 ${more} 处 / and ${more} more`);
    super(lines.join('\n'));
    this.name = 'BrokenInput';
    this.problems = told;
  }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('');

/**
 * Completes an input and looks whether it makes sense.
 * @throws BrokenInput
 */
export function readTask(input: unknown): ScheduleTask {
  const read = scheduleInput.safeParse(input, { reportInput: false });
  if (!read.success) {
    throw new BrokenInput(
      read.error.issues.map((issue) => ({
        path: pathOf(issue.path),
        zh: '格式不对',
        en: issue.message,
      })),
    );
  }
  const task = read.data;
  const problems = [...wrongPeople(task), ...wrongWishes(task), ...wrongMeetings(task)];
  if (problems.length > 0) throw new BrokenInput(problems);
  return task;
}

function wrongPeople({ slots, tables, participants }: ScheduleTask): InputProblem[] {
  const problems: InputProblem[] = [];
  const seen = new Set<string>();
  participants.forEach(({ id, unavailable, min, max, table }, i) => {
    const at = `participants[${i}]`;
    if (seen.has(id)) problems.push({ path: `${at}.id`, zh: `编号重复：${id}`, en: `a second ${id}` });
    seen.add(id);
    unavailable.forEach((slot, k) => {
      if (slot >= slots) problems.push(outOfRange(`${at}.unavailable[${k}]`, slots, 'slot'));
    });
    if (table !== null && table >= tables) problems.push(outOfRange(`${at}.table`, tables, 'table'));
    if (max !== undefined && min > max)
      problems.push({ path: `${at}.min`, zh: `大于 max（${max}）`, en: `more than its max (${max})` });
  });
  return problems;
}

const outOfRange = (path: string, count: number, what: 'slot' | 'table'): InputProblem => ({
  path,
  zh: `没有这个${what === 'slot' ? '时段' : '桌'}：共 ${count} 个，从 0 数起`,
  en: `no such ${what}: there are ${count}, counted from 0`,
});

function wrongWishes({ participants, wishes, met }: ScheduleTask): InputProblem[] {
  const ids = new Set(participants.map(({ id }) => id));
  const problems: InputProblem[] = [];
  wishes.forEach(({ from, to }, i) =>
    problems.push(...wrongPair(ids, from, to, `wishes[${i}].from`, `wishes[${i}].to`)),
  );
  met.forEach(([a, b], i) => problems.push(...wrongPair(ids, a, b, `met[${i}][0]`, `met[${i}][1]`)));
  return problems;
}

function wrongPair(ids: Set<string>, a: string, b: string, atA: string, atB: string): InputProblem[] {
  const problems: InputProblem[] = [];
  for (const [id, path] of [
    [a, atA],
    [b, atB],
  ] as const) {
    if (!ids.has(id)) problems.push({ path, zh: `没有这个人：${id}`, en: `nobody is called ${id}` });
  }
  if (a === b) problems.push({ path: atB, zh: '与自己', en: 'the same person twice' });
  return problems;
}

/** No id can hold the separator of a JSON text, so that two pairs never read as one. */
const pairKey = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

function wrongMeetings(task: ScheduleTask): InputProblem[] {
  const { slots, tables, participants, wishes, met, locked, previous } = task;
  const people = new Map(participants.map((one) => [one.id, one]));
  const ids = new Set(people.keys());
  const problems: InputProblem[] = [];
  const listed = (list: ScheduledMeeting[], name: string): void => {
    const pairs = new Set<string>();
    list.forEach(({ a, b, slot, table }, i) => {
      const at = `${name}[${i}]`;
      problems.push(...wrongPair(ids, a, b, `${at}.a`, `${at}.b`));
      if (slot >= slots) problems.push(outOfRange(`${at}.slot`, slots, 'slot'));
      if (table >= tables) problems.push(outOfRange(`${at}.table`, tables, 'table'));
      const pair = pairKey(a, b);
      if (pairs.has(pair))
        problems.push({ path: at, zh: `${a} 与 ${b} 重复`, en: `${a} and ${b} a second time` });
      pairs.add(pair);
    });
  };
  listed(locked, 'locked');
  listed(previous, 'previous');
  // Rules are looked at only where people, slots and tables are there.
  if (locked.length === 0 || problems.length > 0) return problems;

  const refused = new Set<string>();
  for (const { from, to, level } of wishes) if (level === 'no') refused.add(pairKey(from, to));
  const metBefore = new Set(met.map(([a, b]) => pairKey(a, b)));
  const keepers = new Map<number, Set<string>>();
  for (const { id, table } of participants) {
    if (table !== null) keepers.set(table, (keepers.get(table) ?? new Set()).add(id));
  }
  const busy = new Set<string>();
  const taken = new Set<string>();
  const count = new Map<string, number>();
  locked.forEach(({ a, b, slot, table }, i) => {
    const at = `locked[${i}]`;
    const wrong = (zh: string, en: string, field = '') => void problems.push({ path: at + field, zh, en });
    if (refused.has(pairKey(a, b))) wrong('其中一方不愿见面', 'one of the two said no');
    if (metBefore.has(pairKey(a, b))) wrong('双方以前已见过', 'the two have met before');
    for (const [id, field] of [
      [a, '.a'],
      [b, '.b'],
    ] as const) {
      const one = people.get(id)!;
      if (one.unavailable.includes(slot)) wrong(`${id} 在此时段没空`, `${id} cannot in this slot`, field);
      const cell = JSON.stringify([id, slot]);
      if (busy.has(cell)) wrong(`${id} 在此时段已有会面`, `${id} is locked twice in this slot`, field);
      busy.add(cell);
      count.set(id, (count.get(id) ?? 0) + 1);
      if (count.get(id)! > (one.max ?? slots))
        wrong(`${id} 超过 max（${one.max}）`, `${id} has more than its max (${one.max})`, field);
      if (one.table !== null && one.table !== table)
        wrong(`${id} 固定在 ${one.table} 号桌`, `${id} keeps table ${one.table}`, '.table');
    }
    const keeping = keepers.get(table);
    if (keeping && !keeping.has(a) && !keeping.has(b))
      wrong('此桌由他人固定使用', 'this table is kept by somebody else', '.table');
    const seat = `${table}:${slot}`;
    if (taken.has(seat)) wrong('此桌在此时段已占用', 'this table is taken in this slot', '.table');
    taken.add(seat);
  });
  return problems;
}
