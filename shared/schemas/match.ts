import { z } from 'zod';
import { DISMISSAL_REASONS, MATCH_PARTS } from '../matchParts.ts';
import { MATCH_PHRASES } from '../matchReasons.ts';
import { id, instant, prose, version } from './common.ts';
import { demandSummary } from './demand.ts';
import { capabilityInput, certificateInput, firmSummary, tierTitle } from './firm.ts';

export const matchPartKey = z.enum(MATCH_PARTS);
export type MatchPartKey = z.infer<typeof matchPartKey>;

export const matchPart = z
  .object({
    key: matchPartKey,
    /** Points of 100 it can give. */
    weight: z.number(),
    /** How well it fits, 0–1. */
    score: z.number().min(0).max(1),
    /** Points of the match it did give: what besides capability speaks for a pair counts only as far as the
     * firm can make the thing at all. */
    points: z.number(),
  })
  .meta({ id: 'MatchPart' });

const phraseCode = z.enum(Object.keys(MATCH_PHRASES) as [keyof typeof MATCH_PHRASES]);

/** A sentence about a pair: its code and parameters, and its words in the reader's language. */
export const matchPhrase = z
  .object({
    code: phraseCode,
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    text: z.string(),
  })
  .meta({ id: 'MatchPhrase' });

/** What the firm could add, with the points the match would gain. */
export const matchImprovement = z
  .object({ ...matchPhrase.shape, gain: z.number() })
  .meta({ id: 'MatchImprovement' });

const explanation = {
  /** 0–100, with one decimal. */
  score: z.number().min(0).max(100),
  /** False where a hard requirement of the demand is missed: such matches stand below all others. */
  eligible: z.boolean(),
  parts: z.array(matchPart),
  /** What speaks for it, strongest first. */
  reasons: z.array(matchPhrase),
  /** What speaks against it, or is not stated. */
  against: z.array(matchPhrase),
  /** Hard requirements that are missed. */
  misses: z.array(matchPhrase),
  /** What the firm could add or mend to fit better, most gain first. */
  improvements: z.array(matchImprovement),
  /** The latest introduction of this pair, where there is one. */
  introductionId: id.nullable(),
};

/** A firm for a demand, as the buyer sees it. */
export const firmMatch = z.object({ firm: firmSummary, ...explanation }).meta({ id: 'FirmMatch' });
export type FirmMatch = z.infer<typeof firmMatch>;

/** A demand for a firm, as the firm sees it. */
export const demandMatch = z.object({ demand: demandSummary, ...explanation }).meta({ id: 'DemandMatch' });
export type DemandMatch = z.infer<typeof demandMatch>;

/** A firm beside others, with all that is compared. */
export const comparedFirm = z
  .object({
    match: firmMatch,
    capabilities: z.array(capabilityInput),
    certificates: z.array(certificateInput),
    tier: tierTitle.nullable(),
    staff: z.int().nullable(),
    revenueFen: z.int().nullable(),
    /** Kilometres to where the demand is to be delivered, where both are known. */
    km: z.number().nullable(),
  })
  .meta({ id: 'ComparedFirm' });
export type ComparedFirm = z.infer<typeof comparedFirm>;

export const dismissalReason = z.enum(DISMISSAL_REASONS);
export type DismissalReason = z.infer<typeof dismissalReason>;

export const dismissalInput = z
  .strictObject({ reason: dismissalReason, note: prose(500).default('') })
  .refine((input) => input.reason !== 'other' || input.note.length >= 2, { path: ['note'] });

/** A match one did not want; taking it back makes it come again. */
export const dismissal = z
  .object({
    demand: z.object({ id, title: z.string() }),
    firm: z.object({ id, name: z.string() }),
    reason: dismissalReason,
    note: z.string(),
    at: instant,
  })
  .meta({ id: 'MatchDismissal' });
export type DismissalInfo = z.infer<typeof dismissal>;

/** When an organisation is told of new matches. */
export const matchSettings = z
  .object({
    notify: z.boolean(),
    /** Told of matches with at least this score. */
    threshold: z.int().min(0).max(100),
    version,
  })
  .meta({ id: 'MatchSettings' });
export type MatchSettingsInfo = z.infer<typeof matchSettings>;
