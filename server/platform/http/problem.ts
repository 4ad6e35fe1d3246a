import type { z } from 'zod';
import { PROBLEMS, type FieldProblem, type Problem, type ProblemCode } from '../../../shared/problems.ts';
import { fill, inLocale, type Locale } from '../../../shared/locale.ts';

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

/** What zod found, as fields with messages already in the reader's language. */
export function fieldProblems(error: z.core.$ZodError): FieldProblem[] {
  return error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, 200),
    code: issue.code ?? 'invalid',
    message: issue.message,
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
