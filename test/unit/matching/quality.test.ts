import { expect } from 'chai';
import mongoose from 'mongoose';
import { demandInput, type DemandInput } from '../../../shared/schemas/demand.ts';
import { firmProfileInput, type FirmProfileInput } from '../../../shared/schemas/firm.ts';
import { CHAINS } from '../../../shared/taxonomy/chains/index.ts';
import { buildThesaurus, type Concept } from '../../../shared/taxonomy/thesaurus.ts';
import { NO_ADJUSTMENTS, NO_RECORD, type FirmFacts } from '../../../server/features/matching/domain/facts.ts';
import { rankMatches } from '../../../server/features/matching/domain/rank.ts';
import { scoreMatch } from '../../../server/features/matching/domain/score.ts';
import { textFit } from '../../../server/features/matching/domain/text.ts';
import { demandFactsOf, firmFactsOf } from '../../../server/features/matching/facts.ts';
import type { OrganisationDocument } from '../../../server/features/organisations/index.ts';

/**
 * An offline check of the order of matches: 40 made-up demands and 200 made-up firms whose truth is known because
 * they are made from it. A firm that makes the thing may call it by another name than the buyer; another may
 * mention the buyer's very word without making it (its customers do). Grades: 3 makes it and meets what is
 * required, 2 makes it but misses or does not state something, 1 makes something of the same segment.
 */
const DEMANDS = 40;
const FIRMS = 200;
const TODAY = '2026-11-24';
const CERTIFICATES = ['ISO9001', 'IATF16949', 'ISO14001'];

/** A small generator of its own, so that the set is the same on every machine (mulberry32). */
function generator(seed: number) {
  const next = (): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!;
  return { next, pick };
}

const thesaurus = buildThesaurus(CHAINS);
const oid = (n: number) => new mongoose.Types.ObjectId(n.toString(16).padStart(24, '0'));
const chinese = (name: string) => /^[\u4e00-\u9fff]{2,}$/.test(name);
/** Concepts with several Chinese names, so that two people may call one thing differently. */
const things = thesaurus.concepts.filter(
  (concept) => concept.kind === 'product' && concept.synonyms.filter(chinese).length >= 2,
);
const namesOf = (concept: Concept) => [concept.term, ...concept.synonyms].filter(chinese);

interface Wanted {
  concept: Concept;
  content: DemandInput;
}
interface Made {
  facts: FirmFacts;
  text: string;
  makes: string | null;
  segments: string[];
  sound: boolean;
}

function make(seed: number): { demands: Wanted[]; firms: Made[] } {
  const { next, pick } = generator(seed);
  const step = Math.floor(things.length / DEMANDS);
  const wanted = Array.from({ length: DEMANDS }, (_, i) => things[i * step + Math.floor(next() * step)]!);
  const demands = wanted.map((concept): Wanted => {
    const certificate = pick(CERTIFICATES);
    return {
      concept,
      content: demandInput.parse({
        title: `${pick(['采购', '寻找供应商：', '长期采购', '定制'])}${pick(namesOf(concept))}`,
        kind: 'product',
        specification: pick(['要求质量稳定，长期合作。', '首批试样，合格后批量。', '交付到厂。']),
        monthlyQuantity: { amount: 10_000, unit: 'piece' },
        deliverBy: '2027-06-30',
        requiredCertificates: [certificate],
      }),
    };
  });
  const firms = Array.from({ length: FIRMS }, (_, i): Made => {
    const target = demands[i % DEMANDS]!;
    const role = Math.floor(i / DEMANDS);
    const { concept } = target;
    // Of five firms for each demand: two make the thing, one soundly; one its neighbour; one only mentions it; one neither.
    const neighbour = things.find(
      (one) =>
        one !== concept && !wanted.includes(one) && one.segments.some((s) => concept.segments.includes(s)),
    );
    const stranger = things[(i * 37) % things.length]!;
    const made = role <= 1 ? concept : role === 2 && neighbour ? neighbour : stranger;
    const sound = role === 0;
    const profile: FirmProfileInput = firmProfileInput.parse({
      introduction:
        role === 3
          ? `本公司为${namesOf(concept)[0]}等行业客户提供物流与仓储，客户遍及全国。`
          : pick(['成立多年，客户遍及全国。', '专业团队，服务周到。', '位于工业园区，交通便利。']),
      region: pick(['440112', '440106', '440300', '320500']),
      capabilities: [
        {
          name: role === 3 ? '货运代理' : pick(namesOf(made)),
          kind: 'product',
          monthlyCapacity: sound
            ? { amount: 5, unit: 'tenThousandPieces' }
            : pick([null, { amount: 2000, unit: 'piece' }]),
        },
      ],
      certificates: target.content.requiredCertificates.map((code) => ({
        code,
        name: null,
        number: null,
        validUntil: sound ? '2028-12-31' : '2027-01-31',
      })),
    });
    const row = { _id: oid(i + 1), status: 'verified', profile } as unknown as OrganisationDocument;
    const facts = { ...firmFactsOf(row, thesaurus), record: NO_RECORD, recentNotices: 0 };
    return {
      facts,
      text: facts.capabilities.map((capability) => capability.text).join(' '),
      makes: role === 3 ? null : made.id,
      segments: role === 3 ? [] : made.segments,
      sound,
    };
  });
  return { demands, firms };
}

const gradeOf = (wanted: Wanted, firm: Made): number => {
  if (firm.makes === wanted.concept.id) return firm.sound ? 3 : 2;
  return firm.segments.some((segment) => wanted.concept.segments.includes(segment)) ? 1 : 0;
};

function ndcg(grades: number[], all: number[], depth = 10): number {
  const gain = (of: number[]) =>
    of.slice(0, depth).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
  const ideal = gain([...all].sort((a, b) => b - a));
  return ideal === 0 ? 1 : gain(grades) / ideal;
}

describe('the quality of matching, on a labelled set of its own', function () {
  this.timeout(60_000);

  it('is clearly above what text alone gives', () => {
    let whole = 0;
    let textOnly = 0;
    let first = 0;
    const seeds = [7, 20261124];
    for (const seed of seeds) {
      const { demands, firms } = make(seed);
      const byId = new Map(firms.map((firm) => [firm.facts.id, firm]));
      const context = { today: TODAY, concept: thesaurus.byId, adjustments: NO_ADJUSTMENTS };
      demands.forEach((wanted, i) => {
        const facts = demandFactsOf({ _id: oid(i + 1), content: wanted.content }, '440112', thesaurus);
        const all = firms.map((firm) => gradeOf(wanted, firm));
        const scored = firms.map((firm) => scoreMatch(facts, firm.facts, context));
        const ranked = rankMatches(scored, { dismissed: new Set(), rank: 'firmId' }).matches;
        const grades = ranked.map(({ firmId }) => gradeOf(wanted, byId.get(firmId)!));
        whole += ndcg(grades, all);
        if (grades[0] === 3) first += 1;
        const byText = [...firms].sort(
          (a, b) =>
            textFit(facts.grams, b.text) - textFit(facts.grams, a.text) || (a.facts.id < b.facts.id ? -1 : 1),
        );
        textOnly += ndcg(
          byText.map((firm) => gradeOf(wanted, firm)),
          all,
        );
      });
    }
    const n = DEMANDS * seeds.length;
    const figures = `NDCG@10 ${(whole / n).toFixed(3)}, by text alone ${(textOnly / n).toFixed(3)}; best first ${first}/${n}`;
    console.log(`      ${figures}`);
    expect(whole / n, figures).to.be.above(0.85);
    expect(whole / n, figures).to.be.above(1.2 * (textOnly / n));
    expect(first / n, figures).to.be.above(0.85);
  });
});
