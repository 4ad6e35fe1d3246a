/*
 * Sums over groups that overlap are equations: from enough of them the amount of one firm follows, though each has
 * many behind it (all of a chain, less those of it in one district). Whether it does is linear algebra: some
 * combination of the sums has no deals in it but those of too few firms.
 */

/** More to look through than this is taken to tell: a report is read while somebody waits. */
const MOST_LOOKED_AT = 20_000;
/** Room for the deals of so few firms; more of them in one place are taken to tell as well. */
const WIDTH = 8;
const NOTHING = 1e-7;

/** Deals that are in the same sums: no combination can tell them apart. */
interface Atom {
  column: number[];
  firms: Set<string>;
}

/** Brings rows to echelon form, in place; the columns that lead them. */
function reduce(rows: number[][]): number[] {
  const leads: number[] = [];
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width && leads.length < rows.length; column += 1) {
    const at = leads.length;
    let best = at;
    for (let i = at + 1; i < rows.length; i += 1)
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[best]![column]!)) best = i;
    if (Math.abs(rows[best]![column]!) < NOTHING) continue;
    [rows[at], rows[best]] = [rows[best]!, rows[at]!];
    const lead = rows[at];
    const by = lead[column]!;
    for (let j = column; j < width; j += 1) lead[j]! /= by;
    for (const [i, row] of rows.entries()) {
      const factor = row[column]!;
      if (i === at || factor === 0) continue;
      for (let j = column; j < width; j += 1) row[j]! -= factor * lead[j]!;
    }
    leads.push(column);
  }
  return leads;
}

/** Numbers that look drawn by lot and are the same each time: the `n`th from -1 to 1. */
function drawn(n: number): number {
  let x = (n + 1) * 0x9e3779b1;
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 31 - 1;
}

/**
 * For each atom a short vector, such that those of some atoms depend on each other if and only if some combination of
 * the sums has nothing but these atoms in it. (It is what remains free of amounts once all sums are known, thrown onto
 * few dimensions.)
 */
function shadows(atoms: readonly Atom[]): number[][] {
  const rows = atoms[0]!.column.map((_, i) => atoms.map(({ column }) => column[i]!));
  const leads = reduce(rows);
  const lead = new Set(leads);
  const free = [...atoms.keys()].filter((atom) => !lead.has(atom));
  const thrown = new Map(
    free.map((atom, j) => [atom, Array.from({ length: WIDTH }, (_, k) => drawn(j * WIDTH + k))]),
  );
  const rowOf = new Map(leads.map((atom, i) => [atom, rows[i]!]));
  return [...atoms.keys()].map((atom) => {
    const own = thrown.get(atom);
    if (own) return own;
    const sum = new Array<number>(WIDTH).fill(0);
    const row = rowOf.get(atom)!;
    for (const [other, vector] of thrown)
      if (row[other] !== 0) for (let k = 0; k < WIDTH; k += 1) sum[k]! -= row[other]! * vector[k]!;
    return sum;
  });
}

const depend = (vectors: readonly number[][]): boolean =>
  vectors.length > WIDTH || reduce(vectors.map((vector) => [...vector])).length < vectors.length;

/** Whether any two vectors are parallel, or one is nothing. */
function someParallel(vectors: readonly number[][]): boolean {
  const found: number[][] = [];
  for (const vector of vectors) {
    const [first] = vector;
    // Nothing; or by a chance that never comes one of nothing in its first place, which is taken to tell as well.
    if (Math.abs(first!) < NOTHING) return true;
    found.push(vector.map((value) => value / first!));
  }
  found.sort((x, y) => x[1]! - y[1]!);
  return found.some((x, i) => i > 0 && x.every((value, k) => Math.abs(value - found[i - 1]![k]!) < NOTHING));
}

/** Ways to take so many of some, up to a limit. */
function waysTo(take: number, of: number): number {
  let ways = 1;
  for (let i = 0; i < take; i += 1) ways = (ways * (of - i)) / (i + 1);
  return ways;
}

/**
 * Whether sums, each of some deals by their place, tell together of fewer firms than there must be behind what is told.
 * `firmOf`: whose each deal is.
 */
export function tellOfFew(
  sums: readonly ReadonlySet<number>[],
  firmOf: readonly string[],
  least: number,
): boolean {
  const found = new Map<string, Atom>();
  firmOf.forEach((firm, deal) => {
    const column = sums.map((sum) => Number(sum.has(deal)));
    if (!column.includes(1)) return;
    const key = column.join('');
    const atom = found.get(key) ?? { column, firms: new Set() };
    atom.firms.add(firm);
    found.set(key, atom);
  });
  const atoms = [...found.values()];
  const few = [...atoms.keys()].filter((atom) => atoms[atom]!.firms.size < least);
  if (few.length === 0) return false;
  const atomsOf = new Map<string, number[]>();
  for (const atom of few)
    for (const firm of atoms[atom]!.firms) atomsOf.set(firm, [...(atomsOf.get(firm) ?? []), atom]);
  const firms = [...atomsOf.keys()];
  const most = Math.min(least - 1, firms.length);
  const shadow = shadows(atoms);
  const areTold = (chosen: readonly string[]): boolean => {
    const theirs = new Set(chosen.flatMap((firm) => atomsOf.get(firm)!));
    const alone = [...theirs].filter((atom) =>
      [...atoms[atom]!.firms].every((firm) => chosen.includes(firm)),
    );
    return depend(alone.map((atom) => shadow[atom]!));
  };
  if (most === 2) {
    // Most firms have one amount, in one atom of its own: of two such the vectors are parallel.
    const isPlain = (firm: string) => {
      const [atom, ...more] = atomsOf.get(firm)!;
      return more.length === 0 && atoms[atom!]!.firms.size === 1;
    };
    const plain = firms.filter(isPlain);
    if (someParallel(plain.map((firm) => shadow[atomsOf.get(firm)![0]!]!))) return true;
    const others = firms.filter((firm) => !isPlain(firm));
    if (others.length * firms.length > MOST_LOOKED_AT) return true;
    return others.some((one) => firms.some((other) => areTold([one, other])));
  }
  if (waysTo(most, firms.length) > MOST_LOOKED_AT) return true;
  const look = (chosen: readonly string[], from: number): boolean => {
    if (chosen.length === most) return areTold(chosen);
    for (let i = from; i < firms.length; i += 1) if (look([...chosen, firms[i]!], i + 1)) return true;
    return false;
  };
  return look([], 0);
}
