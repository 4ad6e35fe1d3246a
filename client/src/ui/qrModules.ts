import { create } from 'qrcode';

/** The dark squares of a QR code, with the clear edge cameras need around it. */
export function qrModules(text: string): { size: number; dark: { x: number; y: number }[] } {
  const QUIET = 4;
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const dark: { x: number; y: number }[] = [];
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) dark.push({ x: column + QUIET, y: row + QUIET });
  return { size: modules.size + 2 * QUIET, dark };
}

/** A QR code as a picture to send on: chats and slides take no drawing. */
export async function qrPicture(text: string): Promise<Blob> {
  const { size, dark } = qrModules(text);
  const scale = Math.ceil(1000 / size);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * scale;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (const { x, y } of dark) pen.fillRect(x * scale, y * scale, scale, scale);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}
