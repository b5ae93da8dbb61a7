// `$DATA_DIR/ledger.pid`: which process this is, for scripts that watch or stop it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Writes the file; the returned function removes it, unless another process has written its own since. */
export function writePidFile(path: string): () => void {
  writeFileSync(path, `${process.pid}\n`, { mode: 0o600 });
  return () => {
    if (readFileSync(path, 'utf8').trim() === String(process.pid)) rmSync(path, { force: true });
  };
}
