import type { z } from 'zod';
import type { Locale } from '../../../shared/locale.ts';
import { fieldWords } from './fieldWords.ts';
import { fieldProblems, ProblemError } from './problem.ts';

const messages = { 'zh-CN': fieldWords('zh-CN'), en: fieldWords('en') };

/** Parses what came from outside, or throws `request.invalid` with each wrong field in the reader's language. */
export function parse<S extends z.ZodType>(schema: S, input: unknown, locale: Locale): z.output<S> {
  const result = schema.safeParse(input, { error: messages[locale] });
  if (!result.success) throw new ProblemError('request.invalid', {}, fieldProblems(result.error, locale));
  return result.data;
}
