import { pinyin } from 'pinyin-pro';
import { fold } from './text.ts';

/** Forms of business and their tails say nothing of who it is, and nobody types them in pinyin. */
const TAIL = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$|\(集团\)/g;
const MOST_SYLLABLES = 16;

const chineseOf = (name: string) => [...fold(name)].filter((c) => /[\u3400-\u9fff]/u.test(c)).join('');

/** Syllables of a name; pinyin-pro reads 重庆, 银行, 番禺 by its dictionary of words. */
const syllablesOf = (chinese: string): string[] =>
  pinyin(chinese, { toneType: 'none', type: 'array', v: true }).map((s) => s.toLowerCase());

/** The pinyin of a name as typed: `zhaoshangzhengquan`, and its initials `zszq`. Empty where nothing is Chinese. */
export function pinyinOf(name: string): { full: string; initials: string } {
  const chinese = chineseOf(name);
  if (!chinese) return { full: '', initials: '' };
  const syllables = syllablesOf(chinese);
  return { full: syllables.join(''), initials: syllables.map((s) => s[0] ?? '').join('') };
}

/**
 * All one may type of a name in pinyin: from any of its characters on, whole or in initials (the engine completes
 * what is still being typed), and each syllable and pair of syllables for what is typed with spaces.
 */
export function pinyinWords(names: readonly string[]): string[] {
  const words = new Set<string>();
  for (const name of names) {
    const chinese = chineseOf(fold(name).replace(TAIL, ''));
    if (!chinese) continue;
    const syllables = syllablesOf(chinese).slice(0, MOST_SYLLABLES);
    syllables.forEach((syllable, at) => {
      words.add(syllables.slice(at).join(''));
      if (at + 1 < syllables.length) {
        words.add(
          syllables
            .slice(at)
            .map((s) => s[0] ?? '')
            .join(''),
        );
        words.add(syllable + syllables[at + 1]!);
      }
      words.add(syllable);
    });
  }
  words.delete('');
  return [...words];
}
