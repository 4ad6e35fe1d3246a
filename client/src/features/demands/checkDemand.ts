import { ApiProblem } from '../../app/api.ts';
import type { DemandInput } from '../../../../shared/schemas/demand.ts';
import type { FieldProblem } from '../../../../shared/problems.ts';

/** What can be said of a form without asking the server, in the form's own words; throws like the server does. */
export function checkDemand(content: DemandInput, t: (key: string) => string): void {
  const errors: FieldProblem[] = [];
  if (content.title.trim() === '') errors.push({ path: 'title', code: 'missing', message: t('titleNeeded') });
  for (const path of ['quantity', 'monthlyQuantity'] as const) {
    const amount = content[path]?.amount;
    if (amount !== undefined && !(amount > 0)) {
      errors.push({ path, code: 'positive', message: t('positive') });
    }
  }
  const { min, max } = content.budgetFen ?? { min: null, max: null };
  if (min !== null && max !== null && min > max) {
    errors.push({ path: 'budgetFen', code: 'order', message: t('budgetOrder') });
  }
  if (errors.length > 0) {
    throw new ApiProblem({
      type: '/api/problems#request.invalid',
      title: t('mend'),
      status: 400,
      code: 'request.invalid',
      errors,
    });
  }
}
