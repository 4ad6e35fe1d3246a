import { normalizeText } from '../../../../shared/taxonomy/thesaurus.ts';

/**
 * Words of trade that stand in most demands and profiles and so tell nothing: taken out before two texts are
 * compared. Longer ones first, so that 供应商 goes before 供应.
 */
const EMPTY_WORDS = [
  '股份有限公司|有限责任公司|有限公司|供应商|生产厂家|专业从事|主要从事|以上|以下|要求|需求|采购|寻找|诚寻|求购|招募|长期|合作|批量|定制|定做',
  '加工|生产|制造|提供|供应|服务|产品|公司|企业|该公司|主要|从事|业务|各类|各种|相关|等|用于|进行|具有|能力|经验|质量|稳定|符合|满足|其他|以及|年产|月产',
].join('|');
const EMPTY = new RegExp(EMPTY_WORDS, 'g');
const HAN = /[\p{Script=Han}]+/gu;
const LATIN = /[a-z0-9][a-z0-9+./×%#-]*[a-z0-9%#]|[a-z0-9]/g;
/** More would cost time and add only what is already said. */
const MOST_GRAMS = 40;

/** A text in the form in which it is compared. */
export const comparable = (text: string): string => normalizeText(text).replace(/\s+/g, ' ');

/**
 * The telling pieces of a text: pairs of Chinese characters, and Latin words, grades and numbers with letters
 * whole. Plain numbers tell nothing.
 */
function gramsOf(text: string): string[] {
  const cleaned = comparable(text).replace(EMPTY, ' ');
  const grams = new Set<string>();
  for (const [run] of cleaned.matchAll(HAN)) {
    for (let i = 0; i + 2 <= run.length; i++) grams.add(run.slice(i, i + 2));
  }
  for (const [word] of cleaned.matchAll(LATIN)) {
    if (word.length > 1 && /[a-z]/.test(word)) grams.add(word);
  }
  return [...grams];
}

/** A text without the words that tell nothing. */
export const telling = (text: string): string =>
  comparable(text).replace(EMPTY, ' ').replace(/\s+/g, ' ').trim();

/** The weighted pieces of a demand: of its title most, of its materials half, of its specification a fifth. */
export function demandGrams(title: string, materials: string, specification: string): [string, number][] {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const gram of gramsOf(text)) weights.set(gram, Math.max(weights.get(gram) ?? 0, weight));
  };
  add(title, 1);
  add(materials, 0.5);
  add(specification.slice(0, 400), 0.2);
  return [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_GRAMS);
}

/** The share (0–1, by weight) of a demand's pieces that a text in comparable form has. */
export function textFit(grams: readonly [string, number][], text: string): number {
  let found = 0;
  let all = 0;
  for (const [gram, weight] of grams) {
    all += weight;
    if (text.includes(gram)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}
