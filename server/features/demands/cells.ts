import type { Quantity } from '../../../shared/schemas/firm.ts';
import { certificateNamed } from '../../../shared/taxonomy/certificates.ts';
import { CHAINS } from '../../../shared/taxonomy/chains/index.ts';
import { regionInText } from '../../../shared/taxonomy/regions.ts';
import { unitNamed } from '../../../shared/taxonomy/units.ts';
import { BadCell, cells } from '../imports/index.ts';

/** How cells of a sheet of demands are read. Each throws BadCell with what is wrong. */
export const { text, date } = cells;
const { plain } = cells;

export const list = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、,，;；\n|]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** `20000 件`, `2万件`, `1.5 吨/月`. */
export function quantity(cell: string): Quantity {
  const match = /^(\d+(?:\.\d+)?)(万)?(.*?)(?:\/月|每月|\/month)?$/i.exec(plain(cell));
  const name = match?.[3] ?? '';
  const unit = unitNamed(name);
  const amount = Number(match?.[1] ?? NaN) * (match?.[2] ? 10_000 : 1);
  if (!unit || !(amount > 0) || amount > 1e12) {
    throw new BadCell('应为数量和单位，如 20000 件', 'An amount with its unit, such as 20000 pieces');
  }
  return { amount, unit: unit.code };
}

/** An amount in 万元, as fen. */
export function tenThousandYuan(cell: string): number {
  const value = Number(plain(cell).replace(/万元?$/, ''));
  if (!Number.isFinite(value) || value < 0 || value > 100_000_000) {
    throw new BadCell('应为以万元计的数字', 'A number, in 10,000 yuan');
  }
  return Math.round(value * 1_000_000);
}

const KINDS: readonly [kind: 'product' | 'process' | 'service', names: RegExp][] = [
  ['process', /^(工艺|加工|外协|process)/i],
  ['service', /^(服务|service)/i],
  ['product', /^(产品|采购|物料|材料|product)/i],
];
export function kind(cell: string): 'product' | 'process' | 'service' {
  const found = KINDS.find(([, names]) => names.test(cell.trim()));
  if (!found) throw new BadCell('应为 产品、工艺 或 服务', 'One of product, process, service');
  return found[0];
}

export const yes = (cell: string): boolean => {
  if (/^(是|匿名|yes|y|true|1)$/i.test(cell.trim())) return true;
  if (/^(否|不|实名|no|n|false|0)$/i.test(cell.trim())) return false;
  throw new BadCell('应为 是 或 否', 'Yes or no');
};

export const certificates = (cell: string): string[] => [
  ...new Set(
    list(cell).map((name) => {
      const found = certificateNamed(name);
      if (!found)
        throw new BadCell(`未收录的证书：${name}`, `A certificate that is not in the list: ${name}`);
      return found.code;
    }),
  ),
];

export const regions = (cell: string): string[] => [
  ...new Set(
    list(cell).map((name) => {
      const found = regionInText(name);
      if (!found) throw new BadCell(`无法识别的地区：${name}`, `No region is known by this name: ${name}`);
      return found.code;
    }),
  ),
];

const SEGMENTS = CHAINS.flatMap((chain) =>
  chain.segments.map((segment) => ({ chain: chain.code, segment: segment.code, name: segment.name })),
);
/** A segment by its code or name; a name that several chains have must come with its chain's code. */
export function position(cell: string): { chain: string; segment: string } {
  const wanted = cell.trim();
  const found = SEGMENTS.filter(({ segment, name }) => [segment, name.zh, name.en].includes(wanted));
  if (found.length !== 1) {
    throw new BadCell(
      '应为产业链环节的名称或代码，如 nev.battery',
      'A segment’s name or code, such as nev.battery',
    );
  }
  return { chain: found[0]!.chain, segment: found[0]!.segment };
}

export function code(cell: string): string {
  if (!/^[\w.-]{1,40}$/.test(cell))
    throw new BadCell('编号只能含字母、数字和 . - _', 'Letters, digits, . - _ only');
  return cell;
}
