import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { parse as parseCsv } from 'csv-parse';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import type { FromWorker, SheetRow } from './read.ts';
import { checkZip } from './zip.ts';

const BATCH = 500;
const MOST_ROWS = 500_000;
const MOST_COLUMNS = 200;
/** A cell longer than this is cut; whether that is too long is the column's to say. */
const MOST_CHARACTERS = 10_000;

const port = parentPort!;
const send = (message: FromWorker) => port.postMessage(message);

let batch: SheetRow[] = [];
async function flush(): Promise<void> {
  if (batch.length === 0) return;
  const rows = batch;
  batch = [];
  send({ rows });
  await new Promise((resolve) => port.once('message', resolve));
}

async function take(row: number, cells: string[]): Promise<void> {
  if (row > MOST_ROWS + 1 || cells.length > MOST_COLUMNS) throw new Refused('tooLarge');
  // A row of blanks is no row.
  if (cells.every((cell) => cell === '')) return;
  batch.push({ row, cells });
  if (batch.length === BATCH) await flush();
}

class Refused extends Error {
  readonly code: 'unreadable' | 'tooLarge' | 'encoding' | 'empty';
  constructor(code: Refused['code']) {
    super(code);
    this.code = code;
  }
}

const clean = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
    .trim();

/** A cell as text. A formula counts as the value it was saved with, never as what it would compute. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'object') {
    if ('richText' in value) return clean(value.richText.map((part) => part.text).join(''));
    if ('hyperlink' in value) return textOf(value.text as ExcelJS.CellValue);
    if ('result' in value) return textOf(value.result as ExcelJS.CellValue);
    return '';
  }
  return clean(String(value));
}

async function readXlsx(path: string): Promise<void> {
  if (!(await checkZip(path))) throw new Refused('tooLarge');
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'emit',
  });
  for await (const sheet of reader) {
    for await (const row of sheet) {
      if (row.cellCount > MOST_COLUMNS) throw new Refused('tooLarge');
      const cells: string[] = [];
      for (let column = 1; column <= row.cellCount; column += 1)
        cells.push(textOf(row.getCell(column).value));
      await take(row.number, cells);
    }
    // The first sheet is the data; others are hints or notes.
    return;
  }
}

/** The encoding of a text file: UTF-8 where its bytes are, else GB18030, which Chinese Excel saves. */
async function encodingOf(path: string): Promise<'utf8' | 'gb18030'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf8';
  } catch {
    return 'gb18030';
  }
}

async function readCsv(path: string): Promise<void> {
  const encoding = await encodingOf(path);
  const handle = await open(path);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
  await handle.close();
  if (buffer.subarray(0, bytesRead).includes(0)) throw new Refused('encoding');
  const head = iconv.decode(buffer.subarray(0, bytesRead), encoding).split(/\r?\n/, 1)[0]!;
  const delimiter = [',', '\t', ';'].sort((a, b) => head.split(b).length - head.split(a).length)[0]!;
  const parser = createReadStream(path)
    .pipe(iconv.decodeStream(encoding))
    .pipe(
      parseCsv({
        bom: true,
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
        max_record_size: 1_000_000,
      }),
    );
  let row = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    row += 1;
    await take(row, cells.map(clean));
  }
}

async function main(): Promise<void> {
  const { path } = workerData as { path: string };
  if ((await stat(path)).size === 0) throw new Refused('empty');
  const handle = await open(path);
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  await handle.close();
  if (buffer.toString('latin1') === 'PK\u0003\u0004') await readXlsx(path);
  else if (buffer[0] === 0xd0 && buffer[1] === 0xcf) throw new Refused('unreadable');
  else await readCsv(path);
  await flush();
  send({ done: true });
}

main().catch((error: unknown) => send({ problem: error instanceof Refused ? error.code : 'unreadable' }));
