import { certificateNamed } from '../../../shared/taxonomy/certificates.ts';
import {
  explainCreditCode,
  normalizeCreditCode,
  type CreditCodeFault,
} from '../../../shared/taxonomy/creditCode.ts';
import { regionInText } from '../../../shared/taxonomy/regions.ts';
import { TIERS } from '../../../shared/taxonomy/tiers.ts';
import { BadCell, type ImportColumn } from '../imports/index.ts';

const text = (most: number) => (cell: string) => {
  if ([...cell].length > most) throw new BadCell(`最多 ${most} 个字`, `At most ${most} characters`);
  return cell;
};

const CODE_FAULTS: Record<CreditCodeFault, [zh: string, en: string]> = {
  length: ['统一社会信用代码应为 18 位', 'A credit code has 18 characters'],
  character: ['统一社会信用代码含有不允许的字符', 'A character that no credit code has'],
  check: ['统一社会信用代码校验位不正确，请核对', 'Its check character does not fit; look at it again'],
};

function number(cell: string, least: number, most: number): number {
  const value = Number(cell.normalize('NFKC').replace(/[,，\s]/g, ''));
  if (!Number.isFinite(value) || value < least || value > most) {
    throw new BadCell(`应为 ${least} 到 ${most} 之间的数字`, `A number from ${least} to ${most}`);
  }
  return value;
}

const list = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、,，;；\n|]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

const column = (
  field: string,
  zh: string,
  en: string,
  aliases: string[],
  example: string,
  hint: [zh: string, en: string],
  read: (cell: string) => unknown,
  needed?: true,
): ImportColumn => ({
  field,
  heading: { zh, en },
  aliases,
  example,
  hint: { zh: hint[0], en: hint[1] },
  read,
  ...(needed ? { needed } : {}),
});

/** The columns a sheet of firms may have. */
export const FIRM_COLUMNS: ImportColumn[] = [
  column(
    'name',
    '企业名称',
    'Name',
    ['企业全称', '公司名称', '公司全称', '单位名称', '全称'],
    '广州某某精密制造有限公司',
    ['必填，营业执照上的全称', 'Needed: the full name on the licence'],
    (cell) => {
      if ([...cell].length < 2) throw new BadCell('企业名称太短', 'The name is too short');
      return text(80)(cell);
    },
    true,
  ),
  column(
    'shortName',
    '简称',
    'Short name',
    ['企业简称', '证券简称', '股票简称'],
    '某某精密',
    ['选填', 'Optional'],
    text(20),
  ),
  column(
    'creditCode',
    '统一社会信用代码',
    'Credit code',
    ['信用代码', '社会信用代码', '统一信用代码'],
    '91440101000000019F',
    ['18 位；没有时作为未认领条目导入', '18 characters; without one it becomes an unclaimed entry'],
    (cell) => {
      const fault = explainCreditCode(cell);
      if (fault) throw new BadCell(...CODE_FAULTS[fault]);
      return normalizeCreditCode(cell);
    },
  ),
  column(
    'externalCode',
    '外部编号',
    'Code in its list',
    ['证券代码', '股票代码', '企业编号', '编号'],
    '600000',
    ['名单中的编号，用于重复导入时识别', 'Its code in the list, to know it again'],
    (cell) => {
      if (!/^[\w.-]{1,40}$/.test(cell))
        throw new BadCell('编号只能含字母、数字和 . - _', 'Letters, digits, . - _ only');
      return cell;
    },
  ),
  column(
    'industryText',
    '所属行业',
    'Industry',
    ['行业', '行业名称'],
    '汽车零部件',
    ['选填', 'Optional'],
    text(100),
  ),
  column(
    'introduction',
    '企业简介',
    'About the firm',
    ['简介', '公司简介', '经营范围', '主营业务', '企业介绍'],
    '专业从事铝合金压铸件研发与生产。',
    ['选填，最多 4000 字', 'Optional, at most 4,000 characters'],
    text(4000),
  ),
  column(
    'region',
    '所在地区',
    'Region',
    ['地区', '所在地', '省市', '城市', '注册地址', '地址'],
    '广州市黄埔区',
    ['省、市或区的名称', 'The name of a province, city or district'],
    (cell) => {
      const region = regionInText(cell);
      if (!region) throw new BadCell('无法识别的地区', 'No region is known by this name');
      return region.code;
    },
  ),
  column(
    'staff',
    '员工人数',
    'Staff',
    ['从业人员', '人数', '职工人数'],
    '120',
    ['整数', 'A whole number'],
    (cell) => Math.round(number(cell, 0, 5_000_000)),
  ),
  column(
    'revenueFen',
    '营业收入（万元）',
    'Revenue (10,000 yuan)',
    ['营业收入', '年营业收入', '营收'],
    '3500',
    ['上一年度，单位万元', 'Of last year, in 10,000 yuan'],
    (cell) => Math.round(number(cell, 0, 100_000_000) * 1_000_000),
  ),
  column(
    'capabilities',
    '主要产品',
    'Products',
    ['产品', '能力', '主要产品和服务', '主营产品'],
    '压铸件、注塑件',
    ['多个用顿号分开', 'Several: separate by commas'],
    (cell) => {
      const names = list(cell).slice(0, 50);
      if (names.some((name) => [...name].length > 80))
        throw new BadCell('每项最多 80 个字', 'At most 80 characters each');
      return names;
    },
  ),
  column(
    'certificates',
    '认证',
    'Certificates',
    ['证书', '资质', '资质证书', '认证证书'],
    'ISO9001、IATF16949',
    ['多个用顿号分开', 'Several: separate by commas'],
    (cell) =>
      list(cell)
        .slice(0, 60)
        .map((name) => {
          const known = certificateNamed(name);
          return known
            ? { code: known.code, name: null, number: null, validUntil: null }
            : { code: 'other', name: text(80)(name), number: null, validUntil: null };
        }),
  ),
  column(
    'tier',
    '专精特新等级',
    'SRDI title',
    ['专精特新', '梯度', '等级'],
    '省级专精特新中小企业',
    ['创新型、市级、省级、小巨人之一', 'One of the ladder’s titles'],
    (cell) => {
      const tier = [...TIERS]
        .reverse()
        .find((t) => [t.code, t.name.zh, ...t.synonyms].some((name) => cell.includes(name)));
      const little = cell.includes('小巨人') ? 'littleGiant' : undefined;
      const code = little ?? tier?.code;
      if (!code) throw new BadCell('无法识别的等级', 'No title is known by this name');
      return { code, validUntil: null };
    },
  ),
];
