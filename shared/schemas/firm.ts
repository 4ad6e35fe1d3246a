import { z } from 'zod';
import { businessDate, fen, id, instant, line, prose, regionCode, version } from './common.ts';
import { organisationKind, organisationStatus } from './organisation.ts';

/** An amount with a unit of shared/taxonomy/units.ts. */
export const quantity = z.strictObject({
  amount: z.number().positive().max(1e12),
  unit: z.string().regex(/^[a-zA-Z0-9]{1,20}$/),
});
export type Quantity = z.infer<typeof quantity>;

/** A place in a chain: chain and segment codes of the taxonomy. */
export const chainPosition = z.strictObject({
  chain: z.string().regex(/^[a-zA-Z]{1,30}$/),
  segment: z.string().regex(/^[a-zA-Z]{1,30}\.[a-zA-Z0-9-]{1,40}$/),
});
export type ChainPosition = z.infer<typeof chainPosition>;

export const CAPABILITY_KINDS = ['product', 'process', 'service'] as const;

const names = (count: number) => z.array(line(60)).max(count);

/** What a firm can make or do. */
export const capabilityInput = z.strictObject({
  name: line(80),
  kind: z.enum(CAPABILITY_KINDS),
  description: prose(1000).default(''),
  /** Materials and their grades, such as SUS304 or PA66+GF30. */
  materials: names(20).default([]),
  equipment: names(20).default([]),
  /** What it can make in a month. */
  monthlyCapacity: quantity.nullable().default(null),
  minimumOrder: quantity.nullable().default(null),
  leadTimeDays: z.int().min(0).max(1000).nullable().default(null),
});
export type CapabilityInput = z.infer<typeof capabilityInput>;

/** A certificate: a code of shared/taxonomy/certificates.ts, or `other` with its name. */
export const certificateInput = z.strictObject({
  code: z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/),
  name: line(80).nullable().default(null),
  number: line(60).nullable().default(null),
  validUntil: businessDate.nullable().default(null),
});
export type CertificateInput = z.infer<typeof certificateInput>;

/** A 专精特新 title: a code of shared/taxonomy/tiers.ts, with the day it ends. */
export const tierTitle = z.strictObject({
  code: z.enum(['innovative', 'municipal', 'srdi', 'littleGiant']),
  validUntil: businessDate.nullable(),
});

/** All that a firm says of itself. Empty is null or [], never a guess. */
export const firmProfileInput = z.strictObject({
  introduction: prose(4000).default(''),
  foundedOn: businessDate.nullable().default(null),
  staff: z.int().min(0).max(5_000_000).nullable().default(null),
  /** Revenue of the last full year. */
  revenueFen: fen.nullable().default(null),
  region: regionCode.nullable().default(null),
  address: line(200, 0).default(''),
  website: z.union([z.url({ protocol: /^https?$/ }).max(200), z.literal('')]).default(''),
  /** GB/T 4754 divisions, such as `36`. */
  industries: z
    .array(z.string().regex(/^\d{2}$/))
    .max(10)
    .default([]),
  /** The industry in somebody's own words, as imported. */
  industryText: line(100, 0).default(''),
  chainPositions: z.array(chainPosition).max(20).default([]),
  capabilities: z.array(capabilityInput).max(100).default([]),
  certificates: z.array(certificateInput).max(60).default([]),
  tier: tierTitle.nullable().default(null),
  /** What it looks for: kinds of buyers, partners, things it buys. */
  seeks: prose(1000).default(''),
});
export type FirmProfileInput = z.infer<typeof firmProfileInput>;

export const FIRM_SIZES = ['micro', 'small', 'medium', 'large'] as const;
export const firmSizeClass = z.enum(FIRM_SIZES);

export const fileReference = z.object({
  id,
  name: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
});
export type FileReference = z.infer<typeof fileReference>;

const hint = z.object({
  /** What to add: a key of the pages' texts. */
  key: z.string(),
  /** Share of the whole, 0–100. */
  points: z.int(),
});

/** A firm as others see it: no contact details, which are hidden until an introduction is accepted. */
export const firm = z
  .object({
    id,
    name: z.string(),
    shortName: z.string().nullable(),
    creditCode: z.string().nullable(),
    kind: organisationKind,
    status: organisationStatus,
    profile: z.object({
      ...firmProfileInput.shape,
      sizeClass: firmSizeClass.nullable(),
      logo: fileReference.nullable(),
      files: z.array(fileReference),
    }),
    /** 0–100, with what would add most. */
    completeness: z.object({ percent: z.int().min(0).max(100), next: z.array(hint) }),
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Firm' });
export type Firm = z.infer<typeof firm>;

/** A firm in a list or a card. */
export const firmSummary = z
  .object({
    id,
    name: z.string(),
    shortName: z.string().nullable(),
    kind: organisationKind,
    status: organisationStatus,
    region: z.string().nullable(),
    sizeClass: firmSizeClass.nullable(),
    tier: z.string().nullable(),
    chainPositions: z.array(chainPosition),
    /** Names of what it can make or do, at most 8. */
    capabilities: z.array(z.string()),
    certificates: z.array(z.string()),
    introduction: z.string(),
    logo: id.nullable(),
  })
  .meta({ id: 'FirmSummary' });
export type FirmSummary = z.infer<typeof firmSummary>;
