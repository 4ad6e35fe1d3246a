import type { Response } from 'express';
import type { importRoutes } from '../../../shared/api/imports.ts';
import { inLocale, type Locale } from '../../../shared/locale.ts';
import type { Deps } from '../../platform/deps.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { writeSheet } from '../../platform/sheets/index.ts';
import { importKindNamed } from './kind.ts';
import { ImportRow, type ImportDocument } from './model.ts';
import * as imports from './service.ts';

const asSheet = (res: Response, name: string) =>
  res.set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });

async function sendTemplate(actor: MemberActor, name: ImportDocument['kind'], locale: Locale, res: Response) {
  const { allowed, columns, sheet } = importKindNamed(name);
  if (!allowed.includes(actor.kind)) throw new ProblemError('import.notAllowed');
  asSheet(res, `${inLocale(sheet, locale)}.xlsx`);
  const headings = columns.map((column) => ({
    heading: inLocale(column.heading, locale) + (column.needed ? '*' : ''),
  }));
  const hints = columns.map((column) => [
    inLocale(column.heading, locale),
    inLocale(column.hint, locale),
    column.example,
  ]);
  await writeSheet(res, headings, [columns.map((column) => column.example)], {
    name: locale === 'en' ? 'Hints' : '填写说明',
    lines: hints,
  });
}

/** The bad rows as they came, with a last column that says what is wrong: mend it there and upload it again. */
async function sendErrors(row: ImportDocument, locale: Locale, res: Response) {
  asSheet(res, `${row.fileName.replace(/\.[^.]*$/, '')}-errors.xlsx`);
  async function* rows() {
    for await (const bad of ImportRow.find({ importId: row._id, outcome: 'bad' })
      .sort({ row: 1 })
      .lean()
      .cursor()) {
      const told = bad.errors
        .map(({ column, told: text }) => `${column}：${inLocale(text, locale)}`)
        .join('；');
      yield [...row.headings.map((_, i) => bad.cells[i] ?? ''), told];
    }
  }
  const columns = [...row.headings, locale === 'en' ? 'What is wrong' : '错误说明'].map((heading) => ({
    heading,
  }));
  await writeSheet(res, columns, rows());
}

export const importHandlers = ({ logger }: Deps): Handlers<typeof importRoutes> => {
  /** Work that goes on after the answer; what fails there is told to the log. */
  const behind = (finished: Promise<void>) =>
    void finished.catch((error: unknown) => logger.error({ err: error }, 'import work failed'));
  return {
    'GET /import-templates/:kind': ({ actor, params, locale, res }) =>
      sendTemplate(actor, params.kind, locale, res),
    'POST /imports': async ({ actor, body, file, locale }) => {
      const { row, finished } = await imports.beginImport(actor, body.kind, file);
      // The spooled file goes with the answer, so the rows are staged before it.
      await finished;
      return imports.presentImport(await imports.ownImport(actor, String(row._id)), locale);
    },
    'GET /imports': ({ actor, query, locale }) =>
      imports.listImports(actor, query.limit, query.cursor, locale),
    'GET /imports/:id': async ({ actor, params, locale }) =>
      imports.presentImport(await imports.ownImport(actor, params.id), locale),
    'GET /imports/:id/rows': ({ actor, params, query, locale }) =>
      imports.listRows(actor, params.id, query, locale),
    'GET /imports/:id/errors': async ({ actor, params, locale, res }) =>
      sendErrors(await imports.ownImport(actor, params.id), locale, res),
    'PUT /imports/:id/mapping': async ({ actor, params, body, locale }) => {
      behind((await imports.mapColumns(actor, params.id, body.mapping)).finished);
      return imports.presentImport(await imports.ownImport(actor, params.id), locale);
    },
    'POST /imports/:id/application': async ({ actor, params, query, locale }) => {
      const agreed = query.agreed === 'true';
      behind((await imports.decideImport(actor, params.id, agreed)).finished);
      return imports.presentImport(await imports.ownImport(actor, params.id), locale);
    },
    'DELETE /imports/:id': ({ actor, params }) => imports.dropImport(actor, params.id),
  };
};
