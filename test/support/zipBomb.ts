import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';

/** A zip of one part whose directory says that it unpacks to `size`. */
async function zipOf(part: string, text: Buffer, size: number): Promise<Buffer> {
  const packed = await promisify(deflateRaw)(text);
  const name = Buffer.from(part);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  const start = local.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

/** Unpacks to 600 MB, as its directory says. */
export const zipBomb = (): Promise<Buffer> =>
  zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(8 * 1024 * 1024), 600 * 1024 * 1024);

/** Unpacks to one text of 40 MB, of which its directory says that it is short. */
export const lyingZipBomb = (): Promise<Buffer> =>
  zipOf(
    'xl/sharedStrings.xml',
    Buffer.concat([Buffer.from('<sst><si><t>'), Buffer.alloc(40 * 1024 * 1024, 'a')]),
    1000,
  );
