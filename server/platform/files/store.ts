import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import mongoose from 'mongoose';
import type { FileReference } from '../../../shared/schemas/firm.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import type { UploadedFile } from '../http/upload.ts';
import { STRIP } from './strip/index.ts';
import { IMAGES, safeName, sniff } from './sniff.ts';

/** Whose a file is: the thing it belongs to, whose policy decides who sees it. */
export interface StoredFile extends FileReference {
  owner: { kind: string; id: string };
  /** Nothing named it for long, and it is about to be removed: nothing may name it now. See sweep.ts. */
  condemned?: boolean;
}

let bucket: mongoose.mongo.GridFSBucket | null = null;
const files = () => {
  // A test process may have reconnected meanwhile.
  bucket ??= new mongoose.mongo.GridFSBucket(mongoose.connection.db!, {
    bucketName: 'files',
    writeConcern: { w: 'majority', j: true },
  });
  return bucket;
};

/** Keeps an uploaded file for a thing, by what its bytes are, pictures without what is said about them; durable when it returns. */
export async function storeFile(
  upload: UploadedFile,
  owner: StoredFile['owner'],
  only?: 'image',
): Promise<FileReference> {
  const mediaType = await sniff(upload.path);
  if (only === 'image' && !IMAGES.has(mediaType)) throw new ProblemError('request.unsupportedMedia');
  const name = safeName(upload.name, mediaType);
  const stream = files().openUploadStream(name, { metadata: { mediaType, owner } });
  const strip = STRIP[mediaType];
  await pipeline(strip ? [strip(await readFile(upload.path))] : createReadStream(upload.path), stream);
  return { id: String(stream.id), name, bytes: stream.gridFSFile?.length ?? upload.bytes, mediaType };
}

/** What is known of a file, or `resource.notFound`. */
export async function openFile(id: string): Promise<StoredFile> {
  const [row] = await files()
    .find({ _id: new mongoose.Types.ObjectId(id) })
    .limit(1)
    .toArray();
  const metadata = row?.metadata as
    { mediaType: string; owner: StoredFile['owner']; condemnedAt?: Date } | undefined;
  if (!row || !metadata) throw notFound();
  const { mediaType, owner, condemnedAt } = metadata;
  return { id, name: row.filename, bytes: row.length, mediaType, owner, condemned: Boolean(condemnedAt) };
}

/**
 * Sends a file so that a browser neither guesses nor runs it: pictures are shown, all else is saved. A browser may
 * keep it but must ask each time: who may have it can change, and so can who sits at the machine.
 */
export async function sendFile(file: StoredFile, res: Response): Promise<void> {
  const shown = IMAGES.has(file.mediaType) ? 'inline' : 'attachment';
  res.set({
    'Content-Type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
    'Content-Length': String(file.bytes),
    'Content-Disposition': `${shown}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache',
    // Bytes under an id never change.
    ETag: `"${file.id}"`,
  });
  if (res.req.fresh) {
    res.removeHeader('Content-Length');
    res.status(304).end();
    return;
  }
  await pipeline(files().openDownloadStream(new mongoose.Types.ObjectId(file.id)), res);
}

export async function removeFile(id: string): Promise<void> {
  await files()
    .delete(new mongoose.Types.ObjectId(id))
    .catch((error: Error) => {
      // Gone already is as good as removed.
      if (!/not found/i.test(error.message)) throw error;
    });
}
