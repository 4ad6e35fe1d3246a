import { ANY_ANCHOR, FACTS, factKind, type FactKey } from '../../../../shared/finance/facts.ts';
import { ANY_ANCHOR_WORDS, OP_WORDS } from '../../../../shared/finance/words.ts';
import type { NeedChange } from '../../../../shared/schemas/creditNeed.ts';
import { locale, words } from '../../i18n/index.ts';
import type { useFactWords } from '../../ui/useFactWords.ts';
import { money } from '../../ui/format.ts';
import { rateText } from '../../ui/useFactWords.ts';

type FactWords = ReturnType<typeof useFactWords>;
type Say = (key: string, named?: Record<string, unknown>) => string;
type Value = NeedChange['wanted'] | null;

const isFact = (what: string): what is FactKey => Object.hasOwn(FACTS, what);

/** What would have to change for a product to fit a need of an amount, in plain words. */
export function changeText(
  { what, op, wanted, actual, must, names }: NeedChange,
  amountFen: number,
  facts: FactWords,
  t: Say,
): string {
  if (!isFact(what))
    return t('changeCost', { wanted: rateText(Number(wanted)), actual: rateText(Number(actual)) });
  const codeText = (code: string): string =>
    code === ANY_ANCHOR ? words(ANY_ANCHOR_WORDS) : (names[code] ?? facts.codeText(what, code));
  const say = (value: Value): string => {
    if (typeof value === 'number') return facts.numberText(what, value);
    if (value === null) return t('notKnown');
    const codes = typeof value === 'string' ? [value] : value;
    return codes.map(codeText).join(locale.value === 'en' ? ', ' : '、') || t('nothing');
  };
  // A share of what is sought says less than the sum that is missing.
  if (what === 'receivableCoverBp' && op === 'atLeast' && must && typeof wanted === 'number') {
    const share = typeof actual === 'number' ? actual : 0;
    const more = Math.ceil(((wanted - share) * amountFen) / 10_000);
    return t('changeReceivables', { more: money(more), wanted: say(wanted), actual: say(share) });
  }
  const fact = facts.factName(what);
  const single = op === 'hasAny' && Array.isArray(wanted) && wanted.length === 1;
  if (single && must && wanted[0] === ANY_ANCHOR) return t('changeAnyAnchor', { fact, actual: say(actual) });
  const asked = `${single ? t('oneOfThese') : words(OP_WORDS[op as keyof typeof OP_WORDS])} ${say(wanted)}`;
  if (!must)
    return actual === null
      ? t('changeGiveNot', { fact, asked })
      : t('changeNot', { fact, asked, actual: say(actual) });
  if (actual === null) return t('changeGive', { fact, asked });
  // “300,000 more” is what one can go and look for.
  if (
    op === 'atLeast' &&
    typeof wanted === 'number' &&
    typeof actual === 'number' &&
    factKind(what).unit === 'fen'
  )
    return t('changeMore', { fact, more: say(wanted - actual), wanted: say(wanted), actual: say(actual) });
  return t('changeTo', { fact, asked, actual: say(actual) });
}

/** Where one can bring it about: the page, and the key of what the link says. */
export function changeWay({ what }: NeedChange, needId: string): { to: string; text: string } {
  const edit = { to: `/finance/needs/${needId}/edit`, text: 'wayNeed' };
  if (!isFact(what)) return edit;
  switch (factKind(what).of) {
    case 'introductions':
      return { to: '/introductions', text: 'wayIntroductions' };
    case 'receivables':
      // More of them must first be there.
      return { to: '/receivables', text: 'wayReceivables' };
    case 'firm':
      // Figures of a year are stated with the need.
      return what === 'revenueFen' || what === 'taxGrade'
        ? { ...edit, text: 'wayFigures' }
        : { to: '/profile', text: 'wayProfile' };
    case 'need':
      return edit;
  }
}
