import { open } from 'node:fs/promises';

/** Bounds of an honest workbook: what it unpacks to, how many parts it has, how hard a part is packed. */
const MOST_BYTES = 400 * 1024 * 1024;
const MOST_PARTS = 2000;
const MOST_RATIO = 200;

/**
 * Whether a zip's own directory keeps within the bounds, before anything is unpacked. A directory that lies is
 * caught later by the worker's memory and row limits.
 */
export async function checkZip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const tailLength = Math.min(size, 65_557);
    const { buffer: tail } = await handle.read(Buffer.alloc(tailLength), 0, tailLength, size - tailLength);
    const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
    if (end < 0) return false;
    const parts = tail.readUInt16LE(end + 10);
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (parts > MOST_PARTS || length > 4 * 1024 * 1024 || start + length > size) return false;
    const { buffer: directory } = await handle.read(Buffer.alloc(length), 0, length, start);
    let total = 0;
    for (let at = 0; at + 46 <= length;) {
      if (directory.readUInt32LE(at) !== 0x02014b50) return false;
      const packed = directory.readUInt32LE(at + 20);
      const unpacked = directory.readUInt32LE(at + 24);
      total += unpacked;
      if (total > MOST_BYTES || (unpacked > 1_000_000 && unpacked / Math.max(1, packed) > MOST_RATIO))
        return false;
      at +=
        46 +
        directory.readUInt16LE(at + 28) +
        directory.readUInt16LE(at + 30) +
        directory.readUInt16LE(at + 32);
    }
    return true;
  } finally {
    await handle.close();
  }
}
