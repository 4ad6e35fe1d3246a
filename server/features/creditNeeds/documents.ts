import type { Response } from 'express';
import type { CreditNeed as CreditNeedView } from '../../../shared/schemas/creditNeed.ts';
import { transact, whyNot } from '../../platform/db/index.ts';
import { openFile, removeFile, sendFile, storeFile } from '../../platform/files/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import type { UploadedFile } from '../../platform/http/upload.ts';
import { recordAudit } from '../audit/index.ts';
import { EDITABLE } from './domain/life.ts';
import { CreditNeed, type CreditNeedDocument } from './model.ts';
import { bankScopes } from './offered.ts';
import { ownNeed } from './policy.ts';
import { presentNeed } from './present.ts';

const MOST_FILES = 30;
const full = `documents.${MOST_FILES - 1}`;

export async function addDocument(
  actor: MemberActor,
  id: string,
  upload: UploadedFile,
): Promise<CreditNeedView> {
  await ownNeed(actor, id);
  const file = await storeFile(upload, { kind: 'creditNeed', id });
  try {
    const row = await transact(async (session) => {
      const own = { _id: id, organisationId: actor.organisationId };
      const changed = await CreditNeed.findOneAndUpdate(
        { ...own, status: { $in: EDITABLE }, [full]: { $exists: false } },
        { $push: { documents: file }, $inc: { version: 1 } },
        { session, returnDocument: 'after' },
      ).lean<CreditNeedDocument>();
      if (!changed) {
        if (await CreditNeed.exists({ ...own, [full]: { $exists: true } }).session(session)) {
          throw new ProblemError('creditNeed.tooManyFiles', { count: MOST_FILES });
        }
        return whyNot(session, CreditNeed, { _id: id, organisationId: actor.organisationId });
      }
      await recordAudit(session, actor, {
        action: 'creditNeed.fileAdded',
        subject: { kind: 'creditNeed', id },
        ownerId: actor.organisationId,
        after: { name: file.name },
      });
      return changed;
    });
    return presentNeed(row);
  } catch (error) {
    await removeFile(file.id);
    throw error;
  }
}

export async function removeDocument(
  actor: MemberActor,
  id: string,
  fileId: string,
): Promise<CreditNeedView> {
  const row = await transact(async (session) => {
    const own = { _id: id, organisationId: actor.organisationId, 'documents.id': fileId };
    const changed = await CreditNeed.findOneAndUpdate(
      { ...own, status: { $in: EDITABLE } },
      { $pull: { documents: { id: fileId } }, $inc: { version: 1 } },
      { session, returnDocument: 'after' },
    ).lean<CreditNeedDocument>();
    if (!changed) {
      if (await CreditNeed.exists(own).session(session)) throw new ProblemError('state.conflict');
      throw notFound();
    }
    await recordAudit(session, actor, {
      action: 'creditNeed.fileRemoved',
      subject: { kind: 'creditNeed', id },
      ownerId: actor.organisationId,
      before: { fileId },
    });
    return changed;
  });
  await removeFile(fileId);
  return presentNeed(row);
}

/** Sends a document to the firm itself, or to a bank while a consent names documents; a bank's look is audited. */
export async function sendDocument(
  actor: MemberActor,
  id: string,
  fileId: string,
  res: Response,
): Promise<void> {
  const row = await CreditNeed.findById(id).lean<CreditNeedDocument>();
  const file = row?.documents.find((one) => one.id === fileId);
  if (!row || !file) throw notFound();
  if (String(row.organisationId) !== actor.organisationId) {
    if (actor.kind !== 'bank' || !(await bankScopes(actor, row)).includes('documents')) throw notFound();
    await recordAudit(null, actor, {
      action: 'creditNeed.fileSeen',
      subject: { kind: 'creditNeed', id },
      ownerId: row.organisationId,
      after: { fileId },
    });
  }
  await sendFile(await openFile(fileId), res);
}
