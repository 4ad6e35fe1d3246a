import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { ProblemError } from '../http/problem.ts';

/** Bytes a file may have. */
export const FILE_LIMIT = 20 * 1024 * 1024;

/** What may be kept, by what its bytes say, never by its name: pictures, PDF, office documents, archives, text. */
const ALLOWED = new Map<string, string[]>([
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  ['image/webp', ['webp']],
  ['image/gif', ['gif']],
  ['application/pdf', ['pdf']],
  ['application/zip', ['zip']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx']],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', ['pptx']],
  ['text/plain', ['txt', 'csv']],
]);

export const IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/** Whether the beginning of a file is text in UTF-8 without control characters. */
async function isText(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.includes(0)) return false;
    const text = new TextDecoder('utf-8').decode(head);
    // Markup is no text of ours: a browser might take it for a page.
    return !/^\s*(<\?xml|<!doctype|<html|<svg|<script)/i.test(text) && !text.slice(0, -4).includes('\ufffd');
  } finally {
    await handle.close();
  }
}

/** The media type a file really has; throws where it may not be kept. */
export async function sniff(path: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  const type = found?.mime ?? ((await isText(path)) ? 'text/plain' : null);
  if (!type || !ALLOWED.has(type)) throw new ProblemError('request.unsupportedMedia');
  return type;
}

/** A name that is safe to show and to save under: no path, no control or direction characters, the right ending. */
export function safeName(name: string, mediaType: string): string {
  const base = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim()
    .slice(-120);
  const endings = ALLOWED.get(mediaType)!;
  const ending = base.split('.').at(-1)!.toLowerCase();
  const kept = base || 'file';
  return endings.includes(ending) ? kept : `${kept}.${endings[0]}`;
}
