// Vite plugin: lays a brotli and a gzip beside each file that is text, so that the ledger sends a phone a quarter of it.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSED = new Set(['.js', '.css', '.html', '.svg', '.wasm', '.webmanifest']);
/** Below this the header of the answer weighs more than what is saved. */
const LEAST_BYTES = 1_000;
/** The densest brotli takes ten times as long as this, for one byte in thirty. */
const BROTLI_QUALITY = 9;

export function compressed(): Plugin {
  let outDir = '';
  return {
    name: 'tikkeul-compressed',
    configResolved: ({ build }) => {
      outDir = build.outDir;
    },
    // After the last file was written, and the worker told what it keeps.
    closeBundle: {
      order: 'post',
      handler: async () => {
        const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
        const wanted = files.filter((name) => COMPRESSED.has(extname(name)));
        await Promise.all(wanted.map((name) => compress(join(outDir, name))));
      },
    },
  };
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < LEAST_BYTES) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  await Promise.all([
    promisify(brotliCompress)(bytes, { params }).then((dense) => writeFile(`${path}.br`, dense)),
    promisify(gzip)(bytes, { level: 9 }).then((dense) => writeFile(`${path}.gz`, dense)),
  ]);
}
