import mongoose from 'mongoose';
import { today } from '../../../shared/localTime.ts';
import type { Bilingual } from '../../../shared/locale.ts';
import { receivableContent, type ReceivableContent } from '../../../shared/schemas/receivable.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import type { Session } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { Importer, ImportKind, ReadRow, RowFault } from '../imports/index.ts';
import { nameKey, Organisation } from '../organisations/index.ts';
import { confirming, needsSecond } from './confirming.ts';
import { confirmationBy, faultsOf, identityOf, invoiceKeyOf, STEPS, type Parties } from './domain.ts';
import { RECEIVABLE_COLUMNS } from './importColumns.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import { tellOf, type Doer } from './telling.ts';
import { factOfNew, newReceivable } from './upload.ts';

const { ObjectId } = mongoose.Types;

const sideOfImporter = ({ kind }: Importer) => (kind === 'anchor' ? 'anchor' : 'supplier');

const UNKNOWN = {
  anchor: { zh: '没有找到这家已认证的企业', en: 'There is no such verified firm' },
  supplier: { zh: '没有找到这家已认证的链主企业', en: 'There is no such verified anchor firm' },
} as const;
const SEVERAL: Bilingual = {
  zh: '有多家企业用这个名称，请填统一社会信用代码',
  en: 'Several firms have this name; give the credit code',
};
const TAKEN: Bilingual = {
  zh: '这张发票已登记在另一笔应收账款上（金额或合同不同）',
  en: 'This invoice stands on another receivable already, of another amount or contract',
};
const UNREADABLE: Bilingual = { zh: '内容不能使用，请检查', en: 'This cannot be taken; check it' };

/** What a row says, or what is wrong with it. */
function contentOf({ data }: ReadRow, day: string): ReceivableContent | RowFault[] {
  const { party: _party, ...said } = data;
  const parsed = receivableContent.safeParse(said);
  if (!parsed.success)
    return parsed.error.issues.map(({ path }) => ({ field: String(path[0] ?? ''), told: UNREADABLE }));
  const faults = faultsOf(parsed.data, day);
  return faults.length > 0 ? faults.map(({ path, told }) => ({ field: path, told })) : parsed.data;
}

/** The verified organisations that rows name as the other side, by credit code or whole name. */
async function partiesOf(rows: ReadRow[], importer: Importer, session: Session | null) {
  const named = rows.map(({ data }) => String(data['party']));
  const found = await Organisation.find(
    {
      _id: { $ne: importer.organisationId },
      status: 'verified',
      kind: { $in: sideOfImporter(importer) === 'anchor' ? FIRM_KINDS : ['anchor'] },
      $or: [
        { creditCode: { $in: named.map((name) => name.toUpperCase()) } },
        { nameKey: { $in: named.map(nameKey) } },
      ],
    },
    { creditCode: 1, nameKey: 1 },
  )
    .session(session)
    .lean();
  return named.map((name): string | RowFault[] => {
    const coded = found.find(({ creditCode }) => creditCode === name.toUpperCase());
    const same = coded ? [coded] : found.filter((one) => one.nameKey === nameKey(name));
    if (same.length === 1) return String(same[0]!._id);
    return [{ field: 'party', told: same.length > 1 ? SEVERAL : UNKNOWN[sideOfImporter(importer)] }];
  });
}

interface Wanted {
  parties: Parties;
  content: ReceivableContent;
  identity: string;
  /** The same receivable, where it is here already. */
  here: ReceivableDocument | undefined;
}

/** What each row would have written, or what is wrong with it. */
async function wantedBy(
  rows: ReadRow[],
  importer: Importer,
  session: Session | null,
): Promise<(Wanted | RowFault[])[]> {
  const day = today();
  const others = await partiesOf(rows, importer, session);
  const read = rows.map((row, i): Omit<Wanted, 'here'> | RowFault[] => {
    const content = contentOf(row, day);
    const other = others[i]!;
    const faults = [...(Array.isArray(other) ? other : []), ...(Array.isArray(content) ? content : [])];
    if (Array.isArray(content) || Array.isArray(other)) return faults;
    const parties =
      sideOfImporter(importer) === 'anchor'
        ? { supplierId: other, anchorId: importer.organisationId }
        : { supplierId: importer.organisationId, anchorId: other };
    return { parties, content, identity: identityOf(parties, content) };
  });
  const good = read.flatMap((one) => (Array.isArray(one) ? [] : [one]));
  const standing = await Receivable.find({
    // Said of each alternative by itself, so that each finds its index.
    $or: [
      { standing: true, identity: { $in: good.map(({ identity }) => identity) } },
      {
        standing: true,
        supplierId: { $in: good.map(({ parties }) => new ObjectId(String(parties.supplierId))) },
        invoiceKey: { $in: good.flatMap(({ content }) => invoiceKeyOf(content) ?? []) },
      },
    ],
  })
    .session(session)
    .lean<ReceivableDocument[]>();
  const byIdentity = new Map(standing.map((row) => [row.identity, row]));
  const byInvoice = new Map(standing.map((row) => [`${String(row.supplierId)} ${row.invoiceKey}`, row]));
  return read.map((one) => {
    if (Array.isArray(one)) return one;
    const here = byIdentity.get(one.identity);
    const invoice = invoiceKeyOf(one.content);
    const taken = invoice !== null && byInvoice.has(`${String(one.parties.supplierId)} ${invoice}`);
    return !here && taken ? [{ field: 'invoiceNumber', told: TAKEN }] : { ...one, here };
  });
}

/** Whether a row of the importer's confirms what is here: the anchor's does what waits for this very person. */
function confirms(here: ReceivableDocument, importer: Importer, twoWanted: boolean): boolean {
  if (sideOfImporter(importer) !== 'anchor') return false;
  const waits = (STEPS.confirm.from as readonly string[]).includes(here.state);
  const firstBy = here.firstConfirmation ? String(here.firstConfirmation.by) : null;
  return waits && confirmationBy(importer.personId, firstBy, twoWanted) !== null;
}

/** For the trail: the person who decided the import; it is written later, so from nowhere in particular. */
const actorOf = (importer: Importer): MemberActor => ({
  ...{ personId: importer.personId, organisationId: importer.organisationId, kind: importer.kind },
  ...{ organisationStatus: 'verified', role: 'manager', sessionId: '', locale: 'zh-CN' },
  ...{ address: '', requestId: '' },
});

/**
 * A supplier's receivables from a sheet are uploaded, an anchor's confirmed: those its suppliers uploaded, and those
 * it names first. The same sheet again changes nothing.
 */
export const RECEIVABLE_IMPORT: ImportKind = {
  name: 'receivables',
  sheet: { zh: '应收账款导入模板', en: 'receivables-template' },
  allowed: FIRM_KINDS,
  verified: true,
  binds: (importer) => sideOfImporter(importer) === 'anchor',
  columns: RECEIVABLE_COLUMNS,
  identity: ({ party, contractNo, invoiceCode, invoiceNumber, amountFen }) =>
    invoiceNumber
      ? `invoice ${String(invoiceCode ?? '')} ${String(invoiceNumber)}`
      : [nameKey(String(party)), nameKey(String(contractNo)), String(amountFen)].join('|'),
  async look(rows, importer) {
    const twoWanted = await needsSecond(importer.organisationId);
    return (await wantedBy(rows, importer, null)).map((one) => {
      if (Array.isArray(one)) return one;
      if (!one.here) return 'new';
      return confirms(one.here, importer, twoWanted) ? 'changed' : 'unchanged';
    });
  },
  async take(rows, importer, session) {
    const side = sideOfImporter(importer);
    const by = { side, personId: importer.personId } as const;
    const doer: Doer = { actor: actorOf(importer), ...by, many: true };
    const twoWanted = side === 'anchor' && (await needsSecond(importer.organisationId));
    const fresh: ReceivableDocument[] = [];
    for (const one of await wantedBy(rows, importer, session)) {
      // What is wrong by now was not when it was looked at: the party was suspended, the invoice taken meanwhile.
      if (Array.isArray(one)) continue;
      const now = new Date();
      if (!one.here) fresh.push(await newReceivable(one.parties, one.content, by, twoWanted, now));
      else if (confirms(one.here, importer, twoWanted))
        await confirmHere(session, one.here, importer, twoWanted, doer);
    }
    await Receivable.insertMany(fresh, { session });
    for (const row of fresh) {
      const { contractNo, invoiceCode, invoiceNumber, amountFen, issuedOn, dueOn } = row;
      const after = { contractNo, invoiceCode, invoiceNumber, amountFen, issuedOn, dueOn };
      await tellOf(session, row, factOfNew(row), doer, { after });
    }
  },
};

/** Confirms what a row met, if nobody changed it meanwhile: who did was quicker, and the next import shows it. */
async function confirmHere(
  session: Session,
  here: ReceivableDocument,
  importer: Importer,
  twoWanted: boolean,
  doer: Doer,
): Promise<void> {
  const now = new Date();
  const { set, step } = await confirming(here, importer.personId, twoWanted, now);
  const personId = new ObjectId(importer.personId);
  const written = await Receivable.updateOne(
    { _id: here._id, version: here.version },
    {
      $set: set,
      $push: { timeline: { at: now, step, side: 'anchor', personId, note: '' } },
      $inc: { version: 1 },
    },
    { session },
  );
  if (written.modifiedCount === 0) return;
  await tellOf(session, here, step === 'confirm' ? 'confirmed' : 'halfConfirmed', doer, {
    before: { state: here.state },
    after: { state: set.state, amountFen: here.amountFen },
  });
}
