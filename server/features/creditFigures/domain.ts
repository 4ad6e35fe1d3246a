import {
  LEAST_FIRMS,
  type CreditFigures,
  type FigureCell,
  type FigureDimension,
  type FigurePeriod,
} from '../../../shared/schemas/creditFigures.ts';

/** The first day of a calendar period that a day lies in; null for all time. Days are YYYY-MM-DD. */
export function beginningOf(period: FigurePeriod, day: string): string | null {
  const [year = '', month = ''] = day.split('-');
  switch (period) {
    case 'month':
      return `${year}-${month}-01`;
    case 'quarter':
      return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
    case 'all':
      return null;
  }
}

/** What one firm did in a period: how often, how much, and that weighed by the rate and by the rate above the LPR. */
export interface Sum {
  count: number;
  fen: number;
  /** Σ amount × rate. */
  fenBp: number;
  /** Σ amount × (rate − LPR). */
  fenAboveBp: number;
  /** Of promises: those that were kept. */
  kept: number;
}
export const NO_SUM: Sum = { count: 0, fen: 0, fenBp: 0, fenAboveBp: 0, kept: 0 };
export const PARTS = ['needs', 'offers', 'drawdowns', 'promises'] as const;
export type Part = (typeof PARTS)[number];

/** One firm: the groups it is of, and what it did. */
export interface FirmSums {
  codes: Record<FigureDimension, readonly string[]>;
  sums: Partial<Record<Part, Sum>>;
}

interface Group {
  code: string;
  /** Which firms, by their place in the list. */
  firms: Set<number>;
  sum: Sum;
}

const plus = (a: Sum, b: Sum): Sum => ({
  count: a.count + b.count,
  fen: a.fen + b.fen,
  fenBp: a.fenBp + b.fenBp,
  fenAboveBp: a.fenAboveBp + b.fenAboveBp,
  kept: a.kept + b.kept,
});

function groupsOf(firms: readonly FirmSums[], by: FigureDimension, part: Part): Group[] {
  const groups = new Map<string, Group>();
  for (const [i, { codes, sums }] of firms.entries()) {
    const sum = sums[part];
    if (!sum || sum.count === 0) continue;
    for (const code of codes[by].length > 0 ? codes[by] : ['none']) {
      const group = groups.get(code) ?? { code, firms: new Set(), sum: NO_SUM };
      group.firms.add(i);
      group.sum = plus(group.sum, sum);
      groups.set(code, group);
    }
  }
  return [...groups.values()];
}

/**
 * The groups that are shown. Those of fewer than five firms are not; and since the total less what is shown tells of
 * what is not, the smallest others are left out with them until five firms are behind that too.
 */
export function shownGroups<G extends { code: string; firms: ReadonlySet<number> }>(
  groups: readonly G[],
): G[] {
  const bySize = [...groups].sort((a, b) => a.firms.size - b.firms.size || (a.code < b.code ? -1 : 1));
  const hidden = new Set<number>();
  let first = 0;
  while (first < bySize.length) {
    const small = bySize[first]!.firms.size < LEAST_FIRMS;
    if (!small && (hidden.size === 0 || hidden.size >= LEAST_FIRMS)) break;
    for (const firm of bySize[first]!.firms) hidden.add(firm);
    first += 1;
  }
  return bySize.slice(first);
}

const cellOf = {
  needs: (firms: number, { count, fen }: Sum) => ({ firms, count, fen }),
  offers: (firms: number, { count, fen, fenBp }: Sum) => ({ firms, count, fen, rateBp: fenBp / fen }),
  drawdowns: (firms: number, { count, fen, fenBp, fenAboveBp }: Sum) => ({
    ...{ firms, count, fen, rateBp: fenBp / fen, aboveLprBp: fenAboveBp / fen },
  }),
  promises: (firms: number, { count, kept }: Sum) => ({ firms, count, kept }),
} satisfies { [P in Part]: (firms: number, sum: Sum) => FigureCell[P] };

const EMPTY: FigureCell = { needs: null, offers: null, drawdowns: null, promises: null };

/** The figures of all firms and of each group, as far as they may be shown: each part for itself. */
export function figuresOf(
  firms: readonly FirmSums[],
  by: FigureDimension,
): Pick<CreditFigures, 'total' | 'groups'> {
  const total: FigureCell = { ...EMPTY };
  const groups = new Map<string, FigureCell>();
  for (const part of PARTS) {
    const who = firms.filter(({ sums }) => (sums[part]?.count ?? 0) > 0);
    const all = groupsOf(firms, by, part);
    for (const { code } of all) if (!groups.has(code)) groups.set(code, { ...EMPTY });
    if (who.length < LEAST_FIRMS) continue;
    const sum = who.reduce((so, { sums }) => plus(so, sums[part]!), NO_SUM);
    total[part] = cellOf[part](who.length, sum) as never;
    for (const group of shownGroups(all)) {
      groups.get(group.code)![part] = cellOf[part](group.firms.size, group.sum) as never;
    }
  }
  const drawn = (cell: FigureCell): number => cell.drawdowns?.fen ?? -1;
  return {
    total,
    groups: [...groups]
      // That a group is there at all would tell of the firm in it.
      .filter(([, cell]) => PARTS.some((part) => cell[part] !== null))
      .map(([code, cell]) => ({ code, ...cell }))
      .sort((a, b) => drawn(b) - drawn(a) || (a.code < b.code ? -1 : 1)),
  };
}
