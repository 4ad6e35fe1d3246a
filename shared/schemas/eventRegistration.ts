import { z } from 'zod';
import { businessDate, email, id, instant, line, pageQuery, prose, queryList, version } from './common.ts';
import { attendingKind, eventContent, eventKind, eventSlot, eventStatus, formQuestion } from './event.ts';
import { creditCodeInput } from './organisation.ts';

/** Life of a registration; who came and who did not stands with each person. */
export const REGISTRATION_STATUSES = ['applied', 'approved', 'waitlisted', 'rejected', 'withdrawn'] as const;
export const registrationStatus = z.enum(REGISTRATION_STATUSES);
export type RegistrationStatus = z.infer<typeof registrationStatus>;

/** Who is called upon and who calls: 链主 or bank, and those that come to meet them. */
export const REGISTRATION_SIDES = ['host', 'guest'] as const;
export const registrationSide = z.enum(REGISTRATION_SIDES);
export type RegistrationSide = z.infer<typeof registrationSide>;

/** One person an organisation sends. */
export const attendeeInput = z.strictObject({
  /** Of a person already registered, who is changed; left out for a new one. */
  id: id.optional(),
  name: line(40),
  title: line(60, 0).default(''),
  phone: line(30, 0).default(''),
  email: z.union([email, z.literal('')]).default(''),
  /** Slots it cannot, by index. */
  unavailable: z.array(z.int().min(0).max(199)).max(200).default([]),
  minMeetings: z.int().min(0).max(200).default(0),
  maxMeetings: z.int().min(0).max(200).nullable().default(null),
});
export type AttendeeInput = z.infer<typeof attendeeInput>;

/** What of its own an organisation comes with. */
export const brought = z.strictObject({
  demandIds: z.array(id).max(20).default([]),
  /** Its capabilities, as its profile tells them. */
  capabilities: z.boolean().default(false),
  productIds: z.array(id).max(20).default([]),
  /** Credit needs: seen by others as an outline without the firm's name, as everywhere (shared/schemas/creditNeed.ts). */
  needIds: z.array(id).max(20).default([]),
});
export type Brought = z.infer<typeof brought>;

export const answer = z.strictObject({
  questionId: formQuestion.shape.id,
  values: z.array(prose(1000)).max(30),
});
export type Answer = z.infer<typeof answer>;

export const registrationInput = z.strictObject({
  people: z.array(attendeeInput).min(1).max(20),
  brings: brought,
  answers: z.array(answer).max(30).default([]),
  note: prose(1000).default(''),
});
export type RegistrationInput = z.infer<typeof registrationInput>;

const ref = z.object({ id, name: z.string() });
const attendeeShape = {
  id,
  name: z.string(),
  title: z.string(),
  unavailable: z.array(z.int()),
  minMeetings: z.int(),
  maxMeetings: z.int().nullable(),
  keptTable: z.int().nullable(),
  checkedInAt: instant.nullable(),
};
const contactShape = { phone: z.string(), email: z.string() };

/** A registration as its own organisation sees it. */
export const ownRegistration = z
  .object({
    id,
    event: z.object({
      id,
      code: z.string(),
      title: z.string(),
      kind: eventKind,
      status: eventStatus,
      organiser: ref,
      online: z.boolean(),
      /** The link of an online event is told to those who have a place. */
      place: z.string(),
      contact: eventContent.shape.contact,
      from: businessDate,
      until: businessDate,
      registrationUntil: instant,
      wishesUntil: instant,
      slots: z.array(eventSlot),
      tables: z.array(z.string()),
      mostMeetings: z.int(),
      timetable: z.int(),
    }),
    kind: attendingKind,
    side: registrationSide,
    status: registrationStatus,
    people: z.array(
      z.object({ ...attendeeShape, ...contactShape, personId: id.nullable(), code: z.string() }),
    ),
    brings: brought,
    answers: z.array(answer),
    note: z.string(),
    /** How many wait before it; null where it does not wait. */
    ahead: z.int().nullable(),
    /** What the organiser said of its decision. */
    decisionNote: z.string(),
    mayChange: z.boolean(),
    /** Others may come in place of its people, though registration is over. */
    maySubstitute: z.boolean(),
    mayWithdraw: z.boolean(),
    appliedAt: instant,
    version,
  })
  .meta({ id: 'OwnEventRegistration' });
export type OwnRegistration = z.infer<typeof ownRegistration>;

export const ownRegistrationSummary = z
  .object({
    id,
    event: z.object({
      id,
      code: z.string(),
      title: z.string(),
      kind: eventKind,
      status: eventStatus,
      from: businessDate,
      until: businessDate,
      online: z.boolean(),
    }),
    status: registrationStatus,
    people: z.int(),
    appliedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'OwnEventRegistrationSummary' });
export type OwnRegistrationSummary = z.infer<typeof ownRegistrationSummary>;

export const ownRegistrationQuery = z.strictObject({ ...pageQuery.shape, eventId: id.optional() });

/** A registration in the organiser's list: without contact details. */
export const registrationRow = z
  .object({
    id,
    organisation: ref,
    kind: attendingKind,
    side: registrationSide,
    status: registrationStatus,
    people: z.array(z.object(attendeeShape)),
    place: z.int().nullable(),
    walkIn: z.boolean(),
    appliedAt: instant,
    decidedAt: instant.nullable(),
    version,
  })
  .meta({ id: 'EventRegistrationRow' });
export type RegistrationRow = z.infer<typeof registrationRow>;

export const registrationQuery = z.strictObject({
  ...pageQuery.shape,
  status: queryList(registrationStatus).optional(),
  kind: queryList(attendingKind).optional(),
  /** Part of the organisation's or a person's name. */
  q: z.string().trim().max(100).optional(),
});

/** What an organisation brings, as the organiser sees it: nothing of credit needs, not even whether there is one. */
export const broughtShown = z.object({
  demands: z.array(z.object({ id, title: z.string() })),
  capabilities: z.boolean(),
  products: z.array(ref),
});

/** A registration as the organiser's desk sees it. */
export const registrationDetail = z
  .object({
    ...registrationRow.shape,
    people: z.array(z.object({ ...attendeeShape, ...contactShape })),
    brings: broughtShown,
    answers: z.array(answer),
    note: z.string(),
    decisionNote: z.string(),
  })
  .meta({ id: 'EventRegistration' });
export type RegistrationDetail = z.infer<typeof registrationDetail>;

export const decisionInput = z.strictObject({
  ids: z.array(id).min(1).max(200),
  decision: z.enum(['approve', 'reject']),
  note: prose(500).default(''),
});
export type DecisionInput = z.infer<typeof decisionInput>;
/** What became of each: who finds no place goes to the waiting list. */
export const decided = z
  .object({ items: z.array(z.object({ id, status: registrationStatus })) })
  .meta({ id: 'EventRegistrationsDecided' });

/** Somebody who comes without having registered: an organisation that is here, by id or credit code. */
export const walkInInput = z.strictObject({
  organisationId: id.optional(),
  creditCode: creditCodeInput.optional(),
  people: z.array(attendeeInput).min(1).max(20),
});
export type WalkInInput = z.infer<typeof walkInInput>;

export const keptTableInput = z.strictObject({ table: z.int().min(0).max(999).nullable() });
