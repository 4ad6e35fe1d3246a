import { email as emailSchema } from '../../../../shared/schemas/common.ts';
import { isCreditCode } from '../../../../shared/taxonomy/creditCode.ts';
import { ProblemError } from '../../../platform/http/problem.ts';
import { readSheet, SheetProblem } from '../../../platform/sheets/index.ts';

interface Named {
  row: number;
  text: string;
  email: string | null;
  creditCode: string | null;
}

/**
 * Who is named in each row of a list (.xlsx, .csv): by an address or a credit code, in whichever column. Throws where it
 * cannot be read, names nobody, or names more than `most`.
 */
export async function namedIn(path: string, most: number): Promise<Named[]> {
  const named: Named[] = [];
  try {
    for await (const rows of readSheet(path)) {
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
