import type { CapabilityInput } from '../../../shared/schemas/firm.ts';
import type { Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import type { DemandDocument } from '../demands/index.ts';
import { sizeOf } from '../firms/index.ts';
import type { OrganisationDocument } from '../organisations/index.ts';
import type { CapabilityFacts, DemandFacts, MaterialFacts, Mention } from './domain/facts.ts';
import { comparable, demandGrams, telling } from './domain/text.ts';
import type { PreparedFacts } from './model.ts';

/** How much a concept weighs by where a firm names it. */
const IN_NAME = 1;
const IN_DESCRIPTION = 0.6;
const IN_EQUIPMENT = 0.5;
const IN_INTRODUCTION = 0.55;
/** And by where a demand does. */
const IN_TITLE = 1;
const IN_SPECIFICATION = 0.3;
/** Texts are read this far. */
const MOST_TEXT = 600;

/** The concepts of several texts, each with the most weight it has in any. */
function mentionsIn(thesaurus: Thesaurus, texts: readonly (readonly [string, number])[]): Mention[] {
  const weights = new Map<string, number>();
  for (const [text, weight] of texts) {
    for (const { id } of thesaurus.conceptsIn(text)) {
      weights.set(id, Math.max(weights.get(id) ?? 0, weight));
    }
  }
  return [...weights].map(([id, weight]) => ({ id, weight }));
}

const materialFacts = (name: string, thesaurus: Thesaurus): MaterialFacts => ({
  name,
  key: comparable(name),
  concepts: thesaurus.conceptsIn(name).map(({ id }) => id),
});

function capabilityFacts(capability: CapabilityInput, thesaurus: Thesaurus): CapabilityFacts {
  const { name, description, materials, equipment } = capability;
  const text = [name, description, materials.join(' '), equipment.join(' ')].join(' ');
  return {
    name,
    concepts: mentionsIn(thesaurus, [
      [name, IN_NAME],
      [description.slice(0, MOST_TEXT), IN_DESCRIPTION],
      [equipment.join(' '), IN_EQUIPMENT],
    ]),
    text: comparable(text).slice(0, MOST_TEXT),
    materials: materials.map((material) => materialFacts(material, thesaurus)),
    monthlyCapacity: capability.monthlyCapacity,
    minimumOrder: capability.minimumOrder,
    leadTimeDays: capability.leadTimeDays,
  };
}

/** What only the introduction says a firm does: less certain than a capability it states. */
function introducedCapability(
  introduction: string,
  industry: string,
  thesaurus: Thesaurus,
): CapabilityFacts[] {
  const text = `${industry} ${introduction}`.slice(0, MOST_TEXT);
  if (text.trim() === '') return [];
  return [
    {
      name: '',
      concepts: mentionsIn(thesaurus, [[text, IN_INTRODUCTION]]),
      text: comparable(text),
      materials: [],
      monthlyCapacity: null,
      minimumOrder: null,
      leadTimeDays: null,
    },
  ];
}

/** An organisation as matching reads it. */
export function firmFactsOf(row: OrganisationDocument, thesaurus: Thesaurus): PreparedFacts {
  const { profile } = row;
  return {
    id: String(row._id),
    reachable: row.status === 'verified',
    capabilities: [
      ...profile.capabilities.map((one) => capabilityFacts(one, thesaurus)),
      ...introducedCapability(profile.introduction, profile.industryText, thesaurus),
    ],
    chainPositions: profile.chainPositions,
    certificates: profile.certificates.map(({ code, validUntil }) => ({ code, validUntil })),
    tier: profile.tier,
    region: profile.region,
    sizeClass: sizeOf(profile),
    revenueFen: profile.revenueFen,
    seeks: mentionsIn(thesaurus, [[profile.seeks, 1]]),
    saysWhatItSeeks: profile.seeks.trim() !== '',
  };
}

/** A demand as matching reads it. An unnamed buyer's region would tell who it is, so it stays out of the match. */
export function demandFactsOf(
  { _id, content }: Pick<DemandDocument, '_id' | 'content'>,
  buyerRegion: string | null,
  thesaurus: Thesaurus,
): DemandFacts {
  const { title, specification, materials } = content;
  return {
    id: String(_id),
    kind: content.kind,
    concepts: mentionsIn(thesaurus, [
      [title, IN_TITLE],
      [specification.slice(0, MOST_TEXT), IN_SPECIFICATION],
    ]),
    grams: demandGrams(title, materials.join(' '), specification),
    wording: telling(title),
    materials: materials.map((material) => materialFacts(material, thesaurus)),
    position: content.position,
    quantity: content.quantity,
    monthlyQuantity: content.monthlyQuantity,
    budgetMaxFen: content.budgetFen?.max ?? content.budgetFen?.min ?? null,
    deliverBy: content.deliverBy,
    requiredCertificates: content.requiredCertificates,
    regions: content.regions,
    regionRule: content.regionRule,
    place: content.anonymous ? null : buyerRegion,
  };
}
