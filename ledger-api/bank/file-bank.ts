// Stands in for the bank: payment files go to `out/`, status reports are read from `in/`.
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../process/make-directory.ts';
import type { Bank } from '../use-cases/bank.ts';

/** A bank in a directory that only its owner can read. */
export function fileBank(directory: string): Bank {
  const outgoing = join(directory, 'out');
  const incoming = join(directory, 'in');
  return {
    handOver: async ({ id, pain001 }) => {
      makeDirectory(outgoing);
      const path = join(outgoing, `${id}.xml`);
      // Renamed into its place, so that nobody reads half a file; the same file again has the same bytes.
      writeFileSync(`${path}.part`, pain001, { mode: 0o600 });
      renameSync(`${path}.part`, path);
      return 'taken';
    },
    reports: async () => {
      if (!existsSync(incoming)) return [];
      // Nothing is taken away from here: the last of them by name are those that have not been read yet.
      return readdirSync(incoming)
        .filter((name) => /\.(xml|csv)$/.test(name))
        .sort()
        .slice(-REPORTS_MAX)
        .map((name) => ({ name, text: textOf(join(incoming, name)) }));
    },
  };
}

/** Empty, and so unreadable, where the file is larger than any report. */
const textOf = (path: string): string =>
  statSync(path).size <= REPORT_BYTES_MAX ? readFileSync(path, 'utf8') : '';

const REPORTS_MAX = 100;
const REPORT_BYTES_MAX = 4 * 1024 * 1024;
