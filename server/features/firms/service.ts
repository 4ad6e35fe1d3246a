import type { Response } from 'express';
import type { FileReference, Firm, FirmProfileInput } from '../../../shared/schemas/firm.ts';
import { regionByCode } from '../../../shared/taxonomy/regions.ts';
import { transact } from '../../platform/db/index.ts';
import { openFile, removeFile, sendFile, storeFile, type Named } from '../../platform/files/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { invalidField, notFound, ProblemError } from '../../platform/http/problem.ts';
import type { UploadedFile } from '../../platform/http/upload.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { currentTaxonomy } from '../taxonomy/index.ts';
import { maySeeFirm } from './policy.ts';
import { presentFirm } from './present.ts';

const MOST_FILES = 30;

export async function readFirm(actor: MemberActor, id: string): Promise<Firm> {
  const row = await Organisation.findById(id).lean();
  if (!row || !maySeeFirm(actor, row)) throw notFound();
  return presentFirm(row);
}

/** Throws on a chain position or region that the taxonomy does not know. */
async function assertKnownCodes(profile: FirmProfileInput): Promise<void> {
  const { chains } = await currentTaxonomy();
  profile.chainPositions.forEach(({ chain, segment }, i) => {
    const known = chains.find((c) => c.code === chain)?.segments.some((s) => s.code === segment);
    if (!known) throw invalidField(`chainPositions.${i}`, 'unknown_segment', segment);
  });
  if (profile.region && !regionByCode(profile.region))
    throw invalidField('region', 'unknown_region', profile.region);
}

/** Replaces one's own profile, if nobody else changed it meanwhile. Logo and files stay. */
export async function changeProfile(
  actor: MemberActor,
  input: FirmProfileInput,
  version: number,
): Promise<Firm> {
  await assertKnownCodes(input);
  const set = Object.fromEntries(Object.entries(input).map(([key, value]) => [`profile.${key}`, value]));
  await transact(async (session) => {
    const before = await Organisation.findOneAndUpdate(
      { _id: actor.organisationId, version },
      { $set: set, $inc: { version: 1 } },
      { session },
    ).lean();
    if (!before) throw new ProblemError('resource.changed');
    const changed = (Object.keys(input) as (keyof FirmProfileInput)[]).filter(
      (key) => JSON.stringify(before.profile[key]) !== JSON.stringify(input[key]),
    );
    await recordAudit(session, actor, {
      action: 'firm.profileChanged',
      subject: { kind: 'organisation', id: actor.organisationId },
      ownerId: actor.organisationId,
      before: Object.fromEntries(changed.map((key) => [key, before.profile[key]])),
      after: Object.fromEntries(changed.map((key) => [key, input[key]])),
    });
    await emit(session, 'firm.changed', actor.organisationId);
  });
  return readFirm(actor, actor.organisationId);
}

/** Adds a file to the profile, or replaces the logo. Files past the most allowed are refused by the database. */
export async function addFile(
  actor: MemberActor,
  upload: UploadedFile,
  as: 'logo' | 'file',
): Promise<FileReference> {
  const owner = { kind: 'firm', id: actor.organisationId };
  const file = await storeFile(upload, owner, as === 'logo' ? 'image' : undefined);
  try {
    const previous = await transact(async (session) => {
      const before = await Organisation.findOneAndUpdate(
        as === 'logo'
          ? { _id: actor.organisationId }
          : { _id: actor.organisationId, [`profile.files.${MOST_FILES - 1}`]: { $exists: false } },
        as === 'logo'
          ? { $set: { 'profile.logo': file }, $inc: { version: 1 } }
          : { $push: { 'profile.files': file }, $inc: { version: 1 } },
        { session },
      ).lean();
      if (!before) throw new ProblemError('firm.tooManyFiles', { most: MOST_FILES });
      await recordAudit(session, actor, {
        action: 'firm.fileAdded',
        subject: { kind: 'organisation', id: actor.organisationId },
        ownerId: actor.organisationId,
        after: { name: file.name },
      });
      await emit(session, 'firm.changed', actor.organisationId);
      return as === 'logo' ? before.profile.logo : null;
    });
    if (previous) await removeFile(previous.id);
  } catch (error) {
    await removeFile(file.id);
    throw error;
  }
  return file;
}

/** Takes a file or the logo off the profile. */
export async function dropFile(actor: MemberActor, fileId: string): Promise<void> {
  await transact(async (session) => {
    const before = await Organisation.findOneAndUpdate(
      { _id: actor.organisationId, $or: [{ 'profile.files.id': fileId }, { 'profile.logo.id': fileId }] },
      [
        {
          $set: {
            'profile.files': { $filter: { input: '$profile.files', cond: { $ne: ['$$this.id', fileId] } } },
            'profile.logo': { $cond: [{ $eq: ['$profile.logo.id', fileId] }, null, '$profile.logo'] },
            version: { $add: ['$version', 1] },
          },
        },
      ],
      { session, updatePipeline: true },
    ).lean();
    if (!before) throw notFound();
    await recordAudit(session, actor, {
      action: 'firm.fileRemoved',
      subject: { kind: 'organisation', id: actor.organisationId },
      ownerId: actor.organisationId,
      before: { fileId },
    });
    await emit(session, 'firm.changed', actor.organisationId);
  });
  await removeFile(fileId);
}

/** Sends a firm's logo or file to whoever may see the firm. */
export async function sendFirmFile(
  actor: MemberActor,
  firmId: string,
  fileId: string,
  res: Response,
): Promise<void> {
  const firm = await readFirm(actor, firmId);
  const named = [firm.profile.logo, ...firm.profile.files].some((f) => f?.id === fileId);
  if (!named) throw notFound();
  await sendFile(await openFile(fileId), res);
}

/** Which of these files a profile has still. */
export const namedByFirms: Named = async (files) => {
  const rows = await Organisation.find(
    { _id: { $in: files.map(({ ownerId }) => ownerId) } },
    { 'profile.files.id': 1, 'profile.logo.id': 1 },
  ).lean<OrganisationDocument[]>();
  return new Set(
    rows.flatMap(({ profile }) => [profile.logo, ...(profile.files ?? [])].flatMap((file) => file?.id ?? [])),
  );
};
