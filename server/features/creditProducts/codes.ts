import { ANY_ANCHOR, factKind, type FactKind } from '../../../shared/finance/facts.ts';
import type { Rule } from '../../../shared/finance/rules.ts';
import { inLocale, type Locale } from '../../../shared/locale.ts';
import type { FieldProblem } from '../../../shared/problems.ts';
import { certificateByCode } from '../../../shared/taxonomy/certificates.ts';
import { regionByCode } from '../../../shared/taxonomy/regions.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { Organisation } from '../organisations/index.ts';
import { currentTaxonomy } from '../taxonomy/index.ts';

type Kind = NonNullable<FactKind['from']>;
interface Named {
  path: string;
  from: Kind;
  code: string;
}

/** Every code of a rule whose list is data, with where it stands. */
function namedIn(rule: Rule, path: string): Named[] {
  if ('all' in rule) return rule.all.flatMap((part, i) => namedIn(part, `${path}.all.${i}`));
  if ('any' in rule) return rule.any.flatMap((part, i) => namedIn(part, `${path}.any.${i}`));
  if ('not' in rule) return namedIn(rule.not, `${path}.not`);
  const { from } = factKind(rule.fact);
  if (!from || typeof rule.value !== 'object') return [];
  return rule.value.map((code, i) => ({ path: `${path}.value.${i}`, from, code }));
}

/** The codes that are here, of those named. */
async function knownAmong(named: readonly Named[]): Promise<(one: Named) => boolean> {
  const { chains } = await currentTaxonomy();
  const chainCodes = new Set(chains.map(({ code }) => code));
  const segments = new Set(chains.flatMap((chain) => chain.segments.map(({ code }) => code)));
  const ids = named
    .filter(({ from, code }) => from === 'anchors' && /^[0-9a-f]{24}$/.test(code))
    .map(({ code }) => code);
  const anchors =
    ids.length === 0 ? [] : await Organisation.find({ _id: { $in: ids }, kind: 'anchor' }, { _id: 1 }).lean();
  const anchorIds = new Set([ANY_ANCHOR, ...anchors.map((row) => String(row._id))]);
  const here: Record<Kind, (code: string) => boolean> = {
    chains: (code) => chainCodes.has(code),
    segments: (code) => segments.has(code),
    regions: (code) => regionByCode(code) !== undefined,
    certificates: (code) => certificateByCode(code) !== undefined,
    anchors: (code) => anchorIds.has(code),
  };
  return ({ from, code }) => here[from](code);
}

const WORDS = {
  zh: '平台未收录此项，请从列表中选择。',
  en: 'This is not in the platform’s list. Choose from it.',
};

/** Throws unless every chain, segment, region, certificate and anchor that is named is here. */
export async function assertKnownCodes(
  { rule, appetite }: { rule: Rule | null; appetite: { chains: readonly string[] } },
  locale: Locale,
): Promise<void> {
  const named: Named[] = [
    ...(rule ? namedIn(rule, 'rule') : []),
    ...appetite.chains.map((code, i): Named => ({ path: `appetite.chains.${i}`, from: 'chains', code })),
  ];
  if (named.length === 0) return;
  const isKnown = await knownAmong(named);
  const errors: FieldProblem[] = named
    .filter((one) => !isKnown(one))
    .slice(0, 50)
    .map(({ path }) => ({ path, code: 'unknown', message: inLocale(WORDS, locale) }));
  if (errors.length > 0) throw new ProblemError('creditProduct.unknownCode', {}, errors);
}
