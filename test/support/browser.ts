// A real, headless Chromium for tests; it arrives by npm, so that every machine runs the same one.
import packed from '@sparticuz/chromium';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

// The package unpacks to a fixed file of the temporary directory and never compares versions.
const UNPACK_DIRECTORY = join(tmpdir(), 'tikkeul-chromium-153');
// With the first three, closing one page would end the browser. With the others it would not be a browser that people
// have: it would send no `Origin`, and look away where a page breaks the rules between sites.
// The last four draw each frame with an emulated graphics processor, which stands still for seconds where cores are few.
const UNWANTED_ARGUMENT =
  /^--(single-process|in-process-gpu|no-zygote|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist)\b/;

const ARGUMENTS = [
  ...packed.args.filter((argument) => !UNWANTED_ARGUMENT.test(argument)),
  '--disable-gpu',
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await unpackedChromium(), args: ARGUMENTS });
}

/** One window with a profile of its own, where another program may look on at the port for debuggers. */
export async function openProfile(folder: string, port: number): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: await unpackedChromium(),
    args: [...ARGUMENTS, `--remote-debugging-port=${port}`],
  });
}

/** Where the browser lies, unpacked before if need be: two at once would read what the other has half written. */
export async function unpackedChromium(): Promise<string> {
  const before = process.env.TMPDIR;
  mkdirSync(UNPACK_DIRECTORY, { recursive: true });
  process.env.TMPDIR = UNPACK_DIRECTORY;
  try {
    return await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
