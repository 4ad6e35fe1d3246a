import type { CreditNeed, CreditNeedInput } from '../../../../shared/schemas/creditNeed.ts';
import type { Versioned } from '../../ui/conflict.ts';
import { dayAfter, today } from '../../ui/format.ts';

type Figures = NonNullable<CreditNeedInput['figures']>;

/** What the form holds: numbers may be none yet, and figures always have their fields. */
export interface NeedContent extends Omit<CreditNeedInput, 'amountFen' | 'termMonths' | 'figures'> {
  amountFen: number | null;
  termMonths: number | null;
  figures: Omit<Figures, 'year'> & { year: number | null };
}

/** The last full year: what a bank asks figures of. */
const lastYear = (): number => Number(today().slice(0, 4)) - 1;

const emptyFigures = (): NeedContent['figures'] => ({
  year: lastYear(),
  revenueFen: null,
  profitFen: null,
  taxPaidFen: null,
  taxGrade: null,
});

/** A need nobody has said anything about yet; for a demand or an introduction, where one comes from there. */
const emptyNeed = (from: Partial<NeedContent> = {}): NeedContent => ({
  kinds: [],
  amountFen: null,
  purpose: 'workingCapital',
  purposeNote: '',
  termMonths: 12,
  neededBy: dayAfter(30),
  highestAnnualBp: null,
  collateral: [],
  demandId: null,
  introductionId: null,
  receivableIds: [],
  figures: emptyFigures(),
  note: '',
  ...from,
});

export const FIELDS = Object.keys(emptyNeed()) as (keyof NeedContent)[];

/** What of a need is written in the form. */
export const contentOf = (need: CreditNeed): NeedContent => ({
  ...(JSON.parse(JSON.stringify(Object.fromEntries(FIELDS.map((key) => [key, need[key]])))) as NeedContent),
  figures: need.figures ? { ...need.figures } : emptyFigures(),
});

/** What is sent: figures only where something is stated; numbers that are none are left for the server to name. */
export function inputOf({ figures, ...content }: NeedContent): CreditNeedInput {
  const { year: _year, ...stated } = figures;
  const said = Object.values(stated).some((value) => value !== null);
  return { ...content, figures: said ? figures : null } as CreditNeedInput;
}

export type NeedDraft = Versioned<NeedContent>;

export const draftOf = (need: CreditNeed | null, from: Partial<NeedContent> = {}): NeedDraft => ({
  content: need ? contentOf(need) : emptyNeed(from),
  base: need ? contentOf(need) : emptyNeed(),
  version: need?.version ?? 0,
});
