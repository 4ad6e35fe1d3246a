import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { normalizeText } from '../../../shared/taxonomy/trie.ts';

const simplify = Converter({ from: 'hk', to: 'cn' });

/** A text as it is searched: width and case folded, traditional characters simplified, × as x. */
export function fold(text: string): string {
  return simplify(normalizeText(text)).replaceAll('×', 'x');
}

const RUNS = /[\u3400-\u9fff]+|[a-z0-9]+(?:[+./#-][a-z0-9]+)*/gu;

/**
 * The words of a text for the index: each Chinese run as its pairs of characters (a single one stays), each Latin
 * run (a grade or model such as `pa66+gf30`, `m6x20`) whole and, where joined, by its parts. Dictionaries cut
 * 小化妆包 so that 小化妆 is not found in it; pairs do not.
 */
export function grams(text: string): string[] {
  const words: string[] = [];
  for (const [run] of fold(text).matchAll(RUNS)) {
    if (/[a-z0-9]/.test(run)) {
      words.push(run.replace(/[^a-z0-9]/g, ''));
      const parts = run.split(/[^a-z0-9]/);
      if (parts.length > 1) words.push(...parts);
      continue;
    }
    const characters = [...run];
    if (characters.length === 1) words.push(run);
    for (let i = 0; i + 1 < characters.length; i += 1) words.push(characters[i]! + characters[i + 1]!);
  }
  return words;
}

/**
 * A gram as one Latin word the engine cannot cut again: its segmenter splits Chinese by its own dictionary, so
 * each character is written as its code.
 */
export const opaque = (gram: string): string =>
  /^[a-z0-9]+$/.test(gram) ? gram : [...gram].map((c) => `q${c.codePointAt(0)!.toString(36)}`).join('');

/** The pinyin of a name as typed: `zhaoshangzhengquan`, and its initials `zszq`. Empty where nothing is Chinese. */
export function pinyinOf(name: string): { full: string; initials: string } {
  const chinese = [...fold(name)].filter((c) => /[\u3400-\u9fff]/u.test(c)).join('');
  if (!chinese) return { full: '', initials: '' };
  const syllables = pinyin(chinese, { toneType: 'none', type: 'array', v: true });
  return { full: syllables.join(''), initials: syllables.map((s) => s[0] ?? '').join('') };
}
