import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { common } from '../../../client/src/i18n/common.ts';
import { filesUnder } from '../../support/sources.ts';

type Texts = { [key: string]: string | Texts };
interface Language {
  'zh-CN': Texts;
  en: Texts;
}

const ROOT = 'client/src';
const source = new Map(
  filesUnder(ROOT, /\.(ts|vue)$/)
    .filter((path) => !/(messages|common)\.ts$/.test(path))
    .map((path) => [path, readFileSync(path, 'utf8')]),
);
const flat = (texts: Texts, stem = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [stem + key] : flat(value, `${stem}${key}.`),
  );
const places = (text: Texts, key: string): string[] => {
  const value = key.split('.').reduce<string | Texts>((at, part) => (at as Texts)[part]!, text) as string;
  return [...new Set([...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();
};

/** The texts of a folder of pages, with the code that draws on them. */
interface Shelf {
  name: string;
  language: Language;
  code: string;
}
const shelves: Shelf[] = [
  { name: ROOT, language: common, code: [...source.values()].join('\n') },
  ...(await Promise.all(
    filesUnder(ROOT, /\/messages\.ts$/).map(async (path) => ({
      name: dirname(path),
      language: ((await import(pathToFileURL(path).href)) as { messages: Language }).messages,
      code: [...source]
        .flatMap(([file, text]) => (file.startsWith(`${dirname(path)}/`) ? [text] : []))
        .join('\n'),
    })),
  )),
];

/** The first argument of each call of `t`. */
function* asked(code: string): Generator<string> {
  for (const { index } of code.matchAll(/(?<![\w.$])t\(/g)) {
    let depth = 1;
    let at = index + 2;
    for (; at < code.length && depth > 0 && !(depth === 1 && code[at] === ','); at += 1) {
      if ('([{'.includes(code[at]!)) depth += 1;
      else if (')]}'.includes(code[at]!)) depth -= 1;
    }
    yield code.slice(index + 2, at);
  }
}
/** The keys, and beginnings of keys, that an argument names; what it is compared with is none. */
const named = (argument: string): { keys: string[]; stems: string[] } => {
  const plain = argument.replace(/[=!]==? '[^']*'/g, '');
  return {
    keys: [...plain.matchAll(/'([\w.]+)'/g)].map(([, key]) => key!),
    stems: [...plain.matchAll(/`([\w.]+)\$\{/g)].map(([, stem]) => stem!),
  };
};
/**
 * Keys that come from data: each a list of shared/ or of the page whose values are texts too. A word of the code
 * that is written as a text or as a name of a field counts as used.
 */
const isUsed = (key: string, code: string): boolean =>
  // What is said of an event online is asked for by the key without it.
  (key.endsWith('_online') && isUsed(key.replace(/_online$/, ''), code)) ||
  new RegExp(`['"\`]${key.replace('.', '\\.')}['"\`]`).test(code) ||
  [...code.matchAll(/`([\w.]*)\$\{[^}`]*\}([\w.]*)`/g)].some(
    ([, stem, end]) => stem! + end! !== '' && key.startsWith(stem!) && key.endsWith(end!),
  );

describe('the page’s texts', () => {
  for (const { name, language, code } of shelves) {
    const keys = flat(language['zh-CN']);

    it(`are the same in both languages, with the same places: ${name}`, () => {
      expect(flat(language.en).sort()).to.deep.equal([...keys].sort());
      for (const key of keys)
        expect(places(language.en, key), key).to.deep.equal(places(language['zh-CN'], key));
    });

    it(`are there where they are asked for: ${name}`, () => {
      const known = new Set([...keys, ...flat(common['zh-CN'])]);
      const wanted = [...asked(name === ROOT ? '' : code)].map(named);
      expect(wanted.flatMap((one) => one.keys).filter((key) => !known.has(key))).to.deep.equal([]);
      const lost = wanted
        .flatMap((one) => one.stems)
        .filter((stem) => ![...known].some((key) => key.startsWith(stem)));
      expect(lost).to.deep.equal([]);
    });

    it(`are all used: ${name}`, () => {
      expect(keys.filter((key) => !isUsed(key, code))).to.deep.equal([]);
    });
  }
});
