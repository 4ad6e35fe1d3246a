/** One figure beside the baseline that was measured in the same run, by turns with it. */
export interface Figure {
  /** What is measured, and what it is compared with, as the table names them. */
  what: string;
  baselineIs: string;
  unit: 'ms' | '/s' | '%';
  ours: number;
  baseline: number;
  /** The aim in words, and whether it is met. */
  aim: string;
  met: boolean;
  /** How much was measured, and what else one should know. */
  note: string;
}

export const ratioOf = ({ ours, baseline }: Pick<Figure, 'ours' | 'baseline'>): number => ours / baseline;

/** The value below which `share` of the samples lie (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('nothing was measured');
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** A rate that should be at least `least` times its baseline. */
export function rate(
  about: Pick<Figure, 'what' | 'baselineIs' | 'note' | 'ours' | 'baseline'>,
  least: number,
): Figure {
  return { ...about, unit: '/s', aim: `≥ ${least} ×`, met: ratioOf(about) >= least };
}

/** A 95th percentile of times that should be at most `most` times its baseline, plus `plusMs`. */
export function time(
  about: Pick<Figure, 'what' | 'baselineIs' | 'note'>,
  samples: { ours: readonly number[]; baseline: readonly number[] },
  most: number,
  plusMs = 0,
): Figure {
  const ours = percentile(samples.ours, 0.95);
  const baseline = percentile(samples.baseline, 0.95);
  const medians = [samples.ours, samples.baseline].map((s) => `${percentile(s, 0.5).toFixed(1)} ms`);
  return {
    ...about,
    note: `${about.note}; medians ${medians.join(' against ')}`,
    unit: 'ms',
    ours,
    baseline,
    aim: plusMs > 0 ? `≤ ${most} × + ${plusMs} ms` : `≤ ${most} ×`,
    met: ours <= most * baseline + plusMs,
  };
}

export const shown = (value: number, unit: Figure['unit']): string =>
  unit === 'ms'
    ? `${value.toFixed(1)} ms`
    : unit === '%'
      ? `${value.toFixed(3)} %`
      : `${Math.round(value).toLocaleString('en')} /s`;
