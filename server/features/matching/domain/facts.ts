import type { Quantity } from '../../../../shared/schemas/firm.ts';
import type { Concept } from '../../../../shared/taxonomy/thesaurus.ts';
import type { TierCode } from '../../../../shared/taxonomy/tiers.ts';
import type { FirmSize } from '../../../../shared/taxonomy/firmSize.ts';
import type { TermKind } from '../../../../shared/taxonomy/types.ts';

/** A concept of the thesaurus that a text speaks of, by its id, and how much it matters there (0–1). */
export interface Mention {
  id: string;
  weight: number;
}

/** A material as it was named, in its matching form, and the concepts it stands for. */
export interface MaterialFacts {
  name: string;
  key: string;
  concepts: string[];
}

/** What a demand asks for, as matching reads it. */
export interface DemandFacts {
  id: string;
  kind: 'product' | 'process' | 'service';
  /** Of title and specification. */
  concepts: Mention[];
  /** The telling pieces of title and specification with their weights, most telling first (see text.ts). */
  grams: [gram: string, weight: number][];
  /** Its title without the words that tell nothing: what firms are looked for under. */
  wording: string;
  materials: MaterialFacts[];
  position: { chain: string; segment: string } | null;
  quantity: Quantity | null;
  monthlyQuantity: Quantity | null;
  budgetMaxFen: number | null;
  /** Dates are days of business, YYYY-MM-DD. */
  deliverBy: string | null;
  requiredCertificates: string[];
  regions: string[];
  regionRule: 'prefer' | 'require';
  /** Where the goods go, as far as it may be told: the buyer's region, or null for an unnamed buyer. */
  place: string | null;
}

/** One thing a firm can make or do. */
export interface CapabilityFacts {
  /** Empty for what only its introduction says. */
  name: string;
  concepts: Mention[];
  /** Name, description, materials and equipment in matching form. */
  text: string;
  materials: MaterialFacts[];
  monthlyCapacity: Quantity | null;
  minimumOrder: Quantity | null;
  leadTimeDays: number | null;
}

/** What is known of a firm's introductions so far. Counts over its whole time here. */
export interface TrackRecord {
  /** Requests it was sent and whose time to answer is over. */
  asked: number;
  /** Those it answered, with yes or no. */
  answered: number;
  /** Introductions that were accepted and are over. */
  finished: number;
  /** Those that led to a signed contract. */
  signed: number;
  /** Introductions open now, requested or accepted. */
  open: number;
}

export const NO_RECORD: TrackRecord = { asked: 0, answered: 0, finished: 0, signed: 0, open: 0 };

/** A firm, as matching reads it. */
export interface FirmFacts {
  id: string;
  /** Verified: it can be introduced. Unclaimed entries are only listed. */
  reachable: boolean;
  capabilities: CapabilityFacts[];
  chainPositions: { chain: string; segment: string }[];
  certificates: { code: string; validUntil: string | null }[];
  tier: { code: TierCode; validUntil: string | null } | null;
  region: string | null;
  sizeClass: FirmSize | null;
  revenueFen: number | null;
  /** What it says it looks for. */
  seeks: Mention[];
  saysWhatItSeeks: boolean;
  record: TrackRecord;
  /** How many matches it was named in of late: what keeps ten firms from getting every request. */
  recentNotices: number;
}

/** What earlier “not for me” answers of one side changed; see learning.ts. */
export interface Adjustments {
  /** Multiplies the weight of distance; 1–3. */
  distance: number;
  /** Multiplies how much a concept of the other side counts; 0.4–1. */
  concepts: ReadonlyMap<string, number>;
  /** Firms up to this size count less, by so much (0.4–1). */
  smallFirms: { upTo: FirmSize; factor: number } | null;
  largeFirms: { from: FirmSize; factor: number } | null;
  /** Orders up to this budget count less, by so much. */
  smallOrders: { upToFen: number; factor: number } | null;
  largeOrders: { fromFen: number; factor: number } | null;
}

export const NO_ADJUSTMENTS: Adjustments = {
  distance: 1,
  concepts: new Map(),
  smallFirms: null,
  largeFirms: null,
  smallOrders: null,
  largeOrders: null,
};

/** What a rule needs beside the two: handed in, so that the same data always gives the same match. */
export interface MatchContext {
  /** The day of business, YYYY-MM-DD in Asia/Shanghai. */
  today: string;
  concept: (id: string) => Concept | undefined;
  adjustments: Adjustments;
}

/** How much a concept of a kind says in a demand of a kind: a buyer of a process asks for the process first. */
export const KIND_WEIGHTS: Record<DemandFacts['kind'], Record<TermKind, number>> = {
  product: { product: 1, process: 0.7, service: 0.5, equipment: 0.6, material: 0.45 },
  process: { product: 0.7, process: 1, service: 0.6, equipment: 0.5, material: 0.3 },
  service: { product: 0.6, process: 0.7, service: 1, equipment: 0.5, material: 0.3 },
};

/** The last day by which things must hold: the delivery, or today where none is set or it is past. */
export const decisiveDay = (demand: DemandFacts, today: string): string =>
  demand.deliverBy !== null && demand.deliverBy > today ? demand.deliverBy : today;

/** One part's outcome: 0–1. */
export const clamp = (value: number): number => Math.min(1, Math.max(0, value));
