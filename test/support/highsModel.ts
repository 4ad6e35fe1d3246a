import loadHighs, { type Highs, type ModelData } from 'highs';
import type { ScheduleInput } from '../../shared/schemas/schedule.ts';

let loaded: Promise<Highs> | null = null;

/** What HiGHS says of a hall: the objective of its timetable, and a bound on all; the same where it is finished. */
export interface ByHighs {
  objective: number;
  bound: number;
  optimal: boolean;
}

/**
 * The whole task as one integer program, from the words of the issue and not from the solver: a variable for each
 * pair and slot, one for each meeting that is missing to a minimum. Tables nobody keeps are alike, so only their
 * number counts.
 */
export async function byHighs(input: ScheduleInput, seconds = 60): Promise<ByHighs> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const { model: data, base } = programOf(input, highs);
  if (data.numCols === 0) return { objective: base, bound: base, optimal: true };
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    model.run();
    const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
    const found = model.getObjectiveValue();
    const bound = Number(model.info.get('mip_dual_bound'));
    return { objective: Math.round(found) + base, bound: Math.floor(bound + 1e-6) + base, optimal };
  });
}

function programOf(input: ScheduleInput, highs: Highs): { model: ModelData; base: number } {
  const { slots, participants } = input;
  const number = new Map(participants.map(({ id }, i) => [id, i]));
  const pair = (x: string, y: string): string =>
    number.get(x)! < number.get(y)!
      ? `${number.get(x)} ${number.get(y)}`
      : `${number.get(y)} ${number.get(x)}`;
  const said = new Map<string, Map<string, string[]>>();
  for (const { from, to, level } of input.wishes ?? []) {
    const ways = said.get(pair(from, to)) ?? new Map<string, string[]>();
    ways.set(from, [...(ways.get(from) ?? []), level]);
    said.set(pair(from, to), ways);
  }
  const valueOf = (key: string): number => {
    const ways = [...(said.get(key)?.values() ?? [])];
    if (ways.some((levels) => levels.includes('no'))) return 0;
    const sum = ways.reduce((total, levels) => total + (levels.includes('must') ? 10 : 3), 0);
    return ways.length === 2 ? sum + 4 : sum;
  };
  const locked = new Map((input.locked ?? []).map((one) => [pair(one.a, one.b), one]));
  const previous = new Map((input.previous ?? []).map((one) => [pair(one.a, one.b), one.slot]));
  const met = new Set((input.met ?? []).map(([x, y]) => pair(x, y)));
  const kept = new Set(participants.flatMap(({ table }) => (typeof table === 'number' ? [table] : [])));

  const cost: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const whole: boolean[] = [];
  const starts = [0];
  const indices: number[] = [];
  const rows = new Map<string, { index: number; lower: number; upper: number }>();
  const row = (name: string, most: number, least = -Infinity): number => {
    const there = rows.get(name);
    if (there) return there.index;
    rows.set(name, { index: rows.size, lower: least, upper: most });
    return rows.size - 1;
  };
  const column = (worth: number, bounds: [number, number], inRows: number[], integer: boolean): void => {
    cost.push(worth);
    lower.push(bounds[0]);
    upper.push(bounds[1]);
    whole.push(integer);
    indices.push(...inRows);
    starts.push(indices.length);
  };
  let base = 0;
  for (const [key] of previous) if (key) base -= 2;
  participants.forEach(({ min }, p) => {
    if (min) column(-5, [0, Infinity], [row(`least ${p}`, Infinity, min)], false);
  });
  for (const key of new Set([...said.keys(), ...locked.keys()])) {
    const [p, q] = key.split(' ').map(Number) as [number, number];
    const [one, other] = [participants[p]!, participants[q]!];
    const fixed = locked.get(key);
    const value = valueOf(key);
    if (!fixed && (value === 0 || met.has(key))) continue;
    const tables = [one.table, other.table].filter((table) => typeof table === 'number');
    if (tables.length === 2 && tables[0] !== tables[1]) continue;
    for (let s = 0; s < slots; s++) {
      if (one.unavailable?.includes(s) || other.unavailable?.includes(s)) continue;
      if (fixed && fixed.slot !== s) continue;
      const table = tables[0] ?? (fixed && kept.has(fixed.table) ? fixed.table : null);
      const inRows = [
        ...[p, q].flatMap((x) => [row(`once ${x} ${s}`, 1), row(`most ${x}`, participants[x]!.max ?? slots)]),
        ...[p, q].filter((x) => participants[x]!.min).map((x) => row(`least ${x}`, Infinity)),
        row(`pair ${key}`, 1),
        table === null ? row(`tables ${s}`, input.tables - kept.size) : row(`table ${table} ${s}`, 1),
      ];
      column(value + (previous.get(key) === s ? 2 : 0), [fixed ? 1 : 0, 1], inRows, true);
    }
  }
  const { infinity } = highs;
  const finite = (x: number): number => (x === Infinity ? infinity : x === -Infinity ? -infinity : x);
  const limits = [...rows.values()];
  return {
    base,
    model: {
      numCols: cost.length,
      numRows: rows.size,
      sense: highs.constants.objectiveSense.maximize,
      colCost: cost,
      colLower: lower,
      colUpper: upper.map(finite),
      rowLower: limits.map((one) => finite(one.lower)),
      rowUpper: limits.map((one) => finite(one.upper)),
      matrix: {
        format: 'csc',
        numRows: rows.size,
        numCols: cost.length,
        starts,
        indices,
        values: indices.map(() => 1),
      },
      integrality: whole.map((integer) =>
        integer ? highs.constants.variableType.integer : highs.constants.variableType.continuous,
      ),
    },
  };
}
