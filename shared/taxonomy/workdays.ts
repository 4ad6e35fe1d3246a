/** What the working calendar of a year departs from Monday to Friday in; dates YYYY-MM-DD. */
export interface WorkYear {
  year: number;
  /** Days off, from and to inclusive. */
  off: readonly (readonly [from: string, to: string])[];
  /** Saturdays and Sundays worked in exchange (调休). */
  worked: readonly string[];
  /** Whether the State Council has published the year's arrangement; else only the statutory days stand here. */
  published: boolean;
}

/** 国务院办公厅关于部分节假日安排的通知 of each year (2024-11-12 for 2025, 2025-11-04 for 2026). */
export const WORK_YEARS: readonly WorkYear[] = [
  {
    year: 2025,
    published: true,
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    published: true,
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  {
    // 全国年节及纪念日放假办法 (2024): the days that are off whatever the arrangement.
    year: 2027,
    published: false,
    off: [
      ['2027-01-01', '2027-01-01'],
      ['2027-02-05', '2027-02-08'],
      ['2027-04-05', '2027-04-05'],
      ['2027-05-01', '2027-05-02'],
      ['2027-06-09', '2027-06-09'],
      ['2027-09-15', '2027-09-15'],
      ['2027-10-01', '2027-10-03'],
    ],
    worked: [],
  },
];

/** Office hours, in minutes of the day in Asia/Shanghai: 9:00–12:00 and 13:30–17:30. */
export const OFFICE_HOURS: readonly (readonly [from: number, to: number])[] = [
  [540, 720],
  [810, 1050],
];
