// Where Electron itself is: `npm ci` brings its types only, the program comes separately or from a directory of one's own.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './programs.ts';

export type ElectronBinary = { ok: true; path: string } | { ok: false; sentence: string };

/** Looks where Electron's own package looks, but never starts a download. */
export function electronBinary(
  environment: Readonly<Record<string, string | undefined>>,
): ElectronBinary {
  const home = join(root, 'node_modules', 'electron');
  const written = join(home, 'path.txt');
  const name = existsSync(written) ? readFileSync(written, 'utf8').trim() : FILE_NAME;
  const directory = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const path = directory ? join(directory, name) : join(home, 'dist', name);
  if (existsSync(path)) return { ok: true, path };
  return {
    ok: false,
    sentence: directory
      ? `ELECTRON_OVERRIDE_DIST_PATH names ${directory}, but there is no ${name} in it.`
      : 'The Electron program is not installed (npm ci brings its types only): run "npx install-electron" where the network allows it, or name an unpacked build in ELECTRON_OVERRIDE_DIST_PATH.',
  };
}

const FILE_NAME = process.platform === 'win32' ? 'electron.exe' : 'electron';
