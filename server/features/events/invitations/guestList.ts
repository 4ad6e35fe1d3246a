import { email as emailSchema } from '../../../../shared/schemas/common.ts';
import { isCreditCode } from '../../../../shared/taxonomy/creditCode.ts';
import { ProblemError } from '../../../platform/http/problem.ts';
import { readSheet, SheetProblem, type SheetBounds } from '../../../platform/sheets/index.ts';

interface Named {
  row: number;
  text: string;
  email: string | null;
  creditCode: string | null;
}

/** A list is short, and read while somebody waits: less is given to it than to an import. */
const BOUNDS: SheetBounds = { memoryMb: 192, mostMs: 30_000 };
/** Lists read at once in one process; each takes a thread and its memory. */
const MOST_AT_ONCE = 2;
let reading = 0;

/** Who a list names, unless as many are being read as may be. */
export async function namedIn(path: string, most: number): Promise<Named[]> {
  if (reading >= MOST_AT_ONCE) throw new ProblemError('request.tooMany', { seconds: 5 });
  reading += 1;
  try {
    return await readNamed(path, most);
  } finally {
    reading -= 1;
  }
}

/**
 * Who is named in each row of a list (.xlsx, .csv): by an address or a credit code, in whichever column. Throws where it
 * cannot be read, names nobody, or names more than `most`.
 */
async function readNamed(path: string, most: number): Promise<Named[]> {
  const named: Named[] = [];
  try {
    for await (const rows of readSheet(path, BOUNDS)) {
      for (const { row, cells } of rows) {
        const found = cells.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => cell !== '');
        if (found.length === 0) continue;
        const email =
          found.map((cell) => emailSchema.safeParse(cell)).find(({ success }) => success)?.data ?? null;
        const creditCode = found.map((cell) => cell.toUpperCase()).find(isCreditCode) ?? null;
        // The first row may be headings.
        if (email || creditCode || row > 1)
          named.push({ row, text: found[0]!.slice(0, 100), email, creditCode });
        if (named.length > most) throw new ProblemError('event.tooManyInvited', { most });
      }
    }
  } catch (error) {
    if (error instanceof SheetProblem) throw new ProblemError('event.listUnreadable');
    throw error;
  }
  if (!named.some(({ email, creditCode }) => email || creditCode))
    throw new ProblemError('event.listUnreadable');
  return named;
}
