import decodeCode from 'qr/decode.js';

/** A picture of the camera, as the browser's canvas gives it. */
export type Frame = Pick<ImageData, 'width' | 'height' | 'data'>;

interface Detector {
  detect: (image: ImageData) => Promise<{ rawValue: string }[]>;
}
type DetectorClass = (new (options: { formats: string[] }) => Detector) & {
  getSupportedFormats: () => Promise<string[]>;
};

/** The QR code in a frame; null where there is none that can be read. */
export function readFrame({ width, height, data }: Frame): string | null {
  try {
    return decodeCode({ width, height, data });
  } catch {
    // It says so by throwing.
    return null;
  }
}

/** Reads with what the phone itself can, where it can: quicker, and with less of its battery. */
export async function frameReader(): Promise<(frame: ImageData) => Promise<string | null>> {
  const Own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const able = await Own?.getSupportedFormats().catch(() => [] as string[]);
  if (!Own || !able?.includes('qr_code')) return async (frame) => readFrame(frame);
  const detector = new Own({ formats: ['qr_code'] });
  return async (frame) => {
    const found = await detector.detect(frame).catch(() => null);
    return found ? (found[0]?.rawValue ?? null) : readFrame(frame);
  };
}
