import { pinyinOf } from '../../../server/platform/search/index.ts';
import { generateFirms } from '../../support/generateFirms.ts';

/** What somebody asks: a text, and choices by the names the API has for them. */
export interface Asked {
  q: string;
  filters: Partial<Record<'chain' | 'segment' | 'region' | 'tier' | 'certificate' | 'kind', string>>;
}

const plainly = (q: string): Asked => ({ q, filters: {} });

/** The first letters and characters of a text, as they come while it is typed. */
const typed = (text: string): Asked[] => [1, 2, 3, 4].map((n) => plainly([...text].slice(0, n).join('')));

const GRADES = ['SUS304', 'ADC12', '6061-T6', 'PA66+GF30', 'Q235B', 'M8×30'];

/**
 * A mix as an afternoon brings it, from some of the firms themselves: products under whatever name a firm gives them,
 * grades, both together, names whole and in part, pinyin and initials, choices with and without a text, and what is
 * still being typed. The same for the same number of firms.
 */
export function queries(firms: number): Asked[] {
  const some = [...generateFirms(Math.min(firms, 40))];
  const all: Asked[] = GRADES.map(plainly);
  for (const [i, { name, profile }] of some.entries()) {
    const product = profile.capabilities[0]?.name ?? name.slice(2, 6);
    const [position] = profile.chainPositions;
    all.push(plainly(product));
    if (i % 4 === 0) all.push(plainly(`${product} ${GRADES[i % GRADES.length]}`));
    if (i % 4 === 1) all.push(plainly(name), plainly(name.slice(0, 5)));
    if (i % 5 === 0)
      all.push(plainly(pinyinOf(name).full.slice(0, 12)), plainly(pinyinOf(name).initials.slice(0, 5)));
    if (i % 3 === 0 && position) all.push({ q: product, filters: { chain: position.chain } });
    if (i % 6 === 1) all.push({ q: product, filters: { region: '440100', certificate: 'ISO9001' } });
    if (i % 8 === 2 && position) all.push({ q: '', filters: { segment: position.segment, kind: 'sme' } });
    if (i % 8 === 3) all.push(...typed(product), ...typed(pinyinOf(product).full));
  }
  return all.filter(({ q, filters }) => q !== '' || Object.keys(filters).length > 0);
}
