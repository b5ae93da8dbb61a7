// Disk space kept aside, so that the coins in flight and the end of a session always fit on a full disk.
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Reserve {
  /** True while the space is set aside; without it no new coin may be accepted. */
  isKept(): boolean;
  /** Sets the space aside again as soon as twice as much is free. */
  keep(): void;
  /** Gives the space to the database: the disk is full, and what is in flight must be stored. */
  release(): void;
}

/** The reserve beside the database `file`: a file of zeros that is really written. */
export function reserveBeside(file: string): Reserve {
  const reserve = `${file}.reserve`;
  const reserved: Reserve = {
    isKept: () => existsSync(reserve),
    release: () => rmSync(reserve, { force: true }),
    keep: () => {
      if (reserved.isKept()) return;
      const { bavail, bsize } = statfsSync(dirname(file));
      if (bavail * bsize < RESERVE_BYTES * 2) return;
      try {
        writeZeros(reserve);
      } catch {
        // Somebody else filled the disk meanwhile; the next turn tries again.
        reserved.release();
      }
    },
  };
  return reserved;
}

function writeZeros(file: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    for (let written = 0; written < RESERVE_BYTES;) {
      written += writeSync(handle, ZEROS, 0, Math.min(ZEROS.length, RESERVE_BYTES - written));
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Each commit takes about 16 KiB of log until the next checkpoint; the slot is closed, so only a handful follow. */
const RESERVE_BYTES = 2 * 1024 * 1024;
const ZEROS = Buffer.alloc(1024 * 1024);
