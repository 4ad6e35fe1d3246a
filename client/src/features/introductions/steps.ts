import { instantOf } from '../../../../shared/localTime.ts';
import type { IntroductionDetail, IntroductionStep } from '../../../../shared/schemas/introduction.ts';
import { api } from '../../app/api.ts';

/** Steps a person takes on the page of an introduction. */
export type TakenStep = Exclude<IntroductionStep, 'request' | 'expire'>;

export interface StepFields {
  reason: string;
  /** Local time in Asia/Shanghai, as an input gives it: YYYY-MM-DDTHH:MM. */
  at: string;
  place: string;
  link: string;
  amountFen: number | null;
  note: string;
}

/** Takes one step; gives the introduction as it stands then. */
export function sendStep(id: string, step: TakenStep, fields: StepFields): Promise<IntroductionDetail> {
  const params = { id };
  const reason = { reason: fields.reason };
  const amount = { amountFen: fields.amountFen ?? 0, note: fields.note };
  switch (step) {
    case 'accept':
      return api('POST /introductions/:id/acceptance', { params });
    case 'decline':
      return api('POST /introductions/:id/decline', { params, body: reason });
    case 'withdraw':
      return api('POST /introductions/:id/withdrawal', { params, body: reason });
    case 'meet': {
      const { place, link } = fields;
      const [date = '', time] = fields.at.split('T');
      const body = { at: instantOf(date, time).toISOString(), place: place.trim(), link: link.trim() };
      return api('POST /introductions/:id/meeting', { params, body });
    }
    case 'intend':
      return api('POST /introductions/:id/intent', { params, body: amount });
    case 'sign':
      return api('POST /introductions/:id/signing', { params, body: amount });
    case 'land':
      return api('POST /introductions/:id/landing', { params, body: amount });
    case 'close':
      return api('POST /introductions/:id/closing', { params, body: reason });
  }
}
