import { z } from 'zod';
import { businessDate, fen, id, instant, line, pageQuery, prose, queryList, version } from './common.ts';

/**
 * Life of an introduction: requested → accepted | declined | withdrawn | expired;
 * accepted → meeting → intent → signed → landed; from any open state → closed.
 */
export const INTRODUCTION_STATES = [
  'requested',
  'accepted',
  'meeting',
  'intent',
  'signed',
  'landed',
  'declined',
  'withdrawn',
  'expired',
  'closed',
] as const;
export const introductionState = z.enum(INTRODUCTION_STATES);
export type IntroductionState = z.infer<typeof introductionState>;

/** States in which a pair has an introduction under way: at most one for each pair and demand. */
export const OPEN_INTRODUCTION_STATES = [
  'requested',
  'accepted',
  'meeting',
  'intent',
  'signed',
] as const satisfies readonly IntroductionState[];

export const INTRODUCTION_SIDES = ['buyer', 'supplier'] as const;
export const introductionSide = z.enum(INTRODUCTION_SIDES);
export type IntroductionSide = z.infer<typeof introductionSide>;

/** What moves an introduction from state to state. `expire` is the platform's own. */
export const INTRODUCTION_STEPS = [
  'request',
  'accept',
  'decline',
  'withdraw',
  'expire',
  'meet',
  'intend',
  'sign',
  'land',
  'close',
] as const;
export type IntroductionStep = (typeof INTRODUCTION_STEPS)[number];

/** A request: by the buyer for a firm (`firmId`), or by a firm that can serve the demand (without it). */
export const introductionInput = z.strictObject({
  demandId: id,
  firmId: id.optional(),
  message: prose(1000).default(''),
});

/** When and where the two meet: a place, a link for meeting online, or both. */
export const meetingInput = z
  .strictObject({
    at: instant,
    place: line(200, 0).default(''),
    link: z.union([z.url({ protocol: /^https$/ }).max(300), z.literal('')]).default(''),
  })
  .refine((meeting) => meeting.place !== '' || meeting.link !== '', { path: ['place'] });
export type Meeting = z.infer<typeof meetingInput>;

/** An amount agreed, in fen: more than nothing. */
export const amountInput = z.strictObject({ amountFen: fen.min(1), note: prose(1000).default('') });
export const reasonInput = z.strictObject({ reason: prose(1000).pipe(z.string().min(2)) });

/** What is to be done next, by when, by whom (a member of either side). */
export const nextStepInput = z.strictObject({ text: line(200), due: businessDate, ownerId: id });

export const introductionQuery = z.strictObject({
  ...pageQuery.shape,
  state: queryList(introductionState).optional(),
  side: introductionSide.optional(),
  demandId: id.optional(),
});

const organisationRef = z.object({ id, name: z.string() });

/** An introduction as one of its two sides sees it. */
export const introduction = z
  .object({
    id,
    state: introductionState,
    /** Which side the acting organisation is. */
    side: introductionSide,
    startedBy: introductionSide,
    demand: z.object({ id, title: z.string() }),
    /** Null while the buyer stays unnamed: until the introduction is accepted. */
    buyer: organisationRef.nullable(),
    supplier: organisationRef,
    /** What the request said. */
    message: z.string(),
    /** Why it was declined, withdrawn or closed; where its demand came to an end, that in the reader's language. */
    reason: z.string(),
    requestedAt: instant,
    /** The request lapses then; null once answered. */
    expiresAt: instant.nullable(),
    acceptedAt: instant.nullable(),
    meeting: z.object({ at: instant, place: z.string(), link: z.string() }).nullable(),
    intentFen: fen.nullable(),
    contractFen: fen.nullable(),
    landedFen: fen.nullable(),
    nextStep: z
      .object({
        text: z.string(),
        due: businessDate,
        owner: z.object({ id, name: z.string(), organisationId: id }),
      })
      .nullable(),
    /** Present once accepted. */
    conversationId: id.nullable(),
    /** The steps the acting organisation may take now. */
    can: z.array(z.enum(INTRODUCTION_STEPS)),
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Introduction' });
export type Introduction = z.infer<typeof introduction>;

export const timelineEntry = z.object({
  at: instant,
  step: z.enum([...INTRODUCTION_STEPS, 'nextStep', 'demandEnded']),
  /** Null for what the platform did, and for a buyer still unnamed. */
  organisation: organisationRef.nullable(),
  /** Who; the other side's people are named once it is accepted. */
  person: z.object({ id, name: z.string() }).nullable(),
  note: z.string(),
  amountFen: fen.nullable(),
});

export const introductionDetail = z
  .object({ ...introduction.shape, timeline: z.array(timelineEntry) })
  .meta({ id: 'IntroductionDetail' });
export type IntroductionDetail = z.infer<typeof introductionDetail>;

/** How many of one's introductions stand in each state. */
export const introductionCounts = z.record(introductionState, z.int());

/** How to reach the other side; each look is in the audit trail. */
export const introductionContact = z
  .object({
    organisation: organisationRef,
    contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
  })
  .meta({ id: 'IntroductionContact' });
