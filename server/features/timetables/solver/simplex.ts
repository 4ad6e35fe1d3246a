/** max cost·x with rows·x ≤ limit (limit ≥ 0) and 0 ≤ x ≤ 1 or more by `upper`. */
export interface LinearProgram {
  columns: number;
  cost: Float64Array;
  upper: Float64Array;
  /** Each row as its columns and their coefficients. */
  rows: { columns: number[]; values: number[]; limit: number }[];
}

export interface LinearSolution {
  x: Float64Array;
  /** By weak duality, from the multipliers and not from the tableau: what rounding does to it is far below 1e-6. */
  bound: number;
  /** How many numbers of the tableau were changed. */
  work: number;
}

const TINY = 1e-9;

/**
 * The primal simplex method with upper bounds on a dense tableau, from x = 0, for the few hundred columns of a small
 * hall. Where it does not end in time the multipliers it has still give a bound.
 */
export function solveLinear({ columns: n, cost, upper, rows }: LinearProgram): LinearSolution {
  const m = rows.length;
  const width = n + m + 1;
  const rhs = width - 1;
  const table = new Float64Array((m + 1) * width);
  const basis = new Int32Array(m);
  const top = new Float64Array(n + m).fill(Infinity);
  top.set(upper);
  /** Columns counted down from their upper bound. */
  const flipped = new Uint8Array(n + m);
  rows.forEach(({ columns, values, limit }, i) => {
    columns.forEach((j, k) => (table[i * width + j]! += values[k]!));
    table[i * width + n + i] = 1;
    table[i * width + rhs] = limit;
    basis[i] = n + i;
  });
  let work = 0;
  const goal = m * width;
  for (let j = 0; j < n; j++) table[goal + j] = -cost[j]!;

  const flip = (j: number): void => {
    const by = top[j]!;
    for (let i = 0; i <= m; i++) {
      const at = i * width;
      table[at + rhs]! -= table[at + j]! * by;
      table[at + j] = -table[at + j]!;
    }
    flipped[j]! ^= 1;
  };
  const most = 50 * (m + n);
  for (let step = 0; step < most; step++) {
    // Once in a while the first column that gains, not the best, so that no cycle goes on for ever.
    const careful = step > 10 * (m + n);
    let enter = -1;
    let gain = -TINY;
    for (let j = 0; j < n + m; j++) {
      if (table[goal + j]! < gain) {
        enter = j;
        if (careful) break;
        gain = table[goal + j]!;
      }
    }
    if (enter < 0) break;
    let leave = -1;
    let reach = top[enter]!;
    let downward = false;
    for (let i = 0; i < m; i++) {
      const pivot = table[i * width + enter]!;
      const value = table[i * width + rhs]!;
      if (pivot > TINY) {
        const ratio = Math.max(0, value) / pivot;
        if (ratio < reach - TINY || (careful && leave >= 0 && ratio <= reach && basis[i]! < basis[leave]!)) {
          reach = Math.min(reach, ratio);
          leave = i;
          downward = false;
        }
      } else if (pivot < -TINY && top[basis[i]!]! < Infinity) {
        const ratio = Math.max(0, top[basis[i]!]! - value) / -pivot;
        if (ratio < reach - TINY) {
          reach = ratio;
          leave = i;
          downward = true;
        }
      }
    }
    if (leave < 0) {
      if (reach === Infinity) break;
      flip(enter);
      continue;
    }
    if (downward) flipBasic(table, width, rhs, m, leave, basis[leave]!, top[basis[leave]!]!, flipped);
    work += pivotOn(table, width, m, leave, enter);
    basis[leave] = enter;
  }

  const x = new Float64Array(n);
  for (let j = 0; j < n; j++) if (flipped[j]) x[j] = top[j]!;
  for (let i = 0; i < m; i++) {
    const j = basis[i]!;
    if (j < n) x[j] = flipped[j] ? top[j]! - table[i * width + rhs]! : table[i * width + rhs]!;
  }
  // A multiplier of a row is the price of its slack; slacks have no upper bound and are never flipped.
  const reduced = Float64Array.from(cost);
  let bound = 0;
  rows.forEach(({ columns, values, limit }, i) => {
    const price = Math.max(0, table[goal + n + i]!);
    bound += price * limit;
    if (price > 0) columns.forEach((j, k) => (reduced[j]! -= price * values[k]!));
  });
  for (let j = 0; j < n; j++) if (reduced[j]! > 0) bound += reduced[j]! * upper[j]!;
  return { x, bound, work };
}

/** The basic column of a row is counted down from its upper bound from now on, so that it leaves at zero. */
function flipBasic(
  table: Float64Array,
  width: number,
  rhs: number,
  m: number,
  row: number,
  column: number,
  upper: number,
  flipped: Uint8Array,
): void {
  const at = row * width;
  for (let j = 0; j < width; j++) table[at + j] = -table[at + j]!;
  table[at + rhs]! += upper;
  table[at + column] = 1;
  for (let i = 0; i <= m; i++) if (i !== row) table[i * width + column] = 0;
  flipped[column]! ^= 1;
}

function pivotOn(table: Float64Array, width: number, m: number, row: number, column: number): number {
  const at = row * width;
  const by = 1 / table[at + column]!;
  const used: number[] = [];
  for (let j = 0; j < width; j++) {
    if (table[at + j] === 0) continue;
    table[at + j]! *= by;
    used.push(j);
  }
  table[at + column] = 1;
  let work = width;
  for (let i = 0; i <= m; i++) {
    if (i === row) continue;
    const other = i * width;
    const factor = table[other + column]!;
    if (factor === 0) continue;
    for (const j of used) table[other + j]! -= factor * table[at + j]!;
    table[other + column] = 0;
    work += used.length;
  }
  return work;
}
