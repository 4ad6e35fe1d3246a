import { daysBetween } from '../../../../shared/finance/businessDay.ts';
import { say, type Phrase } from '../../../../shared/matchReasons.ts';
import { isWithin } from '../../../../shared/taxonomy/regions.ts';
import { convertQuantity } from '../../../../shared/taxonomy/units.ts';
import { decisiveDay, type CapabilityFacts, type DemandFacts, type FirmFacts } from './facts.ts';

/**
 * What a condition leaves of the part. Nothing asked, or all met, is 1: so that a further condition can only
 * lower it. What is not stated is neither met nor missed.
 */
const MISSED = 0.5;
const UNSTATED = 0.85;
const UNDATED = 0.92;
const LATE = 0.7;

/** What one condition came to. */
interface Verdict {
  factor: number;
  reasons: Phrase[];
  against: Phrase[];
  misses: Phrase[];
}

export interface RequirementsFinding {
  /** 0–1. */
  score: number;
  reasons: Phrase[];
  against: Phrase[];
  /** Hard requirements that are missed. */
  misses: Phrase[];
  /** Whether what is missed is the region: that nothing the firm could add would mend. */
  outsideRegion: boolean;
  /** The capability that quantities and dates were asked of. */
  capability: CapabilityFacts | null;
}

const met = (reason?: Phrase): Verdict => ({
  factor: 1,
  reasons: reason ? [reason] : [],
  against: [],
  misses: [],
});
const unclear = (factor: number, against: Phrase): Verdict => ({
  factor,
  reasons: [],
  against: [against],
  misses: [],
});
const missed = (miss: Phrase): Verdict => ({ factor: MISSED, reasons: [], against: [], misses: [miss] });

/** The best of what a firm holds under a code: the one valid longest, an undated one only if no dated one is valid. */
export function heldCertificate(
  firm: FirmFacts,
  code: string,
  day: string,
): { state: 'valid' | 'undated' | 'ended' | 'none'; until: string | null } {
  const own = firm.certificates.filter((certificate) => certificate.code === code);
  const dates = own.flatMap(({ validUntil }) => (validUntil === null ? [] : [validUntil])).sort();
  const last = dates.at(-1) ?? null;
  if (last !== null && last >= day) return { state: 'valid', until: last };
  if (own.some(({ validUntil }) => validUntil === null)) return { state: 'undated', until: null };
  return last === null ? { state: 'none', until: null } : { state: 'ended', until: last };
}

function certificates(demand: DemandFacts, firm: FirmFacts, day: string): Verdict[] {
  const valid: string[] = [];
  const verdicts = [...new Set(demand.requiredCertificates)].sort().map((certificate) => {
    const { state, until } = heldCertificate(firm, certificate, day);
    if (state === 'valid') {
      valid.push(certificate);
      return met();
    }
    if (state === 'undated') return unclear(UNDATED, say('certificateUndated', { certificate }));
    return missed(
      state === 'ended'
        ? say('certificateEnds', { certificate, until: until!, date: day })
        : say('certificateMissing', { certificate }),
    );
  });
  if (valid.length > 0) verdicts.push(met(say('certificatesHeld', { certificates: valid.join(',') })));
  return verdicts;
}

function capacity(demand: DemandFacts, { monthlyCapacity }: CapabilityFacts): Verdict {
  if (!demand.monthlyQuantity) return met();
  if (!monthlyCapacity) return unclear(UNSTATED, say('capacityUnstated', {}));
  const { amount: needed, unit: neededUnit } = demand.monthlyQuantity;
  const { amount, unit } = monthlyCapacity;
  const comparable = convertQuantity(amount, unit, neededUnit);
  if (comparable === null) return unclear(UNSTATED, say('capacityIncomparable', { unit, neededUnit }));
  const params = { amount, unit, needed, neededUnit };
  return comparable >= needed ? met(say('capacityEnough', params)) : missed(say('capacityShort', params));
}

function minimumOrder(demand: DemandFacts, { minimumOrder: minimum }: CapabilityFacts): Verdict {
  // No minimum stated is no minimum.
  if (!demand.quantity || !minimum) return met();
  const { amount: needed, unit: neededUnit } = demand.quantity;
  const { amount, unit } = minimum;
  const comparable = convertQuantity(amount, unit, neededUnit);
  if (comparable === null) return unclear(UNSTATED, say('minimumOrderIncomparable', { unit, neededUnit }));
  return comparable <= needed
    ? met(say('minimumOrderMet', { amount, unit }))
    : missed(say('minimumOrderAbove', { amount, unit, needed, neededUnit }));
}

function leadTime(demand: DemandFacts, { leadTimeDays: days }: CapabilityFacts, today: string): Verdict {
  if (demand.deliverBy === null) return met();
  if (days === null) return unclear(0.96, say('leadTimeUnstated', {}));
  const params = { days, date: demand.deliverBy };
  return days <= daysBetween(today, demand.deliverBy)
    ? met(say('leadTimeFits', params))
    : unclear(LATE, say('leadTimeLong', params));
}

function region(demand: DemandFacts, firm: FirmFacts): Verdict {
  if (demand.regionRule !== 'require' || demand.regions.length === 0) return met();
  if (firm.region === null) return unclear(UNSTATED, say('regionUnstated', {}));
  const within = demand.regions.filter((one) => isWithin(firm.region!, one)).sort()[0];
  return within
    ? met(say('regionWithin', { region: within }))
    : missed(say('regionOutside', { region: firm.region }));
}

/** What a demand makes a condition of; quantities and dates are asked of one capability. */
export function meetRequirements(
  demand: DemandFacts,
  firm: FirmFacts,
  capability: CapabilityFacts | null,
  today: string,
): RequirementsFinding {
  const where = region(demand, firm);
  const all = [
    where,
    ...certificates(demand, firm, decisiveDay(demand, today)),
    ...(capability
      ? [capacity(demand, capability), minimumOrder(demand, capability), leadTime(demand, capability, today)]
      : []),
  ];
  return {
    score: all.reduce((product, one) => product * one.factor, 1),
    reasons: all.flatMap((one) => one.reasons),
    against: all.flatMap((one) => one.against),
    misses: all.flatMap((one) => one.misses),
    outsideRegion: where.misses.length > 0,
    capability,
  };
}
