// Makes directories. Node's own recursive mkdir never ends where a parent exists and its child cannot (`/proc/x`).
// @NOTE kiosk/store/data-dir.ts holds the twin of this function.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes `path` and the parents that are missing, for this user only; throws a sentence that names the setting. */
export function makeDataDirectory(path: string): void {
  try {
    makeDirectory(path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw new Error(
      `DATA_DIR: ${path} cannot be made (${why}). Name a directory where this user may write.`,
      { cause: error },
    );
  }
}

/** Makes `path` and the parents that are missing, for this user only. */
export function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeDirectory(parent);
  mkdirSync(path, { mode: 0o700 });
}
