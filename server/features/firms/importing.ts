import type { Types } from 'mongoose';
import { firmProfileInput, type FirmProfileInput } from '../../../shared/schemas/firm.ts';
import type { RowOutcome } from '../../../shared/schemas/import.ts';
import type { Session } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import type { Importer, ImportKind, ReadRow } from '../imports/index.ts';
import { emptyProfile, nameKey, Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { FIRM_COLUMNS } from './importColumns.ts';

/** What of a profile an import fills; fields whose cells are empty stay as they are. */
function profileOf(data: Record<string, unknown>): Partial<FirmProfileInput> {
  const { introduction, industryText, region, staff, revenueFen, capabilities, certificates, tier } = data;
  const given = {
    introduction,
    industryText,
    region,
    staff,
    revenueFen,
    certificates,
    tier,
    ...(capabilities
      ? {
          capabilities: firmProfileInput.shape.capabilities.parse(
            (capabilities as string[]).map((name) => ({ name, kind: 'product' })),
          ),
        }
      : {}),
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<FirmProfileInput>;
}

/** What a row says a firm is known by, as far as it says it. */
const identityOf = (data: Record<string, unknown>, list: string): Record<string, unknown> => ({
  ...(data['shortName'] ? { shortName: data['shortName'] } : {}),
  ...(data['creditCode'] ? { creditCode: data['creditCode'] } : {}),
  ...(data['externalCode'] ? { externalCode: data['externalCode'], listedBy: list } : {}),
});

type Entry = Pick<
  OrganisationDocument,
  '_id' | 'name' | 'shortName' | 'creditCode' | 'externalCode' | 'listedBy' | 'nameKey' | 'status' | 'profile'
>;
const ENTRY = {
  name: 1,
  shortName: 1,
  creditCode: 1,
  externalCode: 1,
  listedBy: 1,
  nameKey: 1,
  status: 1,
  profile: 1,
};

/** Whose numbering a list's codes are: an office's own, or the platform's. Number 1 of two lists is not one firm. */
const listOf = ({ kind, organisationId }: Importer): string =>
  kind === 'admin' ? 'platform' : organisationId;

/** The entries rows speak of: by credit code, else by the code in the same list, else by name. */
async function entriesOf(
  rows: ReadRow[],
  list: string,
  session: Session | null,
): Promise<(Entry | undefined)[]> {
  const of = (field: string) =>
    rows.flatMap((row) => (typeof row.data[field] === 'string' ? [row.data[field] as string] : []));
  const keys = rows.map((row) => nameKey(row.data['name'] as string));
  const found = await Organisation.find(
    {
      $or: [
        { creditCode: { $in: of('creditCode') } },
        { listedBy: list, externalCode: { $in: of('externalCode') } },
        { status: 'unclaimed', nameKey: { $in: keys } },
      ],
    },
    ENTRY,
  )
    .session(session)
    .lean<Entry[]>();
  const byCredit = new Map(found.flatMap((e) => (e.creditCode ? [[e.creditCode, e]] : [])));
  const byExternal = new Map(
    found.flatMap((e) => (e.externalCode && e.listedBy === list ? [[e.externalCode, e]] : [])),
  );
  const byName = new Map(found.filter((e) => e.status === 'unclaimed').map((e) => [e.nameKey, e]));
  return rows.map(
    ({ data }, i) =>
      byCredit.get(data['creditCode'] as string) ??
      byExternal.get(data['externalCode'] as string) ??
      byName.get(keys[i]!),
  );
}

/** What a row would change of an entry; null where nothing. */
function changesOf(
  entry: Entry,
  data: Record<string, unknown>,
  list: string,
): Record<string, unknown> | null {
  const wanted: Record<string, unknown> = { name: data['name'], ...identityOf(data, list) };
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(wanted)) {
    if (entry[field as keyof Entry] !== value) changes[field] = value;
  }
  if (changes['name']) changes['nameKey'] = nameKey(data['name'] as string);
  for (const [field, value] of Object.entries(profileOf(data))) {
    if (JSON.stringify(entry.profile[field as keyof FirmProfileInput]) !== JSON.stringify(value)) {
      changes[`profile.${field}`] = value;
    }
  }
  return Object.keys(changes).length > 0 ? changes : null;
}

function outcomeOf(entry: Entry | undefined, data: Record<string, unknown>, list: string): RowOutcome {
  if (!entry) return 'new';
  // Its owner keeps it from here on; a list knows it less well.
  if (entry.status !== 'unclaimed') return 'kept';
  return changesOf(entry, data, list) ? 'changed' : 'unchanged';
}

/** Firms from a sheet become unclaimed entries, which their owners can claim. */
export const FIRM_IMPORT: ImportKind = {
  name: 'firms',
  sheet: { zh: '企业导入模板', en: 'firms-template' },
  allowed: ['admin', 'chainOffice'],
  columns: FIRM_COLUMNS,
  identity: (data) => String(data['creditCode'] ?? data['externalCode'] ?? nameKey(data['name'] as string)),
  async look(rows, importer) {
    const list = listOf(importer);
    const entries = await entriesOf(rows, list, null);
    return rows.map(({ data }, i) => outcomeOf(entries[i], data, list));
  },
  async take(rows, importer, session) {
    const list = listOf(importer);
    const entries = await entriesOf(rows, list, session);
    const touched: (Types.ObjectId | string)[] = [];
    for (const [i, { data }] of rows.entries()) {
      const entry = entries[i];
      const outcome = outcomeOf(entry, data, list);
      if (outcome === 'changed') {
        await Organisation.updateOne(
          { _id: entry!._id, status: 'unclaimed' },
          { $set: changesOf(entry!, data, list)!, $inc: { version: 1 } },
          { session },
        );
        touched.push(entry!._id);
      }
    }
    const fresh = rows.filter((_, i) => outcomeOf(entries[i], rows[i]!.data, list) === 'new');
    const made = await Organisation.insertMany(
      fresh.map(({ data }) => ({
        kind: 'sme',
        name: data['name'],
        nameKey: nameKey(data['name'] as string),
        ...identityOf(data, list),
        status: 'unclaimed',
        profile: { ...emptyProfile(), ...profileOf(data) },
      })),
      { session },
    );
    touched.push(...made.map((row) => row._id));
    // One fact for each would be thousands of rows; readers take the list from the data.
    if (touched.length > 0) await emit(session, 'firm.imported', touched[0]!, { ids: touched.map(String) });
  },
};
