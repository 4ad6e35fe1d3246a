import { compileRule } from '../../../shared/finance/compile.ts';
import { judge, type Rule, type Verdict } from '../../../shared/finance/rules.ts';
import { today } from '../../../shared/localTime.ts';
import type { RuleTrial } from '../../../shared/schemas/creditProduct.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { missingFacts } from './domain.ts';
import { FACT_FIELDS, publicFacts } from './firmFacts.ts';

/** At most so many firms are looked at, the newest first: a trial is for writing a rule, not for counting a city. */
const MOST = 20_000;
/** Of each verdict so many are named. */
const NAMED = 20;

type Row = Pick<OrganisationDocument, '_id' | 'name' | 'profile'>;

/** Who among the verified firms would pass a rule, by what everybody may see of them. */
export async function tryRule(rule: Rule, day = today()): Promise<RuleTrial> {
  const verdictOf = compileRule(rule);
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, unknown: 0 };
  const named: Record<Verdict, RuleTrial['firms']> = { pass: [], unknown: [], fail: [] };
  let seen = 0;
  const firms = Organisation.find(
    { status: 'verified', kind: { $in: FIRM_KINDS } },
    { name: 1, ...FACT_FIELDS },
  )
    .sort({ _id: -1 })
    .limit(MOST + 1)
    .lean<Row>()
    .cursor({ batchSize: 1000 });
  for await (const row of firms) {
    if (++seen > MOST) break;
    const facts = publicFacts(row, day);
    const verdict = verdictOf(facts);
    counts[verdict] += 1;
    if (named[verdict].length < NAMED) {
      const missing = verdict === 'unknown' ? missingFacts(judge(rule, facts)) : [];
      named[verdict].push({ id: String(row._id), name: row.name, verdict, missing });
    }
  }
  return {
    ...counts,
    firms: [...named.pass, ...named.unknown, ...named.fail],
    complete: seen <= MOST,
  };
}
