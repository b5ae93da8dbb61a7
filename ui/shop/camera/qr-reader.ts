// Reads QR codes out of pictures: by the browser itself where it can, else by a reader that is loaded when it is needed.
// The reader's WebAssembly is one of our own files: nothing comes from anywhere else.
import readerFile from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** The part of the Shape Detection API that both have. */
type Detector = Readonly<{
  detect(image: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}>;
type DetectorKind = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
};

/** The text of the first QR in a picture, or undefined. */
export type QrReader = (image: HTMLVideoElement) => Promise<string | undefined>;

/** A reader that is ready to read. Rejects where neither way works. */
export async function openQrReader(): Promise<QrReader> {
  const detector = (await ownDetector()) ?? (await loadedDetector());
  return async (image) => (await detector.detect(image))[0]?.rawValue;
}

async function ownDetector(): Promise<Detector | undefined> {
  const own = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
  // Some browsers have the interface and nothing behind it.
  const formats = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  return own && formats.includes('qr_code') ? new own({ formats: ['qr_code'] }) : undefined;
}

async function loadedDetector(): Promise<Detector> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  await prepareZXingModule({ overrides: { locateFile: () => readerFile }, fireImmediately: true });
  return new BarcodeDetector({ formats: ['qr_code'] });
}
