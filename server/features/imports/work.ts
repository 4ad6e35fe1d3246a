import type { Types } from 'mongoose';
import type { Bilingual } from '../../../shared/locale.ts';
import type { RowOutcome } from '../../../shared/schemas/import.ts';
import { transact } from '../../platform/db/index.ts';
import { readSheet, SheetProblem } from '../../platform/sheets/index.ts';
import { missing, readRow, recognise } from './domain.ts';
import { importKindNamed, type Importer, type ReadRow } from './kind.ts';
import { Import, ImportRow, type ImportDocument, type ImportRowDocument } from './model.ts';

export const NO_COUNTS = { rows: 0, new: 0, changed: 0, unchanged: 0, bad: 0, kept: 0, applied: 0 };

const CHUNK = 250;
const LEASE_MS = 60_000;

const PROBLEMS: Record<SheetProblem['code'], Bilingual> = {
  unreadable: {
    zh: '无法读取此文件。请用 .xlsx（Excel 2007 及以后）或 .csv 保存后重新上传。',
    en: 'This file cannot be read. Save it as .xlsx (Excel 2007 or later) or .csv and upload it again.',
  },
  tooLarge: {
    zh: '文件内容过大，请拆分后分别上传。',
    en: 'There is too much in this file. Split it and upload the parts.',
  },
  encoding: {
    zh: '无法识别文件编码，请另存为 UTF-8 编码的 .csv。',
    en: 'The encoding is not known. Save it as .csv in UTF-8.',
  },
  empty: { zh: '文件里没有数据。', en: 'There is nothing in this file.' },
};
const DOUBLE = (row: number): Bilingual => ({
  zh: `与第 ${row} 行重复`,
  en: `The same as row ${row}`,
});

export const importerOf = (row: ImportDocument): Importer => ({
  organisationId: row.organisationId,
  personId: row.personId,
  kind: row.organisationKind,
});

/** Reads the sheet into staged rows, then looks at them where all needed columns were recognised. */
export async function stageRows(importId: Types.ObjectId, path: string): Promise<void> {
  try {
    let headings: string[] | null = null;
    let count = 0;
    const at = new Date();
    for await (const rows of readSheet(path)) {
      const data = headings ? rows : rows.slice(1);
      headings ??= rows[0]!.cells;
      const columns = headings.length;
      await ImportRow.insertMany(
        data.map(({ row, cells }) => ({ importId, row, cells: cells.slice(0, columns), at })),
        { ordered: false },
      );
      count += data.length;
      await touch(importId, { 'counts.rows': count });
    }
    if (!headings || count === 0) throw new SheetProblem('empty');
    const row = (await Import.findById(importId).lean())!;
    const { columns } = importKindNamed(row.kind);
    const mapping = recognise(headings, columns);
    await touch(importId, { headings, mapping });
    if (missing(mapping, columns).length > 0) await touch(importId, { status: 'mapping' });
    else await lookAtRows(importId);
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error;
    await touch(importId, { status: 'failed', problem: PROBLEMS[error.code] });
  }
}

const touch = (importId: Types.ObjectId, set: Record<string, unknown>) =>
  Import.updateOne({ _id: importId }, { $set: { ...set, leaseUntil: new Date(Date.now() + LEASE_MS) } });

/** Rows of an import in order, some at a time. */
async function* chunks(filter: Record<string, unknown>): AsyncGenerator<ImportRowDocument[]> {
  let after = 0;
  for (;;) {
    const rows = await ImportRow.find({ ...filter, row: { $gt: after } })
      .sort({ row: 1 })
      .limit(CHUNK)
      .lean();
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.row;
  }
}

/** The dry run: reads each row's cells and says what would become of it. */
export async function lookAtRows(importId: Types.ObjectId): Promise<void> {
  const row = (await Import.findById(importId).lean())!;
  const kind = importKindNamed(row.kind);
  const counts = { ...NO_COUNTS, rows: row.counts.rows };
  const seen = new Map<string, number>();
  for await (const rows of chunks({ importId })) {
    const readings = rows.map((one) => {
      const reading = readRow(one.cells, row.headings, row.mapping, kind.columns);
      const identity = reading.errors.length === 0 ? kind.identity(reading.data) : null;
      const earlier = identity === null ? undefined : seen.get(identity);
      if (earlier !== undefined) reading.errors.push({ column: '', told: DOUBLE(earlier) });
      else if (identity !== null) seen.set(identity, one.row);
      return { ...reading, id: one._id, row: one.row };
    });
    const good: ReadRow[] = readings.filter((r) => r.errors.length === 0);
    const looked = new Map<number, RowOutcome>();
    const headingOf = (field: string | null) => row.headings[row.mapping.indexOf(field ?? '')] ?? '';
    for (const [i, outcome] of (await kind.look(good, importerOf(row))).entries()) {
      const { row: number } = good[i]!;
      if (typeof outcome === 'string') looked.set(number, outcome);
      else {
        const errors = outcome.map(({ field, told }) => ({ column: headingOf(field), told }));
        readings.find((reading) => reading.row === number)!.errors.push(...errors);
      }
    }
    const outcomeOf = (number: number): RowOutcome => looked.get(number) ?? 'bad';
    await ImportRow.bulkWrite(
      readings.map(({ id, row: number, data, errors }) => ({
        updateOne: {
          filter: { _id: id },
          update: { $set: { data, errors, outcome: outcomeOf(number), applied: false } },
        },
      })),
    );
    for (const { row: number } of readings) counts[outcomeOf(number)] += 1;
    await touch(importId, { counts });
  }
  await touch(importId, { counts, status: 'ready' });
}

/**
 * Takes the good rows over, a chunk in a transaction, each row marked with it: a process that dies in the middle
 * leaves whole chunks done, and the next one goes on after them.
 */
export async function applyRows(importId: Types.ObjectId): Promise<void> {
  const row = (await Import.findById(importId).lean())!;
  const kind = importKindNamed(row.kind);
  const pending = { importId, applied: false, outcome: { $in: ['new', 'changed'] } };
  for await (const rows of chunks(pending)) {
    await transact(async (session) => {
      await kind.take(rows, importerOf(row), session);
      const marked = await ImportRow.updateMany(
        { _id: { $in: rows.map((r) => r._id) }, applied: false },
        { $set: { applied: true } },
        { session },
      );
      await Import.updateOne(
        { _id: importId },
        {
          $inc: { 'counts.applied': marked.modifiedCount },
          $set: { leaseUntil: new Date(Date.now() + LEASE_MS) },
        },
        { session },
      );
    });
  }
  await Import.updateOne({ _id: importId, status: 'applying' }, { $set: { status: 'applied' } });
}

/** Goes on with imports whose process died; one process takes each, by moving its lease. */
export async function resumeImports(): Promise<void> {
  const now = new Date();
  for (const row of await Import.find({ status: 'applying', leaseUntil: { $lt: now } }).lean()) {
    const mine = await Import.updateOne(
      { _id: row._id, leaseUntil: row.leaseUntil },
      { $set: { leaseUntil: new Date(now.getTime() + LEASE_MS) } },
    );
    if (mine.modifiedCount === 1) await applyRows(row._id);
  }
  // Reading has no file any more to go on with.
  await Import.updateMany(
    { status: 'reading', leaseUntil: { $lt: now } },
    {
      $set: {
        status: 'failed',
        problem: { zh: '读取中断，请重新上传。', en: 'Reading was interrupted. Upload it again.' },
      },
    },
  );
}
