import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts, queries, and which texts answer which query. */
export interface TestSet {
  corpus: readonly { id: string; text: string }[];
  queries: readonly string[];
  /** Query → id of a text → grade above 0. */
  relevant: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What was left out or looks odd, in words. */
  notes: readonly string[];
}

/** What a person gave is not as it should be; the message says what and where. */
class BadTestSet extends Error {}

/** Ids as the engine takes them. */
const ID = /^[a-zA-Z0-9_-]{1,511}$/;

/** Rows of a tab-separated file, each with its line number; empty lines are skipped. The last column may hold tabs. */
async function rowsOf(
  folder: string,
  file: string,
  columns: number,
): Promise<{ line: number; cells: string[] }[]> {
  const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new BadTestSet(`${file}: no such file in ${folder}.`);
    throw new BadTestSet(`${file}: cannot be read (${error.code}).`);
  });
  const rows: { line: number; cells: string[] }[] = [];
  for (const [at, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (content.trim() === '') continue;
    const parts = content.split('\t');
    const cells = [...parts.slice(0, columns - 1), parts.slice(columns - 1).join('\t')].map((c) => c.trim());
    const lacking = parts.length < columns ? parts.length : cells.indexOf('');
    if (lacking >= 0)
      throw new BadTestSet(`${file}:${at + 1}: column ${lacking + 1} of ${columns} is empty.`);
    rows.push({ line: at + 1, cells });
  }
  if (rows.length === 0) throw new BadTestSet(`${file}: there is nothing in it.`);
  return rows;
}

/** Reads `corpus.tsv` (id, text), `queries.tsv` (query) and `qrels.tsv` (query, id, grade) of a folder. */
export async function readTestSet(folder: string): Promise<TestSet> {
  const there = await stat(folder).catch(() => null);
  if (!there?.isDirectory()) throw new BadTestSet(`${folder}: there is no such folder.`);
  const corpus = new Map<string, string>();
  for (const { line, cells } of await rowsOf(folder, 'corpus.tsv', 2)) {
    const [id = '', text = ''] = cells;
    if (!ID.test(id)) throw new BadTestSet(`corpus.tsv:${line}: ${id} is no id (letters, digits, - and _).`);
    if (corpus.has(id)) throw new BadTestSet(`corpus.tsv:${line}: the id ${id} was there before.`);
    corpus.set(id, text);
  }
  const queries = [...new Set((await rowsOf(folder, 'queries.tsv', 1)).map(({ cells }) => cells[0]!))];
  const asked = new Set(queries);
  const relevant = new Map<string, Map<string, number>>();
  let unasked = 0;
  let unknown = 0;
  for (const { line, cells } of await rowsOf(folder, 'qrels.tsv', 3)) {
    const [query = '', id = '', grade = ''] = cells;
    if (!/^\d+$/.test(grade)) {
      throw new BadTestSet(`qrels.tsv:${line}: ${grade} is no grade: a whole number from 0 is wanted.`);
    }
    if (Number(grade) === 0) continue;
    if (!asked.has(query)) unasked += 1;
    if (!corpus.has(id)) unknown += 1;
    if (!relevant.has(query)) relevant.set(query, new Map());
    relevant.get(query)!.set(id, Number(grade));
  }
  const judged = queries.filter((query) => relevant.has(query));
  if (judged.length === 0) throw new BadTestSet('qrels.tsv: nothing is relevant for any of the queries.');
  const note = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : []);
  return {
    corpus: [...corpus].map(([id, text]) => ({ id, text })),
    queries: judged,
    relevant,
    notes: [
      ...note(queries.length - judged.length, 'queries without anything relevant are left out'),
      ...note(unasked, 'judgements of queries that are not asked are left out'),
      ...note(unknown, 'judgements of texts that are not in the corpus: nobody can find those'),
    ],
  };
}
