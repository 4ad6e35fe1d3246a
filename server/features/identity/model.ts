import mongoose, { Schema, type Types } from 'mongoose';
import type { Locale } from '../../../shared/locale.ts';
import type { Role } from '../../../shared/schemas/organisation.ts';

export interface SecondFactor {
  /** Base32 secret of the authenticator app. */
  secret: string;
  /** False while it is being set up. */
  active: boolean;
  /** The last 30-second step a code was accepted for: none is accepted twice. */
  lastStep: number;
  /** Hashes of the recovery codes that are left. */
  recovery: string[];
}

export interface PersonDocument {
  _id: Types.ObjectId;
  name: string;
  email: string;
  passwordHash: string;
  emailConfirmed: boolean;
  locale: Locale;
  secondFactor: SecondFactor | null;
  /** How many organisations it registered. Counted in the same transaction, so that two at once conflict. */
  registrations: number;
  createdAt: Date;
}

const personSchema = new Schema<PersonDocument>(
  {
    name: { type: String, required: true },
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    emailConfirmed: { type: Boolean, default: false },
    locale: { type: String, default: 'zh-CN' },
    secondFactor: { type: Schema.Types.Mixed, default: null },
    registrations: { type: Number, default: 0 },
  },
  { timestamps: { createdAt: true, updatedAt: false }, minimize: false },
);
personSchema.index({ email: 1 }, { unique: true });
export const Person = mongoose.model<PersonDocument>('Person', personSchema, 'people');

/** One sign-in on one device: the family of its refresh tokens, of which only the newest is good. */
export interface SessionDocument {
  _id: Types.ObjectId;
  personId: Types.ObjectId;
  refreshHash: string;
  previousHash: string;
  rotatedAt: Date;
  organisationId: Types.ObjectId | null;
  /** Whether the second factor was given when it began. */
  secondFactor: boolean;
  device: string;
  address: string;
  startedAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  expiresAt: Date;
}

const sessionSchema = new Schema<SessionDocument>({
  personId: { type: Schema.Types.ObjectId, required: true },
  refreshHash: { type: String, required: true },
  previousHash: { type: String, default: '' },
  rotatedAt: { type: Date, required: true },
  organisationId: { type: Schema.Types.ObjectId, default: null },
  secondFactor: { type: Boolean, default: false },
  device: { type: String, default: '' },
  address: { type: String, default: '' },
  startedAt: { type: Date, required: true },
  lastSeenAt: { type: Date, required: true },
  endedAt: { type: Date, default: null },
  expiresAt: { type: Date, required: true, expires: 0 },
});
sessionSchema.index({ personId: 1, endedAt: 1 });
export const LoginSession = mongoose.model<SessionDocument>('Session', sessionSchema, 'sessions');

/** What a person may do for one organisation. */
export interface MembershipDocument {
  _id: Types.ObjectId;
  organisationId: Types.ObjectId;
  personId: Types.ObjectId;
  role: Role;
  since: Date;
}

const membershipSchema = new Schema<MembershipDocument>({
  organisationId: { type: Schema.Types.ObjectId, required: true },
  personId: { type: Schema.Types.ObjectId, required: true },
  role: { type: String, required: true },
  since: { type: Date, required: true },
});
membershipSchema.index({ organisationId: 1, personId: 1 }, { unique: true });
membershipSchema.index({ personId: 1, _id: 1 });
export const Membership = mongoose.model<MembershipDocument>('Membership', membershipSchema, 'memberships');

export type LinkPurpose = 'confirmEmail' | 'resetPassword' | 'invitation' | 'setup';

/** A one-time token that travels in a link; kept as a hash, and gone when used. */
export interface LinkDocument {
  _id: string;
  purpose: LinkPurpose;
  /** The person, or the invitation, it is for. */
  subject: string;
  expiresAt: Date;
}

const linkSchema = new Schema<LinkDocument>({
  _id: { type: String, required: true },
  purpose: { type: String, required: true },
  subject: { type: String, default: '' },
  expiresAt: { type: Date, required: true, expires: 0 },
});
linkSchema.index({ purpose: 1, subject: 1 });
// Who has it becomes administrator: of processes that start at once, only the last to make one leaves a good one.
linkSchema.index({ subject: 1 }, { unique: true, partialFilterExpression: { purpose: 'setup' } });
export const Link = mongoose.model<LinkDocument>('Link', linkSchema, 'links');
