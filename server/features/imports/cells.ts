import { BadCell } from './domain.ts';

/** How cells that many kinds of sheets have are read. Each throws BadCell with what is wrong. */

/** A cell without width, blanks and thousands' commas. */
export const plain = (cell: string): string => cell.normalize('NFKC').replace(/[,\s]/g, '');

export const text = (most: number) => (cell: string) => {
  if ([...cell].length > most) throw new BadCell(`最多 ${most} 个字`, `At most ${most} characters`);
  return cell;
};

/** `2026-03-31`, `2026/3/31`, `2026年3月31日`, or an instant that a spreadsheet made of a date. */
export function date(cell: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T.*)?$/.exec(plain(cell));
  const day = match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : 'none';
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) {
    throw new BadCell('应为日期，如 2026-03-31', 'A date, such as 2026-03-31');
  }
  return day;
}

/** The largest amount there is, in fen: 1 trillion yuan. */
const MOST_FEN = 100_000_000_000_000;

/** An amount in yuan, as whole fen: `300,000.00`, `￥1200`, `88.5元`. Exact: it is read as digits, not as a number. */
export function yuan(cell: string): number {
  const match = /^[¥￥]?(\d{1,13})(?:\.(\d{1,2})0*)?元?$/.exec(plain(cell));
  const fen = match ? Number(match[1]! + (match[2] ?? '').padEnd(2, '0')) : 0;
  if (fen < 1 || fen > MOST_FEN) {
    throw new BadCell(
      '应为大于 0 的金额（元），最多两位小数，如 300000.00',
      'An amount in yuan above 0 with at most two decimals, such as 300000.00',
    );
  }
  return fen;
}
