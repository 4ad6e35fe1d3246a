import type { Response } from 'express';
import type { Demand as DemandView } from '../../../shared/schemas/demand.ts';
import { transact, whyNot } from '../../platform/db/index.ts';
import { openFile, removeFile, sendFile, storeFile, type Named } from '../../platform/files/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import type { UploadedFile } from '../../platform/http/upload.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { EDITABLE } from './domain.ts';
import { Demand, type DemandDocument } from './model.ts';
import { isOwn, maySeeBuyer } from './policy.ts';
import { attachmentsFor } from './present.ts';
import { demandSeenBy, ownDemand, presentTo, viewerOf } from './reading.ts';

const MOST_FILES = 10;

/** Attaches a file; the database refuses one too many. */
export async function attach(actor: MemberActor, id: string, upload: UploadedFile): Promise<DemandView> {
  await ownDemand(actor, id);
  const file = await storeFile(upload, { kind: 'demand', id });
  try {
    const row = await transact(async (session) => {
      const changed = await Demand.findOneAndUpdate(
        {
          _id: id,
          organisationId: actor.organisationId,
          status: { $in: EDITABLE },
          [`attachments.${MOST_FILES - 1}`]: { $exists: false },
        },
        { $push: { attachments: file }, $inc: { version: 1 } },
        { session, returnDocument: 'after' },
      ).lean<DemandDocument>();
      if (!changed) {
        const full = await Demand.exists({
          _id: id,
          organisationId: actor.organisationId,
          [`attachments.${MOST_FILES - 1}`]: { $exists: true },
        }).session(session);
        if (full) throw new ProblemError('demand.tooManyFiles', { count: MOST_FILES });
        return whyNot(session, Demand, { _id: id, organisationId: actor.organisationId });
      }
      await recordAudit(session, actor, {
        action: 'demand.fileAttached',
        subject: { kind: 'demand', id },
        ownerId: actor.organisationId,
        after: { name: file.name },
      });
      await emit(session, 'demand.changed', id, { status: changed.status });
      return changed;
    });
    return presentTo(await viewerOf(actor), row);
  } catch (error) {
    await removeFile(file.id);
    throw error;
  }
}

export async function detach(actor: MemberActor, id: string, fileId: string): Promise<DemandView> {
  const row = await transact(async (session) => {
    const own = { _id: id, organisationId: actor.organisationId, 'attachments.id': fileId };
    const changed = await Demand.findOneAndUpdate(
      { ...own, status: { $in: EDITABLE } },
      { $pull: { attachments: { id: fileId } }, $inc: { version: 1 } },
      { session, returnDocument: 'after' },
    ).lean<DemandDocument>();
    if (!changed) {
      if (await Demand.exists(own).session(session)) throw new ProblemError('state.conflict');
      throw notFound();
    }
    await recordAudit(session, actor, {
      action: 'demand.fileRemoved',
      subject: { kind: 'demand', id },
      ownerId: actor.organisationId,
      before: { fileId },
    });
    await emit(session, 'demand.changed', id, { status: changed.status });
    return changed;
  });
  await removeFile(fileId);
  return presentTo(await viewerOf(actor), row);
}

/** Sends an attached file to whoever may see the demand; a look at another's is in the audit trail. */
export async function sendAttachment(
  actor: MemberActor,
  id: string,
  fileId: string,
  res: Response,
): Promise<void> {
  const { row, viewer, tie } = await demandSeenBy(actor, id);
  const shown = attachmentsFor(row, maySeeBuyer(viewer, row, tie)).find((file) => file.id === fileId);
  if (!shown) throw notFound();
  if (!isOwn(viewer, row)) {
    await recordAudit(null, actor, {
      action: 'demand.fileSeen',
      subject: { kind: 'demand', id },
      ownerId: row.organisationId,
      after: { fileId },
    });
  }
  await sendFile({ ...(await openFile(fileId)), name: shown.name }, res);
}

/** Which of these files a demand has still. */
export const namedByDemands: Named = async (files) => {
  const rows = await Demand.find(
    { _id: { $in: files.map(({ ownerId }) => ownerId) } },
    { 'attachments.id': 1 },
  ).lean<DemandDocument[]>();
  return new Set(rows.flatMap((row) => row.attachments.map(({ id }) => id)));
};
