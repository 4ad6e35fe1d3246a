import mongoose, { Schema, type Types } from 'mongoose';
import type { FileReference, FirmProfileInput } from '../../../shared/schemas/firm.ts';
import type { OrganisationKind, OrganisationStatus } from '../../../shared/schemas/organisation.ts';

/** What a firm says of itself, with what is derived or attached. */
export interface StoredProfile extends FirmProfileInput {
  logo: FileReference | null;
  files: FileReference[];
}

/** How to reach it: shown to its own members, and to the other side of an accepted introduction. */
export interface Contact {
  name: string;
  phone: string;
  email: string;
}

/** An organisation and, where it is a firm, its profile: one document, so that one write changes it whole. */
export interface OrganisationDocument {
  _id: Types.ObjectId;
  kind: OrganisationKind;
  name: string;
  shortName: string | null;
  /** 统一社会信用代码: its identity. Absent only for unclaimed entries and the platform's own organisation. */
  creditCode?: string;
  /** The name without blanks, width and case: the identity of an unclaimed entry. */
  nameKey: string;
  /** A code of the list it was imported from, such as a listing code. */
  externalCode?: string;
  /** Whose list that code is from: an organisation, or `platform`. */
  listedBy?: string;
  status: OrganisationStatus;
  /** What to mend, when returned; why, when suspended. */
  statusNote: string;
  /** Who registered it here; it counts for that person until it is verified, whoever its members are. */
  registeredBy?: Types.ObjectId;
  submittedAt?: Date;
  verifiedAt?: Date;
  requireSecondFactor: boolean;
  /** An anchor's confirmation of what it owes wants two people. */
  requireSecondConfirmer: boolean;
  contact: Contact;
  profile: StoredProfile;
  /** Counts each change, for If-Match. */
  version: number;
  /** Counts what took effect while it was verified and must not follow its suspension: see verified.ts. */
  held?: number;
  createdAt: Date;
  updatedAt: Date;
}

const schema = new Schema<OrganisationDocument>(
  {
    kind: { type: String, required: true },
    name: { type: String, required: true },
    shortName: { type: String, default: null },
    creditCode: { type: String },
    nameKey: { type: String, required: true },
    externalCode: { type: String },
    listedBy: { type: String },
    status: { type: String, required: true },
    statusNote: { type: String, default: '' },
    registeredBy: { type: Schema.Types.ObjectId },
    submittedAt: Date,
    verifiedAt: Date,
    requireSecondFactor: { type: Boolean, default: false },
    requireSecondConfirmer: { type: Boolean, default: false },
    contact: { type: Schema.Types.Mixed, default: () => ({ name: '', phone: '', email: '' }) },
    profile: { type: Schema.Types.Mixed, required: true },
    version: { type: Number, default: 0 },
    held: Number,
  },
  { timestamps: true, minimize: false },
);
// Sparse, not partial by type: an index by `$type` is not used for looking a code up.
schema.index({ creditCode: 1 }, { unique: true, sparse: true });
// An unclaimed entry has no credit code; a repeated import must find it again.
schema.index({ nameKey: 1 }, { unique: true, partialFilterExpression: { status: 'unclaimed' } });
schema.index(
  { listedBy: 1, externalCode: 1 },
  { unique: true, partialFilterExpression: { externalCode: { $type: 'string' } } },
);
// Whom to tell of what the platform itself must decide.
schema.index({ kind: 1 }, { partialFilterExpression: { kind: 'admin' } });
schema.index({ status: 1, submittedAt: 1 });
// The firms of a chain, whom an event may invite.
schema.index({ 'profile.chainPositions.chain': 1, status: 1, _id: 1 });
schema.index({ registeredBy: 1 }, { partialFilterExpression: { registeredBy: { $exists: true } } });

export const Organisation = mongoose.model<OrganisationDocument>('Organisation', schema, 'organisations');
