import { inLocale, type Locale } from '../../../shared/locale.ts';
import type {
  ImportInfo,
  ImportKindName,
  ImportRowInfo,
  RowOutcome,
} from '../../../shared/schemas/import.ts';
import { afterId, offsetOf, pageAfter, transact, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import type { UploadedFile } from '../../platform/http/upload.ts';
import { recordAudit } from '../audit/index.ts';
import { missing } from './domain.ts';
import { importKindNamed } from './kind.ts';
import { Import, ImportRow, type ImportDocument } from './model.ts';
import { applyRows, importerOf, lookAtRows, NO_COUNTS, stageRows } from './work.ts';

export function presentImport(row: ImportDocument, locale: Locale): ImportInfo {
  return {
    id: String(row._id),
    kind: row.kind,
    fileName: row.fileName,
    status: row.status,
    headings: row.headings,
    mapping: row.mapping,
    fields: importKindNamed(row.kind).columns.map((column) => ({
      field: column.field,
      heading: inLocale(column.heading, locale),
      needed: column.needed === true,
    })),
    counts: row.counts,
    problem: row.problem ? inLocale(row.problem, locale) : null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** One's organisation's import; another's answers as one that does not exist. */
export async function ownImport(actor: MemberActor, id: string): Promise<ImportDocument> {
  const row = await Import.findOne({ _id: id, organisationId: actor.organisationId }).lean();
  if (!row) throw notFound();
  return row;
}

function assertMayBring(actor: MemberActor, name: ImportKindName): void {
  const { allowed, verified } = importKindNamed(name);
  if (!allowed.includes(actor.kind)) throw new ProblemError('import.notAllowed');
  if (verified && actor.organisationStatus !== 'verified') throw new ProblemError('access.notVerified');
}

/** Begins an import: rows are staged in the background, nothing is taken over. */
export async function beginImport(
  actor: MemberActor,
  kind: ImportKindName,
  file: UploadedFile,
): Promise<{ row: ImportDocument; finished: Promise<void> }> {
  assertMayBring(actor, kind);
  const row = await Import.create({
    kind,
    organisationId: actor.organisationId,
    organisationKind: actor.kind,
    personId: actor.personId,
    fileName: file.name,
    status: 'reading',
    counts: NO_COUNTS,
    leaseUntil: new Date(Date.now() + 60_000),
  });
  await recordAudit(null, actor, {
    action: 'import.begun',
    subject: { kind: 'import', id: row._id },
    after: { kind, fileName: file.name },
  });
  return { row: row.toObject(), finished: stageRows(row._id, file.path) };
}

export async function listImports(
  actor: MemberActor,
  limit: number,
  cursor: string | undefined,
  locale: Locale,
): Promise<Page<ImportInfo>> {
  const rows = await Import.find({ organisationId: actor.organisationId, ...afterId(cursor, 'down') })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const page = pageAfter(rows, limit, (row) => [String(row._id)]);
  return { items: page.items.map((row) => presentImport(row, locale)), nextCursor: page.nextCursor };
}

export async function listRows(
  actor: MemberActor,
  id: string,
  query: { limit: number; cursor?: string | undefined; outcome?: RowOutcome | undefined },
  locale: Locale,
): Promise<Page<ImportRowInfo>> {
  const { _id } = await ownImport(actor, id);
  const after = offsetOf(query.cursor);
  const rows = await ImportRow.find({
    importId: _id,
    row: { $gt: after },
    ...(query.outcome ? { outcome: query.outcome } : {}),
  })
    .sort({ row: 1 })
    .limit(query.limit + 1)
    .lean();
  const page = pageAfter(rows, query.limit, (row) => [row.row]);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ row, outcome, cells, errors }) => ({
      row,
      outcome,
      cells,
      errors: errors.map(({ column, told }) => ({ column, message: inLocale(told, locale) })),
    })),
  };
}

/** Maps columns by hand; the rows are looked at anew. */
export async function mapColumns(
  actor: MemberActor,
  id: string,
  mapping: (string | null)[],
): Promise<{ finished: Promise<void> }> {
  const row = await ownImport(actor, id);
  const { columns } = importKindNamed(row.kind);
  const known = new Set(columns.map((column) => column.field));
  const fields = mapping.filter((field) => field !== null);
  const sound =
    mapping.length === row.headings.length &&
    fields.every((field) => known.has(field)) &&
    new Set(fields).size === fields.length;
  if (!sound)
    throw new ProblemError('request.invalid', {}, [{ path: 'mapping', code: 'bad_mapping', message: '' }]);
  const lacking = missing(mapping, columns);
  if (lacking.length > 0) {
    const names = lacking.map((column) => inLocale(column.heading, actor.locale)).join('、');
    throw new ProblemError('import.columnsMissing', { columns: names });
  }
  const taken = await Import.updateOne(
    { _id: row._id, status: { $in: ['mapping', 'ready'] } },
    { $set: { mapping, status: 'reading', leaseUntil: new Date(Date.now() + 60_000) } },
  );
  if (taken.modifiedCount === 0) throw new ProblemError('state.conflict');
  return { finished: lookAtRows(row._id) };
}

/** The person's one decision: from here the good rows go in, whatever happens to this process. */
export async function decideImport(
  actor: MemberActor,
  id: string,
  agreed: boolean,
): Promise<{ finished: Promise<void> }> {
  const row = await ownImport(actor, id);
  assertMayBring(actor, row.kind);
  if (importKindNamed(row.kind).binds?.(importerOf(row)) && !agreed)
    throw new ProblemError('import.agreementMissing');
  await transact(async (session) => {
    const decided = await Import.updateOne(
      { _id: row._id, status: 'ready' },
      { $set: { status: 'applying', leaseUntil: new Date(Date.now() + 60_000) } },
      { session },
    );
    if (decided.modifiedCount === 0) throw new ProblemError('state.conflict');
    await recordAudit(session, actor, {
      action: 'import.applied',
      subject: { kind: 'import', id },
      after: row.counts,
    });
  });
  return { finished: applyRows(row._id) };
}

export async function dropImport(actor: MemberActor, id: string): Promise<void> {
  const row = await ownImport(actor, id);
  const dropped = await Import.updateOne(
    { _id: row._id, status: { $in: ['mapping', 'ready', 'failed'] } },
    { $set: { status: 'dropped' } },
  );
  if (dropped.modifiedCount === 0) throw new ProblemError('state.conflict');
  await ImportRow.deleteMany({ importId: row._id });
}
