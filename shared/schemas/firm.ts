import { z } from 'zod';
import {
  businessDate,
  certificateCode,
  chainCode,
  fen,
  id,
  instant,
  line,
  pageQuery,
  prose,
  queryList,
  regionCode,
  segmentCode,
  version,
} from './common.ts';
import { FIRM_SIZES } from '../taxonomy/firmSize.ts';
import { FIRM_KINDS, organisationKind, organisationStatus } from './organisation.ts';

/** An amount with a unit of shared/taxonomy/units.ts. */
export const quantity = z.strictObject({
  amount: z.number().positive().max(1e12),
  unit: z.string().regex(/^[a-zA-Z0-9]{1,20}$/),
});
export type Quantity = z.infer<typeof quantity>;

/** A place in a chain: chain and segment codes of the taxonomy. */
export const chainPosition = z.strictObject({
  chain: chainCode,
  segment: segmentCode,
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
  code: certificateCode,
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

export { FIRM_SIZES };
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

/** How many entries bear each value of a facet, among those found. */
export const facetCounts = z.record(z.string(), z.record(z.string(), z.int()));

/** A firm found, with what of it matched: texts in which the matching parts stand between ‹ and ›. */
export const foundFirm = z
  .object({
    ...firmSummary.shape,
    highlights: z.object({ name: z.string().nullable(), text: z.string().nullable() }),
  })
  .meta({ id: 'FoundFirm' });
export type FoundFirm = z.infer<typeof foundFirm>;

const code = z.string().regex(/^[a-zA-Z0-9_.-]{1,80}$/);

/** What a firm search filters by; several values of one field are alternatives. */
export const firmFilters = z.strictObject({
  chain: queryList(code).optional(),
  segment: queryList(code).optional(),
  region: queryList(regionCode).optional(),
  tier: queryList(code).optional(),
  size: queryList(firmSizeClass).optional(),
  certificate: queryList(code).optional(),
  kind: queryList(z.enum(FIRM_KINDS)).optional(),
});

export const FIRM_SORTS = ['relevance', 'name', 'updated'] as const;

export const firmSearchQuery = z.strictObject({
  ...pageQuery.shape,
  ...firmFilters.shape,
  q: z.string().max(200).default(''),
  sort: z.enum(FIRM_SORTS).default('relevance'),
});
export type FirmSearchQuery = z.output<typeof firmSearchQuery>;

export const savedSearch = z
  .object({
    id,
    name: z.string(),
    q: z.string(),
    filters: z.record(z.string(), z.array(z.string())),
    notify: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearch = z.infer<typeof savedSearch>;

export const savedSearchInput = z.strictObject({
  name: line(60),
  q: line(200, 0).default(''),
  filters: z
    .strictObject({
      chain: z.array(code).max(50).optional(),
      segment: z.array(code).max(50).optional(),
      region: z.array(regionCode).max(50).optional(),
      tier: z.array(code).max(50).optional(),
      size: z.array(firmSizeClass).max(4).optional(),
      certificate: z.array(code).max(50).optional(),
      kind: z.array(z.enum(FIRM_KINDS)).max(2).optional(),
    })
    .default({}),
  notify: z.boolean().default(true),
});

/** Whether one is told of new firms that fit. */
export const savedSearchChange = z.strictObject({ notify: z.boolean() });
