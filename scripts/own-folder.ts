// Folders for the temporary files of a command: they go when it ends, at Ctrl-C too.
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const folders = new Set<string>();
let isWatched = false;

/** Makes a folder whose name begins with `prefix`, with temporary files in it; it is removed when this process ends. */
export function ownFolder(prefix: string, under: string = tmpdir()): string {
  watch();
  const folder = mkdtempSync(join(under, prefix));
  folders.add(folder);
  return folder;
}

/** Removes a folder of `ownFolder` before that. */
export function removeFolder(folder: string): void {
  folders.delete(folder);
  // A program that is just ending may still write into it.
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function watch(): void {
  if (isWatched) return;
  isWatched = true;
  process.on('exit', () => {
    for (const folder of folders) removeFolder(folder);
  });
  for (const signal of ENDING) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
}
