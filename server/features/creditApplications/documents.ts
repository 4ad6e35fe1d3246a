import type { Response } from 'express';
import { openFile, removeFile, sendFile, storeFile, type Named } from '../../platform/files/index.ts';
import { transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import type { UploadedFile } from '../../platform/http/upload.ts';
import type { FileReference } from '../../../shared/schemas/firm.ts';
import { recordAudit } from '../audit/index.ts';
import { CreditApplication, type ApplicationDocument, type RequestedDocument } from './model.ts';
import { ownApplication, scopesOf } from './policy.ts';
import { assertAllowed, takeStep, write } from './steps.ts';
import { tellOf } from './telling.ts';

const MOST_DOCUMENTS = 40;

/** Asks the firm for documents; the clocks stand still until it has answered. */
export const requestDocuments = (
  actor: MemberActor,
  id: string,
  wanted: readonly { name: string; note: string }[],
): Promise<ApplicationDocument> =>
  takeStep(actor, id, 'requestDocuments', (_session, row) => {
    const requestedDocuments = [
      ...row.requestedDocuments,
      ...wanted.map((one): RequestedDocument => ({ ...one, file: null })),
    ];
    if (requestedDocuments.length > MOST_DOCUMENTS) {
      throw new ProblemError('application.tooManyDocuments', { count: MOST_DOCUMENTS });
    }
    return { set: { requestedDocuments }, note: wanted.map(({ name }) => name).join('、') };
  });

/** Writes a file to the request it answers; with the last one the bank's clock goes on. */
async function answer(actor: MemberActor, id: string, n: number, file: FileReference) {
  return transact(async (session) => {
    const { row, side } = await ownApplication(actor, id, session);
    assertAllowed(row, 'resume', side);
    if ((await scopesOf(row, session)).length === 0) throw new ProblemError('application.consentEnded');
    const asked = row.requestedDocuments[n];
    if (!asked) throw new ProblemError('application.notRequested');
    const requestedDocuments = row.requestedDocuments.map((one, i) => (i === n ? { ...one, file } : one));
    const complete = requestedDocuments.every((one) => one.file !== null);
    const replaced = asked.file?.id ?? null;
    const who = { actor, side };
    if (complete) {
      const { row: written } = await write(session, row, 'resume', who, {
        set: { requestedDocuments },
        note: asked.name,
      });
      return { row: written, replaced };
    }
    const written = await CreditApplication.findOneAndUpdate(
      { _id: row._id },
      { $set: { requestedDocuments }, $inc: { version: 1 } },
      { session, returnDocument: 'after' },
    ).lean<ApplicationDocument>();
    await tellOf(session, row, 'documentGiven', who, { after: { name: asked.name } });
    return { row: written!, replaced };
  });
}

export async function giveDocument(
  actor: MemberActor,
  id: string,
  n: number,
  upload: UploadedFile,
): Promise<ApplicationDocument> {
  await ownApplication(actor, id);
  const file = await storeFile(upload, { kind: 'creditApplication', id });
  try {
    const { row, replaced } = await answer(actor, id, n, file);
    if (replaced) await removeFile(replaced);
    return row;
  } catch (error) {
    await removeFile(file.id);
    throw error;
  }
}

/** Sends a document to the firm, or to its bank while consent stands; a bank's look is audited. */
export async function sendDocument(
  actor: MemberActor,
  id: string,
  fileId: string,
  res: Response,
): Promise<void> {
  const { row, side } = await ownApplication(actor, id);
  if (!row.requestedDocuments.some(({ file }) => file?.id === fileId)) throw notFound();
  if (side === 'bank') {
    const looks = row.open || row.state === 'drawn';
    if (!looks || (await scopesOf(row)).length === 0) throw notFound();
    await recordAudit(null, actor, {
      action: 'creditApplication.fileSeen',
      subject: { kind: 'creditApplication', id },
      ownerId: row.applicantId,
      after: { fileId },
    });
  }
  await sendFile(await openFile(fileId), res);
}

/** Which of these files answer a request. */
export const namedByApplications: Named = async (files) => {
  const ids = files.map(({ id }) => id);
  const rows = await CreditApplication.find(
    { 'requestedDocuments.file.id': { $in: ids } },
    { 'requestedDocuments.file.id': 1 },
  ).lean<Pick<ApplicationDocument, 'requestedDocuments'>[]>();
  return new Set(rows.flatMap((row) => row.requestedDocuments.flatMap(({ file }) => file?.id ?? [])));
};
