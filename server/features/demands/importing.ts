import mongoose from 'mongoose';
import { today } from '../../../shared/localTime.ts';
import { demandInput, type DemandInput } from '../../../shared/schemas/demand.ts';
import type { RowOutcome } from '../../../shared/schemas/import.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import type { Session } from '../../platform/db/index.ts';
import { emit } from '../../platform/outbox/index.ts';
import type { ImportColumn, Importer, ImportKind, ReadRow } from '../imports/index.ts';
import * as cells from './cells.ts';
import { EDITABLE, unreadiness } from './domain.ts';
import { Demand, type DemandDocument } from './model.ts';

const column = (
  field: string,
  [zh, en]: [zh: string, en: string],
  aliases: string[],
  example: string,
  [hintZh, hintEn]: [zh: string, en: string],
  read: (cell: string) => unknown,
): ImportColumn => ({
  field,
  heading: { zh, en },
  aliases,
  example,
  hint: { zh: hintZh, en: hintEn },
  read,
});

const OPTIONAL: [string, string] = ['选填', 'Optional'];
const SEVERAL: [string, string] = ['多个用顿号分开', 'Several: separate by commas'];
const QUANTITY: [string, string] = ['数量和单位，如 20000 件', 'An amount with its unit'];
const IN_WAN: [string, string] = ['单位万元', 'In 10,000 yuan'];
const DAY: [string, string] = ['日期，如 2026-03-31', 'A date, such as 2026-03-31'];

/** The columns a sheet of demands may have. */
export const DEMAND_COLUMNS: ImportColumn[] = [
  column(
    'externalCode',
    ['需求编号', 'Your number'],
    ['编号', '采购编号', '物料编号'],
    'CG-2026-001',
    ['选填；重复导入时按编号更新', 'Optional: the same number is the same demand'],
    cells.code,
  ),
  {
    ...column(
      'title',
      ['需求名称', 'Title'],
      ['名称', '标题', '采购内容', '物料名称', '产品名称'],
      '铝合金压铸壳体',
      ['必填', 'Needed'],
      cells.text(100),
    ),
    needed: true,
  },
  column(
    'kind',
    ['类型', 'Kind'],
    ['需求类型', '类别'],
    '产品',
    ['产品、工艺 或 服务；不填为产品', 'Product (if empty), process or service'],
    cells.kind,
  ),
  column(
    'specification',
    ['规格要求', 'Specification'],
    ['规格', '技术要求', '说明', '描述', '规格型号', '备注'],
    '材料 ADC12，壁厚 2.5 mm',
    OPTIONAL,
    cells.text(4000),
  ),
  column('materials', ['材料', 'Materials'], ['材质', '牌号'], 'ADC12、A380', SEVERAL, (cell) =>
    cells.list(cell).slice(0, 20).map(cells.text(60)),
  ),
  column('quantity', ['数量', 'Quantity'], ['采购数量', '总数量'], '20000 件', QUANTITY, cells.quantity),
  column(
    'monthlyQuantity',
    ['月需求量', 'Monthly quantity'],
    ['每月数量', '月用量'],
    '5000 件',
    QUANTITY,
    cells.quantity,
  ),
  column('budgetMin', ['预算下限（万元）', 'Budget from'], ['最低预算'], '50', IN_WAN, cells.tenThousandYuan),
  column(
    'budgetMax',
    ['预算上限（万元）', 'Budget to'],
    ['预算', '预算金额', '最高预算'],
    '80',
    IN_WAN,
    cells.tenThousandYuan,
  ),
  column('deliverBy', ['交付日期', 'Deliver by'], ['交货日期', '交期'], '2027-06-30', DAY, cells.date),
  column('openUntil', ['截止日期', 'Open until'], ['报名截止', '有效期'], '2027-03-31', DAY, cells.date),
  column(
    'requiredCertificates',
    ['必备证书', 'Required certificates'],
    ['证书', '认证', '资质要求'],
    'ISO9001、IATF16949',
    SEVERAL,
    cells.certificates,
  ),
  column(
    'regions',
    ['供应商地区', 'Regions'],
    ['地区', '期望地区'],
    '广州市、佛山市',
    SEVERAL,
    cells.regions,
  ),
  column(
    'position',
    ['产业链环节', 'Segment'],
    ['环节'],
    'nev.battery',
    ['环节的名称或代码', 'Its name or code'],
    cells.position,
  ),
  column('anonymous', ['匿名', 'Unnamed'], ['是否匿名'], '否', ['是 或 否', 'Yes or no'], cells.yes),
];

/** What a row says; fields whose cells are empty are left out. */
function contentOf(data: Record<string, unknown>): Partial<DemandInput> {
  const { externalCode: _code, budgetMin, budgetMax, ...rest } = data;
  const budget = { min: (budgetMin as number) ?? null, max: (budgetMax as number) ?? null };
  const given = budget.min === null && budget.max === null ? {} : { budgetFen: budget };
  return { ...(rest as Partial<DemandInput>), ...given };
}

const identity = (data: Record<string, unknown>): string =>
  data['externalCode'] ? `code ${String(data['externalCode'])}` : `title ${String(data['title'])}`;

/** The importer's demands that rows speak of: by its own number, else by title among those not over. */
async function existing(rows: ReadRow[], importer: Importer, session: Session | null) {
  const codes = rows.flatMap(({ data }) => (data['externalCode'] ? [data['externalCode'] as string] : []));
  const titles = rows.flatMap(({ data }) => (data['externalCode'] ? [] : [data['title'] as string]));
  const found = await Demand.find({
    organisationId: new mongoose.Types.ObjectId(importer.organisationId),
    $or: [
      { externalCode: { $in: codes } },
      { externalCode: { $exists: false }, 'content.title': { $in: titles }, status: { $in: EDITABLE } },
    ],
  })
    .session(session)
    .sort({ createdAt: 1, _id: 1 })
    .lean<DemandDocument[]>();
  const byIdentity = new Map(
    found.map((row) => [row.externalCode ? `code ${row.externalCode}` : `title ${row.content.title}`, row]),
  );
  return rows.map(({ data }) => byIdentity.get(identity(data)));
}

/** The demand's content with the row's over it. */
const merged = (row: DemandDocument, data: Record<string, unknown>): DemandInput => ({
  ...row.content,
  ...contentOf(data),
});

/** What would become of a row. What is over, or would not be fit to stay open, is left as it is. */
function outcomeOf(row: DemandDocument | undefined, data: Record<string, unknown>): RowOutcome {
  if (!row) return 'new';
  const content = merged(row, data);
  const same = Object.entries(content).every(
    ([key, value]) => JSON.stringify(row.content[key as keyof DemandInput]) === JSON.stringify(value),
  );
  if (same) return 'unchanged';
  if (!EDITABLE.includes(row.status)) return 'kept';
  return row.status === 'draft' || unreadiness(content, today()).length === 0 ? 'changed' : 'kept';
}

/** A firm's demands from a sheet become drafts, which a person then opens; the same sheet again updates them. */
export const DEMAND_IMPORT: ImportKind = {
  name: 'demands',
  sheet: { zh: '需求导入模板', en: 'demands-template' },
  allowed: FIRM_KINDS,
  columns: DEMAND_COLUMNS,
  identity,
  async look(rows, importer) {
    const found = await existing(rows, importer, null);
    return rows.map(({ data }, i) => outcomeOf(found[i], data));
  },
  async take(rows, importer, session) {
    const found = await existing(rows, importer, session);
    for (const [i, { data }] of rows.entries()) {
      const row = found[i];
      if (!row || outcomeOf(row, data) !== 'changed') continue;
      const changed = await Demand.updateOne(
        { _id: row._id, version: row.version, status: { $in: EDITABLE } },
        { $set: { content: merged(row, data) }, $inc: { version: 1 } },
        { session },
      );
      if (changed.modifiedCount === 1) await emit(session, 'demand.changed', row._id, { status: row.status });
    }
    const fresh = rows.filter((_, i) => !found[i]);
    const now = Date.now();
    await Demand.insertMany(
      fresh.map(({ data }, i) => ({
        // A list by time keeps the order of the sheet.
        createdAt: new Date(now + i),
        organisationId: new mongoose.Types.ObjectId(importer.organisationId),
        content: demandInput.parse({ kind: 'product', ...contentOf(data) }),
        status: 'draft',
        ...(data['externalCode'] ? { externalCode: data['externalCode'] } : {}),
      })),
      { session },
    );
  },
};
