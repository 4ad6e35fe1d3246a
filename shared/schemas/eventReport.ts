import { z } from 'zod';
import { businessDate, fenSum, id, instant, prose } from './common.ts';
import { attendingKind, eventKind, eventStatus } from './event.ts';
import { registrationSide } from './eventRegistration.ts';

/** So many answers at least are behind what the organiser reads of the feedback. */
export const LEAST_ANSWERS = 5;
/** So many firms at least are behind each sum of amounts; of loans, as everywhere with credit, five. */
export const LEAST_BEHIND = { supply: 3, finance: 5 } as const;
/** Days after the event at which is looked what became of its meetings. */
export const REPORT_DAYS = [30, 60, 90] as const;
/** What those who came are grouped by; `work`: pillars and actions of 5686. A firm of several counts in each. */
export const REPORT_DIMENSIONS = ['chain', 'region', 'size', 'tier', 'work'] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

const rating = z.int().min(1).max(5);
/** What an organisation that was there says of it. */
export const feedbackInput = z.strictObject({
  organisation: rating,
  matches: rating,
  text: prose(2000).default(''),
});
export type FeedbackInput = z.infer<typeof feedbackInput>;

export const ownFeedback = z
  .object({
    event: z.object({ id, title: z.string(), status: eventStatus, organiser: z.string() }),
    registrationId: id,
    given: z.object({ organisation: rating, matches: rating, text: z.string(), at: instant }).nullable(),
    mayGive: z.boolean(),
  })
  .meta({ id: 'OwnEventFeedback' });
export type OwnFeedback = z.infer<typeof ownFeedback>;

const ref = z.object({ id, name: z.string() });
const heads = z.object({ organisations: z.int(), people: z.int() });
export type Heads = z.infer<typeof heads>;
/**
 * `fen` null: too few firms are behind it, or it would tell of such a sum. Of loans then not even how many there are:
 * that there is one is between a firm and its bank.
 */
const sum = z.object({ count: z.int().nullable(), fen: fenSum.nullable() });
export type ReportSum = z.infer<typeof sum>;

const attendance = {
  registered: heads,
  approved: heads,
  came: heads,
  /** Those with a place that did not come; null until the event is closed. */
  missed: heads.nullable(),
  /** `unknown`: both were here, and nobody said whether they met; not among those held. */
  meetings: z.object({ planned: z.int(), held: z.int(), unknown: z.int() }),
};
export type Attendance = z.infer<z.ZodObject<typeof attendance>>;

/** The group of firms that do not say, and that of banks, who stand apart whatever firms are grouped by. */
export const UNSTATED = 'none';
export const BANKS = 'bank';
export const reportGroup = z.object({
  /** Of a chain, a region …; or `none`, or `bank`. */
  code: z.string(),
  registered: z.int(),
  approved: z.int(),
  came: z.int(),
  meetings: z.object({ planned: z.int(), held: z.int() }),
  /** Null: of too few firms, or it would tell of such a group. */
  intents: sum.nullable(),
});
export type ReportGroup = z.infer<typeof reportGroup>;

/** What became of it by a day so many days after the event; null before they have passed. */
const later = z.object({
  days: z.int(),
  on: businessDate,
  signed: sum.nullable(),
  landed: sum.nullable(),
});
export type ReportLater = z.infer<typeof later>;

const latePromise = z.object({ organisation: ref, with: ref, due: businessDate, daysLate: z.int() });

/** What those who were there say, without names; null while fewer than five answered. */
const feedbackFigures = z.object({
  answers: z.int(),
  shown: z
    .object({
      /** To one decimal. */
      organisation: z.number(),
      matches: z.number(),
      /** How many gave 1, 2, 3, 4, 5. */
      spread: z.object({ organisation: z.array(z.int()), matches: z.array(z.int()) }),
      /** In an order that tells nothing. */
      texts: z.array(z.string()),
    })
    .nullable(),
});
export type FeedbackFigures = z.infer<typeof feedbackFigures>;

const earlierEvent = z.object({
  event: ref,
  on: businessDate,
  came: heads,
  approved: heads,
  meetings: z.object({ planned: z.int(), held: z.int() }),
  intents: sum,
});
export type EarlierEvent = z.infer<typeof earlierEvent>;

/** The report of an event, for those who organise it. */
export const eventReport = z
  .object({
    event: z.object({
      id,
      code: z.string(),
      title: z.string(),
      kind: eventKind,
      status: eventStatus,
      organiser: z.string(),
      online: z.boolean(),
      place: z.string(),
      from: businessDate,
      until: businessDate,
      tags: z.array(z.string()),
    }),
    madeAt: instant,
    /** Before the event is closed its figures still move. */
    interim: z.boolean(),
    ...attendance,
    /** Firms that came, and those of them with a 专精特新 title of the city, the province or the state. */
    titled: z.object({ firms: z.int(), titled: z.int() }),
    groups: z.object(
      Object.fromEntries(REPORT_DIMENSIONS.map((by) => [by, z.array(reportGroup)])) as Record<
        ReportDimension,
        z.ZodArray<typeof reportGroup>
      >,
    ),
    intents: sum,
    /** Firms at least behind each sum. */
    least: z.int(),
    /** Sums are told from this day on, once all that was tapped has come in: before, each refresh would tell of one. */
    sumsFrom: businessDate,
    later: z.array(later),
    /** Null, as are the intents, before the event is closed: counts that rise tell what one table just said. */
    followUps: z
      .object({
        promised: z.int(),
        kept: z.int(),
        open: z.int(),
        late: z.array(latePromise),
      })
      .nullable(),
    feedback: feedbackFigures,
    /** Of the same organiser and kind, the latest first. */
    earlier: z.array(earlierEvent),
  })
  .meta({ id: 'EventReport' });
export type EventReport = z.infer<typeof eventReport>;

/** All that is printed for an event: badges, table cards, each person’s timetable. */
export const eventPrints = z
  .object({
    event: z.object({
      id,
      title: z.string(),
      organiser: z.string(),
      place: z.string(),
      from: businessDate,
      until: businessDate,
      online: z.boolean(),
      /** Of the timetable the meetings are from; 0: none is published. */
      timetable: z.int(),
    }),
    slots: z.array(z.object({ date: businessDate, from: z.string(), to: z.string() })),
    tables: z.array(z.object({ name: z.string(), zone: z.string() })),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        title: z.string(),
        organisation: z.string(),
        kind: attendingKind,
        side: registrationSide,
        /** In the QR code of the badge. */
        code: z.string(),
        keptTable: z.int().nullable(),
      }),
    ),
    /** Each [person, person, slot, table]: people by their place in `people`. */
    meetings: z.array(z.array(z.int()).length(4)),
  })
  .meta({ id: 'EventPrints' });
export type EventPrints = z.infer<typeof eventPrints>;
