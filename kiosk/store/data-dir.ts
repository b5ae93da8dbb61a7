// The directory that holds everything that must survive: made for its owner alone.
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the directory of `file` (mode 0700) and `file` itself (mode 0600) when they are missing, and mends their modes. */
export function preparePrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  chmodSync(dirname(file), 0o700);
  // An existing file is never opened here: closing it would let go of SQLite's locks in this process (POSIX).
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}
