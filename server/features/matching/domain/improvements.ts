import { say, type Phrase } from '../../../../shared/matchReasons.ts';
import { convertQuantity } from '../../../../shared/taxonomy/units.ts';
import {
  decisiveDay,
  type CapabilityFacts,
  type DemandFacts,
  type FirmFacts,
  type MatchContext,
} from './facts.ts';
import { heldCertificate } from './requirements.ts';
import { scoreMatch, type Match } from './score.ts';

/** Something the firm could add or mend, with the points the match would gain. */
export interface Improvement extends Phrase {
  gain: number;
}

/** A change to a firm's facts, and how it is said. */
interface Repair {
  phrase: Phrase;
  repaired: FirmFacts;
}

const MOST = 6;
const LONG_VALID = '9999-12-31';

const withCapability = (
  firm: FirmFacts,
  old: CapabilityFacts,
  change: Partial<CapabilityFacts>,
): FirmFacts => ({
  ...firm,
  capabilities: firm.capabilities.map((one) => (one === old ? { ...one, ...change } : one)),
});

function certificateRepairs(demand: DemandFacts, firm: FirmFacts, today: string): Repair[] {
  const day = decisiveDay(demand, today);
  return demand.requiredCertificates.flatMap((certificate) => {
    const { state, until } = heldCertificate(firm, certificate, day);
    if (state === 'valid') return [];
    const phrase =
      state === 'none'
        ? say('getCertificate', { certificate })
        : state === 'undated'
          ? say('dateCertificate', { certificate })
          : say('renewCertificate', { certificate, until: until! });
    const certificates = [...firm.certificates, { code: certificate, validUntil: LONG_VALID }];
    return [{ phrase, repaired: { ...firm, certificates } }];
  });
}

function capabilityRepairs(demand: DemandFacts, firm: FirmFacts, match: Match): Repair[] {
  const one = match.found.requirements.capability;
  // What only the introduction says has no name to mend: `addCapability` speaks of that.
  if (!one?.name) return [];
  const repairs: Repair[] = [];
  const capability = one.name;
  const propose = (phrase: Phrase, change: Partial<CapabilityFacts>) =>
    repairs.push({ phrase, repaired: withCapability(firm, one, change) });

  if (demand.monthlyQuantity) {
    const { amount: needed, unit: neededUnit } = demand.monthlyQuantity;
    const own = one.monthlyCapacity;
    const comparable = own && convertQuantity(own.amount, own.unit, neededUnit);
    const enough = { monthlyCapacity: { amount: needed * 2, unit: neededUnit } };
    if (!own) propose(say('addCapacity', { capability, needed, neededUnit }), enough);
    else if (comparable === null) propose(say('convertCapacity', { capability, neededUnit }), enough);
    else if (comparable! < needed) propose(say('updateCapacity', { capability, needed, neededUnit }), enough);
  }
  if (demand.quantity && one.minimumOrder) {
    const { amount: needed, unit: neededUnit } = demand.quantity;
    const comparable = convertQuantity(one.minimumOrder.amount, one.minimumOrder.unit, neededUnit);
    const possible = { minimumOrder: demand.quantity };
    if (comparable === null) propose(say('convertMinimumOrder', { capability, neededUnit }), possible);
    else if (comparable > needed) {
      propose(say('updateMinimumOrder', { capability, needed, neededUnit }), possible);
    }
  }
  if (demand.deliverBy && one.leadTimeDays === null) {
    propose(say('addLeadTime', { capability }), { leadTimeDays: 0 });
  }
  const lacking = demand.materials.filter(({ name }) => match.found.materials.missing.includes(name));
  if (lacking.length > 0) {
    const materials = lacking.map(({ name }) => name).join('、');
    propose(say('addMaterials', { materials }), { materials: [...one.materials, ...lacking] });
  }
  return repairs;
}

function profileRepairs(demand: DemandFacts, firm: FirmFacts, match: Match, context: MatchContext): Repair[] {
  const repairs: Repair[] = [];
  const { core, best } = match.found.capability;
  const concept = core ? context.concept(core) : undefined;
  // Only to a firm that does something near it: nobody should be taught to claim what it cannot do.
  if (concept && best?.best && best.best.similarity >= 0.5 && best.best.similarity < 1) {
    const added: CapabilityFacts = {
      ...best.capability,
      name: concept.term,
      text: concept.id,
      concepts: [{ id: concept.id, weight: 1 }],
    };
    repairs.push({
      phrase: say('addCapability', { concept: concept.term }),
      repaired: { ...firm, capabilities: [...firm.capabilities, added] },
    });
  }
  const position = demand.position;
  if (position && match.found.capability.score >= 0.3) {
    const chainPositions = [...firm.chainPositions, position];
    repairs.push({
      phrase: say('addChainPosition', { segment: position.segment }),
      repaired: { ...firm, chainPositions },
    });
  }
  if (firm.region === null && (demand.regions.length > 0 || demand.place !== null)) {
    const region = demand.regions[0] ?? demand.place;
    repairs.push({ phrase: say('addRegion', {}), repaired: { ...firm, region } });
  }
  if (
    firm.tier &&
    firm.tier.validUntil !== null &&
    firm.tier.validUntil < decisiveDay(demand, context.today)
  ) {
    repairs.push({
      phrase: say('renewTier', { tier: firm.tier.code }),
      repaired: { ...firm, tier: { ...firm.tier, validUntil: null } },
    });
  }
  if (!firm.saysWhatItSeeks && core) {
    const seeks = [{ id: core, weight: 1 }];
    repairs.push({ phrase: say('addSeeks', {}), repaired: { ...firm, seeks, saysWhatItSeeks: true } });
  }
  return repairs;
}

/**
 * What a firm could add or mend to fit a demand better, most gain first. Each gain is what rescoring the
 * repaired firm gives: at best, that is, where what is added turns out to fit.
 */
export function improvementsOf(
  demand: DemandFacts,
  firm: FirmFacts,
  match: Match,
  context: MatchContext,
): Improvement[] {
  return [
    ...certificateRepairs(demand, firm, context.today),
    ...capabilityRepairs(demand, firm, match),
    ...profileRepairs(demand, firm, match, context),
  ]
    .map(({ phrase, repaired }) => {
      const gain = scoreMatch(demand, repaired, context).score - match.score;
      return { ...phrase, gain: Math.round(gain * 10) / 10 };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    .slice(0, MOST);
}
