import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request, Response } from 'express';
import { ProblemError } from './problem.ts';

/** A file a person sent, spooled to disk so that memory stays bounded whatever its size. */
export interface UploadedFile {
  /** What the sender calls it: shown, never used as a path. */
  name: string;
  path: string;
  bytes: number;
  fields: Record<string, string>;
}

/** Reads one multipart request: one file in `file` and a few short text fields. Cleans up after the response. */
export async function receiveFile(req: Request, res: Response, maxBytes: number): Promise<UploadedFile> {
  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: maxBytes, fields: 20, fieldSize: 20_000, parts: 21 },
    });
  } catch {
    throw new ProblemError('request.unsupportedMedia');
  }
  const folder = await mkdtemp(join(tmpdir(), 'lianqiao-upload-'));
  res.once('close', () => void rm(folder, { recursive: true, force: true }));

  const fields: Record<string, string> = {};
  let received: Omit<UploadedFile, 'fields'> | null = null;
  let spooling: Promise<void> = Promise.resolve();
  let tooLarge = false;
  parser.on('field', (name, value, info) => {
    if (info.valueTruncated) tooLarge = true;
    if (/^[a-zA-Z]{1,40}$/.test(name)) fields[name] = value;
  });
  parser.on('file', (name, stream, info) => {
    if (name !== 'file' || received) {
      stream.resume();
      return;
    }
    const path = join(folder, 'file');
    received = { name: (info.filename ?? 'file').slice(-200), path, bytes: 0 };
    stream.on('limit', () => (tooLarge = true));
    stream.on('data', (chunk: Buffer) => (received!.bytes += chunk.length));
    spooling = pipeline(stream, createWriteStream(path, { mode: 0o600 }));
  });
  try {
    await pipeline(req, parser);
    await spooling;
  } catch {
    throw new ProblemError('request.malformed');
  }
  if (tooLarge) throw new ProblemError('request.tooLarge');
  const file = received as Omit<UploadedFile, 'fields'> | null;
  if (!file) throw new ProblemError('request.malformed');
  return { ...file, fields };
}
