import mongoose, { Schema, type Types } from 'mongoose';
import type { CLAIM_STATUSES } from '../../../shared/schemas/organisation.ts';
import type { Role } from '../../../shared/schemas/organisation.ts';
import type { Session } from '../../platform/db/index.ts';

export interface ClaimDocument {
  _id: Types.ObjectId;
  organisationId: Types.ObjectId;
  personId: Types.ObjectId;
  creditCode: string;
  note: string;
  /** Whether it was an entry without members. */
  unclaimed: boolean;
  /**
   * Whether the platform's administrator decides: always where the organisation was not verified, for whoever
   * registered a code need not be who it belongs to.
   */
  byPlatform: boolean;
  status: (typeof CLAIM_STATUSES)[number];
  createdAt: Date;
}

const claimSchema = new Schema<ClaimDocument>(
  {
    organisationId: { type: Schema.Types.ObjectId, required: true },
    personId: { type: Schema.Types.ObjectId, required: true },
    creditCode: { type: String, required: true },
    note: { type: String, default: '' },
    unclaimed: { type: Boolean, required: true },
    byPlatform: { type: Boolean, required: true },
    status: { type: String, required: true },
  },
  { timestamps: { createdAt: true, updatedAt: false } },
);
claimSchema.index(
  { organisationId: 1, personId: 1 },
  { unique: true, partialFilterExpression: { status: 'open' } },
);
claimSchema.index({ byPlatform: 1, status: 1, _id: 1 });
claimSchema.index({ organisationId: 1, status: 1, _id: 1 });
export const Claim = mongoose.model<ClaimDocument>('Claim', claimSchema, 'claims');

/** From now on the platform's administrator decides what is open about an organisation. */
export async function leaveClaimsToPlatform(session: Session, organisationId: string): Promise<void> {
  await Claim.updateMany({ organisationId, status: 'open' }, { $set: { byPlatform: true } }, { session });
}

export interface InvitationDocument {
  _id: Types.ObjectId;
  organisationId: Types.ObjectId;
  email: string;
  role: Role;
  invitedBy: string;
  expiresAt: Date;
}

const invitationSchema = new Schema<InvitationDocument>({
  organisationId: { type: Schema.Types.ObjectId, required: true },
  email: { type: String, required: true },
  role: { type: String, required: true },
  invitedBy: { type: String, required: true },
  expiresAt: { type: Date, required: true, expires: 0 },
});
invitationSchema.index({ organisationId: 1, email: 1 }, { unique: true });
export const Invitation = mongoose.model<InvitationDocument>('Invitation', invitationSchema, 'invitations');
