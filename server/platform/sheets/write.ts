import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';

export interface SheetColumn {
  heading: string;
  /** In characters. */
  width?: number;
}

/** What no XML may hold: with one of these in it the whole book could not be opened. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text that a spreadsheet program would take for a formula is kept a text. */
const harmless = (text: string): string =>
  (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(UNWRITABLE, '\ufffd');

/** A sheet under its headings, which stay in sight. */
function addSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, name: string, columns: readonly SheetColumn[]) {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ heading, width = 18 }) => ({ header: harmless(heading), width }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  return sheet;
}

export interface BookSheet {
  name: string;
  columns: SheetColumn[];
  rows: Iterable<(string | number | null)[]> | AsyncIterable<(string | number | null)[]>;
}

/** Writes a few sheets to a stream as one .xlsx; numbers stay numbers, to be reckoned with. */
export async function writeBook(to: Writable, sheets: readonly BookSheet[]): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: to });
  for (const { name, columns, rows } of sheets) {
    const sheet = addSheet(book, name, columns);
    for await (const cells of rows)
      sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))).commit();
    sheet.commit();
  }
  await book.commit();
}

/** Writes rows to a stream as .xlsx, one at a time; further sheets hold hints as plain lines. */
export async function writeSheet(
  to: Writable,
  columns: SheetColumn[],
  rows: AsyncIterable<string[]> | Iterable<string[]>,
  hints?: { name: string; lines: string[][] },
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: to });
  const sheet = addSheet(book, 'Sheet1', columns);
  for await (const cells of rows) sheet.addRow(cells.map(harmless)).commit();
  sheet.commit();
  if (hints) {
    const notes = book.addWorksheet(hints.name);
    for (const line of hints.lines) notes.addRow(line.map(harmless)).commit();
    notes.commit();
  }
  await book.commit();
}
