// The directory that holds everything that must survive: made for its owner alone.
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the directory of `file` (mode 0700) and `file` itself (mode 0600) when they are missing, and mends their modes. */
export function preparePrivateFile(file: string): void {
  makeDirectory(dirname(file));
  chmodSync(dirname(file), 0o700);
  // An existing file is never opened here: closing it would let go of SQLite's locks in this process (POSIX).
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

/** Node's own recursive mkdir never ends where a parent exists and its child cannot (`/proc/x`). */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeDirectory(parent);
  mkdirSync(path, { mode: 0o700 });
}
