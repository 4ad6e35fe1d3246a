import type { z } from 'zod';
import { PROBLEMS, type FieldProblem, type Problem, type ProblemCode } from '../../../shared/problems.ts';
import { fill, inLocale, type Bilingual, type Locale } from '../../../shared/locale.ts';

/** The one error that use cases throw: a code of shared/problems.ts, with what its text needs. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly params: Record<string, string | number>;
  readonly errors: FieldProblem[] | undefined;

  constructor(code: ProblemCode, params: Record<string, string | number> = {}, errors?: FieldProblem[]) {
    super(code);
    this.name = 'ProblemError';
    this.code = code;
    this.params = params;
    this.errors = errors;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** A thing that is not there, or that the actor may not see: the two answer alike. */
export const notFound = () => new ProblemError('resource.notFound');

/** One wrong field found by a rule rather than by a schema. */
export const invalidField = (path: string, code: string, message: string) =>
  new ProblemError('request.invalid', {}, [{ path, code, message }]);

/** Fields that a rule finds wrong, each said in the reader's words. */
export const wrongFields = <Code extends string>(
  code: ProblemCode,
  words: Record<Code, Bilingual>,
  wrong: readonly { path: string; code: Code }[],
  locale: Locale,
) =>
  new ProblemError(
    code,
    {},
    wrong.map(({ path, code: why }) => ({ path, code: why, message: inLocale(words[why], locale) })),
  );

type Issue = z.core.$ZodIssue;

/** What is wrong within the alternative that was meant: the one whose own fields are there, and that goes deepest. */
function withinAlternative(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const alternatives = issue.errors.map((found) => found.flatMap(withinAlternative));
  const fit = (found: Issue[]): number =>
    found.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0)
      ? -1
      : Math.max(0, ...found.map(({ path }) => path.length));
  const meant = alternatives.reduce((best, found) => (fit(found) > fit(best) ? found : best));
  if (fit(meant) <= 0) return [issue];
  return meant.map((found) => ({ ...found, path: [...issue.path, ...found.path] }));
}

function messageOf(issue: Issue, locale: Locale): string {
  const words = issue.code === 'custom' ? (issue.params as Partial<Bilingual> | undefined) : undefined;
  return words?.zh && words.en ? inLocale({ zh: words.zh, en: words.en }, locale) : issue.message;
}

/** What zod found, as fields with messages in the reader's language. */
export function fieldProblems(error: z.core.$ZodError, locale: Locale): FieldProblem[] {
  return error.issues
    .flatMap(withinAlternative)
    .slice(0, 50)
    .map((issue) => ({
      path: issue.path.map(String).join('.').slice(0, 200),
      code: issue.code ?? 'invalid',
      message: messageOf(issue, locale),
    }));
}

/** The object that is sent, over HTTP or in a socket acknowledgement. */
export function toProblem(error: ProblemError, locale: Locale, requestId: string): Problem {
  const kind = PROBLEMS[error.code];
  const params = { requestId, ...error.params };
  return {
    type: `/api/problems#${error.code}`,
    title: fill(inLocale(kind, locale), params),
    status: kind.status,
    code: error.code,
    instance: requestId,
    ...(error.errors ? { errors: error.errors } : {}),
    ...(Object.keys(error.params).length > 0 ? { params: error.params } : {}),
  };
}
