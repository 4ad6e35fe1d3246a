import type { FieldProblem } from '../../../../shared/problems.ts';
import { ApiProblem } from '../../app/api.ts';
import type { ProductDraft } from './form.ts';

/** What can be said of a product without asking the server, in the form's own words; throws like the server does. */
export function checkProduct(
  content: ProductDraft['content'],
  t: (key: string, params?: Record<string, string>) => string,
): void {
  const errors: FieldProblem[] = [];
  const need = (path: string, value: unknown, label: string) => {
    if (value === null || value === '') {
      errors.push({ path, code: 'missing', message: t('needed', { field: t(label) }) });
    }
  };
  const order = (path: string, min: number | null, max: number | null, label: string) => {
    if (min !== null && max !== null && min > max) {
      errors.push({ path, code: 'order', message: t('orderWrong', { field: t(label) }) });
    }
  };
  const { amount, term, rate, promise, greenChannel, contact } = content;
  const fixed = rate.base === 'fixed';
  need('name', content.name.trim(), 'name');
  need('amount.minFen', amount.minFen, 'amountMin');
  need('amount.maxFen', amount.maxFen, 'amountMax');
  order('amount.maxFen', amount.minFen, amount.maxFen, 'amount');
  need('term.minMonths', term.minMonths, 'termMin');
  need('term.maxMonths', term.maxMonths, 'termMax');
  order('term.maxMonths', term.minMonths, term.maxMonths, 'term');
  need('rate.minBp', rate.minBp, fixed ? 'rateMin' : 'pointsMin');
  need('rate.maxBp', rate.maxBp, fixed ? 'rateMax' : 'pointsMax');
  order('rate.maxBp', rate.minBp, rate.maxBp, fixed ? 'rateMax' : 'pointsMax');
  if (content.methods.length === 0) need('methods', null, 'methods');
  content.fees.forEach((fee, i) => need(`fees.${i}.name`, fee.name.trim(), 'feeName'));
  content.documents.forEach((one, i) => need(`documents.${i}.name`, one.name.trim(), 'documentName'));
  for (const key of ['answerHours', 'offerHours', 'drawdownHours'] as const) {
    need(`promise.${key}`, promise[key], `promises.${key}`);
    if (greenChannel) need(`greenChannel.${key}`, greenChannel[key], `promises.${key}`);
  }
  need('validFrom', content.validFrom, 'validFrom');
  need('contact.name', contact.name.trim(), 'contactName');
  if (!/^[0-9+\-() 转]{5,30}$/.test(contact.phone.trim())) {
    errors.push({ path: 'contact.phone', code: 'phone', message: t('phoneWrong') });
  }
  if (errors.length === 0) return;
  throw new ApiProblem({
    type: '/api/problems#request.invalid',
    title: t('mend'),
    status: 400,
    code: 'request.invalid',
    errors,
  });
}
