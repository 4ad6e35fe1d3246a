import { z } from 'zod';
import {
  businessDate,
  certificateCode,
  fen,
  id,
  instant,
  line,
  prose,
  regionCode,
  version,
} from './common.ts';
import { CAPABILITY_KINDS, chainPosition, fileReference, quantity } from './firm.ts';

/** Life of a demand: draft → open → paused | closed | expired | fulfilled. */
export const DEMAND_STATUSES = ['draft', 'open', 'paused', 'closed', 'expired', 'fulfilled'] as const;
export const demandStatus = z.enum(DEMAND_STATUSES);
export type DemandStatus = z.infer<typeof demandStatus>;

/** `public`: every verified firm; `chain`: firms with a position in the demand's chain; `invited`: those named. */
export const DEMAND_VISIBILITIES = ['public', 'chain', 'invited'] as const;
export const demandVisibility = z.enum(DEMAND_VISIBILITIES);

export const demandKind = z.enum(CAPABILITY_KINDS);

/** What a firm wants to buy or have made. */
export const demandInput = z.strictObject({
  title: line(100),
  kind: demandKind,
  specification: prose(4000).default(''),
  materials: z.array(line(60)).max(20).default([]),
  quantity: quantity.nullable().default(null),
  /** Needed each month, where it is a running supply. */
  monthlyQuantity: quantity.nullable().default(null),
  budgetFen: z.strictObject({ min: fen.nullable(), max: fen.nullable() }).nullable().default(null),
  /** When the goods or the work must be there. */
  deliverBy: businessDate.nullable().default(null),
  /** The last day on which suppliers may come forward; the demand expires after it. */
  openUntil: businessDate.nullable().default(null),
  /** Codes of shared/taxonomy/certificates.ts that a supplier must hold on the delivery date. */
  requiredCertificates: z.array(certificateCode).max(20).default([]),
  regions: z.array(regionCode).max(20).default([]),
  /** Whether `regions` are a wish or a condition. */
  regionRule: z.enum(['prefer', 'require']).default('prefer'),
  position: chainPosition.nullable().default(null),
  visibility: demandVisibility.default('public'),
  invited: z.array(id).max(200).default([]),
  /** The buyer stays unnamed until it accepts an introduction. */
  anonymous: z.boolean().default(false),
});
export type DemandInput = z.output<typeof demandInput>;

const buyer = z.object({ id, name: z.string() });

/** A demand as the actor may see it; an anonymous buyer's name and id are null for others. */
export const demand = z
  .object({
    ...demandInput.shape,
    /** Whom it invites: only for the buyer itself, empty for others. */
    invited: z.array(id),
    /** The same with their names. */
    invitedFirms: z.array(buyer),
    id,
    status: demandStatus,
    buyer: buyer.nullable(),
    /** Whether it is the acting organisation's own. */
    own: z.boolean(),
    /** Names of an unnamed buyer's files are replaced by plain ones. */
    attachments: z.array(fileReference),
    openedAt: instant.nullable(),
    /** Why it was closed; for the buyer only. */
    statusNote: z.string(),
    /** What the buyer may do next, by its state. */
    steps: z.array(z.enum(['open', 'pause', 'resume', 'close', 'fulfil', 'remove'])),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Demand' });
export type Demand = z.infer<typeof demand>;

/** A demand in a list or a card. */
export const demandSummary = z
  .object({
    id,
    title: z.string(),
    kind: demandKind,
    status: demandStatus,
    buyer: buyer.nullable(),
    own: z.boolean(),
    anonymous: z.boolean(),
    visibility: demandVisibility,
    /** The beginning of its specification. */
    excerpt: z.string(),
    materials: z.array(z.string()),
    quantity: quantity.nullable(),
    monthlyQuantity: quantity.nullable(),
    budgetFen: demandInput.shape.budgetFen,
    deliverBy: businessDate.nullable(),
    openUntil: businessDate.nullable(),
    requiredCertificates: z.array(z.string()),
    regions: z.array(z.string()),
    regionRule: z.enum(['prefer', 'require']),
    position: chainPosition.nullable(),
    openedAt: instant.nullable(),
    updatedAt: instant,
    version,
  })
  .meta({ id: 'DemandSummary' });
export type DemandSummary = z.infer<typeof demandSummary>;
