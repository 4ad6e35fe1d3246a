import type { Bilingual } from '../../../shared/locale.ts';
import type { ImportKindName, RowOutcome } from '../../../shared/schemas/import.ts';
import type { OrganisationKind } from '../../../shared/schemas/organisation.ts';
import type { Session } from '../../platform/db/index.ts';
import type { ImportColumn } from './domain.ts';

/** Who imports: for the audit trail, and for whom rows are taken. */
export interface Importer {
  organisationId: string;
  personId: string;
  kind: OrganisationKind;
}

/** A row whose cells could all be read. */
export interface ReadRow {
  row: number;
  data: Record<string, unknown>;
}

/** What is wrong with a row as a whole: with which field, or with none in particular. */
export interface RowFault {
  field: string | null;
  told: Bilingual;
}

/**
 * One kind of thing a sheet can bring. `look` says what would become of rows, without writing; `take` writes them
 * in the given transaction and must be idempotent: after a crash it may be told the same rows again.
 */
export interface ImportKind {
  name: ImportKindName;
  allowed: readonly OrganisationKind[];
  /** What its empty sheet is called. */
  sheet: Bilingual;
  /** Only for organisations that are verified. */
  verified?: true;
  /** Whether taking rows over binds the importer so that it must agree to what that means. */
  binds?: (importer: Importer) => boolean;
  columns: readonly ImportColumn[];
  /** What identifies a row within its sheet, so that a second one of the same is bad; null when nothing does. */
  identity: (data: Record<string, unknown>) => string | null;
  look: (rows: ReadRow[], importer: Importer) => Promise<(RowOutcome | RowFault[])[]>;
  take: (rows: ReadRow[], importer: Importer, session: Session) => Promise<void>;
}

const kinds = new Map<ImportKindName, ImportKind>();

export const addImportKind = (kind: ImportKind): void => void kinds.set(kind.name, kind);
export const importKindNamed = (name: ImportKindName): ImportKind => kinds.get(name)!;
