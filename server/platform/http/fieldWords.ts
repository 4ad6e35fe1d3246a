import { z } from 'zod';
import { fill, inLocale, type Bilingual, type Locale } from '../../../shared/locale.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });
const WORDS = {
  missing: w('此项必须填写。', 'This is needed.'),
  choose: w('请从选项中选择。', 'Choose one of the options.'),
  number: w('请填写数字。', 'Enter a number.'),
  whole: w('请填写整数。', 'Enter a whole number.'),
  wrong: w('填写有误，请检查。', 'This is not right. Check it.'),
  longer: w('至少 {n} 个字。', 'At least {n} characters.'),
  shorter: w('最多 {n} 个字。', 'At most {n} characters.'),
  atLeast: w('不能小于 {n}。', 'Not below {n}.'),
  above: w('必须大于 {n}。', 'More than {n}.'),
  atMost: w('不能大于 {n}。', 'Not above {n}.'),
  below: w('必须小于 {n}。', 'Less than {n}.'),
  tooMuch: w('数值太大，请检查。', 'This number is too large. Check it.'),
  more: w('至少 {n} 项。', 'At least {n}.'),
  fewer: w('最多 {n} 项。', 'At most {n}.'),
  email: w('邮箱格式不正确，请检查。', 'This is no e-mail address. Check it.'),
  url: w('网址格式不正确，请检查。', 'This is no web address. Check it.'),
  date: w('请填写有效的日期。', 'Enter a date.'),
  time: w('请填写有效的时间。', 'Enter a time.'),
  form: w('格式不正确，请检查。', 'This is not in the right form. Check it.'),
};
/** Bounds beyond it guard the machine; in whichever unit somebody typed, they are none that a person knows. */
const TOLD_UP_TO = 1e9;

const NAMED = ['email', 'url', 'date', 'time'] as const;

type Raw = z.core.$ZodRawIssue;
type Said = [word: keyof typeof WORDS, n?: number];

const isEmpty = (input: unknown): boolean => input === undefined || input === null || input === '';

function tooSmall({ origin, minimum, inclusive, input }: Extract<Raw, { code: 'too_small' }>): Said {
  const n = Number(minimum);
  if (origin === 'string') return isEmpty(input) || n === 1 ? ['missing'] : ['longer', n];
  if (origin === 'array' || origin === 'set') return n === 1 ? ['missing'] : ['more', n];
  return [inclusive === false ? 'above' : 'atLeast', n];
}
function tooBig({ origin, maximum, inclusive }: Extract<Raw, { code: 'too_big' }>): Said {
  const n = Number(maximum);
  if (origin === 'string') return ['shorter', n];
  if (origin === 'array' || origin === 'set') return ['fewer', n];
  if (n > TOLD_UP_TO) return ['tooMuch'];
  return [inclusive === false ? 'below' : 'atMost', n];
}
function wrongFormat({ format, input }: Extract<Raw, { code: 'invalid_format' }>): Said {
  if (isEmpty(input)) return ['missing'];
  const named = NAMED.find((one) => one === format);
  if (named) return [named];
  return [format === 'datetime' ? 'date' : 'form'];
}
function wrongType({ expected, input }: Extract<Raw, { code: 'invalid_type' }>): Said {
  if (isEmpty(input)) return ['missing'];
  if (expected === 'int') return ['whole'];
  return [expected === 'number' ? 'number' : 'wrong'];
}

/** What is wrong with a field, for whoever filled it in; null for what only a program sends. */
function saidOf(issue: Raw): Said | null {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue as Extract<Raw, { code: 'too_small' }>);
    case 'too_big':
      return tooBig(issue as Extract<Raw, { code: 'too_big' }>);
    case 'invalid_format':
      return wrongFormat(issue as Extract<Raw, { code: 'invalid_format' }>);
    case 'invalid_type':
      return wrongType(issue as Extract<Raw, { code: 'invalid_type' }>);
    case 'invalid_value':
      return [isEmpty(issue.input) ? 'missing' : 'choose'];
    case 'invalid_union':
    case 'custom':
      return [isEmpty(issue.input) ? 'missing' : 'wrong'];
    default:
      return null;
  }
}

/** Says in a language what a schema finds wrong: in the words of whoever fills a form in, where zod speaks of types. */
export function fieldWords(locale: Locale): z.core.$ZodErrorMap {
  const ofZod = (locale === 'en' ? z.locales.en() : z.locales.zhCN()).localeError;
  return (issue) => {
    const said = saidOf(issue);
    if (!said) return ofZod(issue);
    const [word, n] = said;
    return fill(inLocale(WORDS[word], locale), n === undefined ? {} : { n });
  };
}
