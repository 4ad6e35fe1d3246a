import { z } from 'zod';
import { email, id, line, prose } from './common.ts';

/** Life of a registration (product.md); who came and who did not stands with each person. */
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
  questionId: z.string().regex(/^[a-z0-9]{1,12}$/),
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
