import { writeFileSync } from 'node:fs';
import { create } from 'qrcode';

/** A grey picture, one byte a pixel: a QR code on a desk, turned by so many degrees, as a hand holds it. */
export function codePicture(
  text: string,
  { width = 640, height = 480, turned = 0, noise = 0 } = {},
): { width: number; height: number; grey: Uint8Array } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const pixel = (0.6 * Math.min(width, height)) / (modules.size + 8);
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const grey = new Uint8Array(width * height);
  let seed = 1;
  const dust = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return ((seed / 2_147_483_647) * 2 - 1) * noise;
  };
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const column = Math.floor((dx * cos + dy * sin) / pixel + modules.size / 2);
      const row = Math.floor((dy * cos - dx * sin) / pixel + modules.size / 2);
      const inside = (n: number, by: number) => n >= -by && n < modules.size + by;
      const tone = !(inside(row, 4) && inside(column, 4))
        ? 120
        : inside(row, 0) && inside(column, 0) && modules.get(row, column)
          ? 30
          : 230;
      grey[y * width + x] = Math.max(0, Math.min(255, tone + dust()));
    }
  return { width, height, grey };
}

/** A film for Chromium's camera of tests (`--use-file-for-fake-video-capture`) that shows a code and nothing else. */
export function codeFilm(path: string, text: string): void {
  const { width, height, grey } = codePicture(text, { turned: 8, noise: 12 });
  // Colourless, in full planes after the grey one.
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colour]);
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  );
}
