/** The loan prime rates in force from a day on, in basis points. */
export interface LprRate {
  /** YYYY-MM-DD, the day the National Interbank Funding Center published it. */
  from: string;
  oneYearBp: number;
  fiveYearBp: number;
}

/** 贷款市场报价利率 as published, each with what changed; newer ones are entered by the administrator. */
export const LPR_RATES: readonly LprRate[] = (
  [
    ['2019-08-20', 425, 485],
    ['2019-09-20', 420, 485],
    ['2019-11-20', 415, 480],
    ['2020-02-20', 405, 475],
    ['2020-04-20', 385, 465],
    ['2021-12-20', 380, 465],
    ['2022-01-20', 370, 460],
    ['2022-05-20', 370, 445],
    ['2022-08-22', 365, 430],
    ['2023-06-20', 355, 420],
    ['2023-08-21', 345, 420],
    ['2024-02-20', 345, 395],
    ['2024-07-22', 335, 385],
    ['2024-10-21', 310, 360],
    ['2025-05-20', 300, 350],
  ] as const
).map(([from, oneYearBp, fiveYearBp]) => ({ from, oneYearBp, fiveYearBp }));

/** The rates in force on a day: the latest of those published by then; the first there is for days before all. */
export function lprAmong(rates: readonly LprRate[], day: string): LprRate {
  const published = rates.filter(({ from }) => from <= day);
  const latest = (a: LprRate, b: LprRate): LprRate => (b.from > a.from ? b : a);
  if (published.length > 0) return published.reduce(latest);
  return rates.reduce((a, b) => (b.from < a.from ? b : a));
}
