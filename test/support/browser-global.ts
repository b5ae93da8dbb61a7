// Before any journey: the browser is unpacked once, by one process.
import { unpackedChromium } from './browser.ts';

export default async function unpack(): Promise<void> {
  await unpackedChromium();
}
