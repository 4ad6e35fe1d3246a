import type { IncomingMessage } from 'node:http';

/** No honest body nests deeper; a schema that calls itself could be walked to the end of the stack. */
export const MOST_LEVELS = 64;

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = Buffer.from('"\\[]{}');

/** Whether JSON, as bytes of UTF-8 and before it is parsed, nests deeper than allowed: counts brackets outside of texts. */
export function isTooDeep(bytes: Uint8Array, most = MOST_LEVELS): boolean {
  let depth = 0;
  let within = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (within) {
      if (byte === BACKSLASH) i += 1;
      else if (byte === QUOTE) within = false;
    } else if (byte === QUOTE) within = true;
    else if (byte === OPEN || byte === OPEN_LIST) {
      if (++depth > most) return true;
    } else if (byte === CLOSE || byte === CLOSE_LIST) depth -= 1;
  }
  return false;
}

/** Refuses a body before it is parsed; the parser hands our refusals on by their `type`. */
export function refuseDepth(_req: IncomingMessage, _res: unknown, bytes: Buffer, encoding: string): void {
  // JSON is UTF-8 (RFC 8259, 8.1): of anything else the bytes would not tell where a text ends.
  if (!/^utf-?8$/i.test(encoding))
    throw Object.assign(new Error('not UTF-8'), { type: 'charset.unsupported' });
  if (isTooDeep(bytes)) throw Object.assign(new Error('too deep'), { type: 'request.tooDeep' });
}
