import { Converter } from 'opencc-js/t2cn';
import { normalizeText } from '../../../shared/taxonomy/trie.ts';

const simplify = Converter({ from: 'hk', to: 'cn' });
const CHINESE = /[\u3400-\u9fff]/u;
const CONTROL = /\p{Cc}/gu;
const simplified = new Map<string, string>();

/** One character simplified; remembered, because whole texts through the converter cost a hundred times as much. */
function simple(character: string): string {
  let found = simplified.get(character);
  if (found === undefined) simplified.set(character, (found = simplify(character)));
  return found;
}

/** A text as it is searched: width and case folded, traditional characters simplified, × as x, no control codes. */
export function fold(text: string): string {
  let folded = '';
  for (const c of normalizeText(text.replace(CONTROL, ' '))) {
    folded += c === '×' ? 'x' : CHINESE.test(c) ? simple(c) : c;
  }
  return folded;
}

/** Chinese, or a word of another script with what joins its parts, as in `pa66+gf30` and `m6x20`. */
const RUNS = /[\u3400-\u9fff]+|[a-z0-9\u00df-\u052f\u3040-\u30ff]+(?:[+./#-][a-z0-9\u00df-\u052f]+)*/gu;
/** Sizes are written with and without spaces, with x or *: `M6 * 20`. */
const SIZES = /(\d)\s*[x*]\s*(?=\d)/g;
const JOINTS = /[+./#-]/;
/** `SUS 304` and `SUS304` are one thing: where letters end and figures begin, a word may be cut or joined. */
const CUTS = /(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/;
const SPACED_GRADE = /(?<![a-z0-9])([a-z]{1,6}) (\d[a-z0-9]*)/g;
const LONGEST_WORD = 40;

/** The runs of an already folded text, Chinese ones and others. */
export function runsOf(folded: string): { text: string; chinese: boolean }[] {
  return [...folded.replace(SIZES, '$1x').matchAll(RUNS)].map(([text]) => ({
    text: text.slice(0, LONGEST_WORD * 10),
    chinese: CHINESE.test(text),
  }));
}

/** A Latin run without what joins it, and, where they differ, its parts: `pa66+gf30` → pa66gf30, pa66, gf30. */
function latinWords(run: string): string[] {
  const parts = run.split(JOINTS);
  const words = [parts.join('').slice(0, LONGEST_WORD)];
  return parts.length > 1 ? words.concat(parts.map((part) => part.slice(0, LONGEST_WORD))) : words;
}

/**
 * The words of a text for the index: each Chinese run as its pairs of characters (a single one stays), each Latin
 * run (a grade or model such as `pa66+gf30`, `m6x20`) whole and, where joined, by its parts. Dictionaries cut
 * 小化妆包 so that 小化妆 is not found in it; pairs do not.
 */
export function grams(text: string): string[] {
  const words: string[] = [];
  for (const { text: run, chinese } of runsOf(fold(text))) {
    if (!chinese) words.push(...latinWords(run));
    else if (run.length === 1) words.push(run);
    else for (let i = 0; i + 1 < run.length; i += 1) words.push(run.slice(i, i + 2));
  }
  return words;
}

/** All a text may be found by: its pairs and single characters, its Latin words whole, in parts, and joined anew. */
export function indexWords(text: string): string[] {
  const folded = fold(text);
  const words = new Set<string>();
  for (const { text: run, chinese } of runsOf(folded)) {
    if (chinese) {
      for (let i = 0; i < run.length; i += 1) {
        words.add(run[i]!);
        if (i + 1 < run.length) words.add(run.slice(i, i + 2));
      }
      continue;
    }
    for (const word of latinWords(run)) {
      words.add(word);
      for (const part of word.split(CUTS)) words.add(part);
    }
  }
  for (const [, letters, figures] of folded.matchAll(SPACED_GRADE)) words.add(letters! + figures!);
  return [...words];
}

/** Words the engine reads of one query; it drops what comes after. */
const MOST_QUERY_WORDS = 10;

/**
 * The words a text must have to contain what is asked, at most ten, in the order typed, so that the last one may
 * be the beginning of a word still being typed. A long Chinese run is covered by pairs side by side.
 */
export function queryWords(q: string): string[] {
  const runs = runsOf(fold(q));
  const words = (step: number) =>
    runs.flatMap(({ text: run, chinese }) => {
      if (!chinese) return run.split(JOINTS).map((part) => part.slice(0, LONGEST_WORD));
      if (run.length === 1) return [run];
      const pairs: string[] = [];
      for (let i = 0; i + 1 < run.length; i += step) pairs.push(run.slice(i, i + 2));
      if (step === 2 && run.length % 2 === 1) pairs.push(run.slice(-2));
      return pairs;
    });
  const dense = [...new Set(words(1))];
  const wanted = dense.length <= MOST_QUERY_WORDS ? dense : [...new Set(words(2))];
  return wanted.slice(0, MOST_QUERY_WORDS);
}

/**
 * A gram as one Latin word the engine cannot cut again: its segmenter splits Chinese by its own dictionary, so
 * each character is written as its code.
 */
export const opaque = (gram: string): string =>
  /^[a-z0-9]+$/.test(gram) ? gram : [...gram].map((c) => `q${c.codePointAt(0)!.toString(36)}`).join('');
