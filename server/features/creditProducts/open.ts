import type { Logger } from 'pino';
import { compileRule, type CompiledRule } from '../../../shared/finance/compile.ts';
import { today } from '../../../shared/localTime.ts';
import type { CreditProductContent } from '../../../shared/schemas/creditProduct.ts';
import { follow } from '../../platform/db/index.ts';
import { Organisation } from '../organisations/index.ts';
import { isValidOn } from './domain.ts';
import { CreditProduct, CreditProductVersion } from './model.ts';

/** A product on offer, as published, ready for many firms. */
export interface OpenProduct {
  productId: string;
  version: number;
  bank: { id: string; name: string };
  content: CreditProductContent;
  publishedAt: Date;
  /** The verdict of its rule, without an explanation. */
  verdict: CompiledRule;
}

const everybody: CompiledRule = () => 'pass';

/** What was published, by product and number. It never changes, so neither does what was made of it. */
type Made = Pick<OpenProduct, 'content' | 'verdict' | 'publishedAt'>;
let made = new Map<string, Made>();
let current: Promise<OpenProduct[]> | null = null;

/** Forgets which products are on offer, not what was made of them. */
export function forgetOpenProducts(): void {
  current = null;
}

async function read(): Promise<OpenProduct[]> {
  const rows = await CreditProduct.find({ status: 'published' }, { bankId: 1, publishedVersion: 1 }).lean();
  const bankIds = [...new Set(rows.map((row) => String(row.bankId)))];
  const banks = await Organisation.find(
    { _id: { $in: bankIds }, kind: 'bank', status: 'verified' },
    { name: 1 },
  ).lean();
  const names = new Map(banks.map((bank) => [String(bank._id), bank.name]));
  const offered = rows.filter((row) => names.has(String(row.bankId)));
  const keyOf = (id: unknown, version: number): string => `${String(id)}:${version}`;

  const wanted = offered.filter((row) => !made.has(keyOf(row._id, row.publishedVersion)));
  const kept = new Map<string, Made>();
  for (let i = 0; i < wanted.length; i += 500) {
    const some = wanted.slice(i, i + 500);
    const versions = await CreditProductVersion.find({
      $or: some.map((row) => ({ productId: row._id, version: row.publishedVersion })),
    }).lean();
    for (const { productId, version, content, publishedAt } of versions) {
      const verdict = content.rule ? compileRule(content.rule) : everybody;
      kept.set(keyOf(productId, version), { content, publishedAt, verdict });
    }
  }
  const open = offered.flatMap((row): OpenProduct[] => {
    const key = keyOf(row._id, row.publishedVersion);
    const one = kept.get(key) ?? made.get(key);
    if (!one) return [];
    kept.set(key, one);
    const bankId = String(row.bankId);
    const bank = { id: bankId, name: names.get(bankId)! };
    return [{ productId: String(row._id), version: row.publishedVersion, bank, ...one }];
  });
  // What is on offer no more is not kept.
  made = kept;
  return open.sort((a, b) => (a.productId < b.productId ? -1 : 1));
}

/** The products on offer on a day: published, valid, of verified banks; in the order of their ids. */
export async function openProducts(day = today()): Promise<OpenProduct[]> {
  current ??= read();
  current.catch(forgetOpenProducts);
  return (await current).filter(({ content }) => isValidOn(content, day));
}

/** Follows what other processes publish and whom they verify or suspend. */
export function watchOpenProducts(logger: Logger): void {
  follow(CreditProduct.collection.name, {}, forgetOpenProducts, logger);
  const set = (field: string) => ({ [`updateDescription.updatedFields.${field}`]: { $exists: true } });
  follow('organisations', { $or: [set('status'), set('name')] }, forgetOpenProducts, logger);
}

/** A product's content as it was published under a number; null where none was. */
export async function productAt(
  productId: string,
  version: number,
): Promise<{ bankId: string; content: CreditProductContent } | null> {
  const row = await CreditProductVersion.findOne({ productId, version }).lean();
  return row && { bankId: String(row.bankId), content: row.content };
}
