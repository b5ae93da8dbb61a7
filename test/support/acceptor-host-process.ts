// The smallest kiosk there is, as a process that can be killed: it keeps its slot open and stores every report in a file.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { systemClock } from '#drivers/clock.ts';
import type { AcceptorPosition, AcceptorReport } from '#drivers/coin-acceptor.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openAcceptor } from '#drivers/open-acceptor.ts';
import { emulatedTable } from './acceptor-rig.ts';
import { wonTable } from './mdb-rig.ts';
import { pulseTable } from './pulse-rig.ts';

export type Ledgerette = { position?: AcceptorPosition; reports: AcceptorReport[] };

/** What the file at `path` holds; bigints are text with an `n` at the end. */
export function readStore(path: string): Ledgerette {
  if (!existsSync(path)) return { reports: [] };
  return JSON.parse(readFileSync(path, 'utf8'), (_, value: unknown) =>
    typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  ) as Ledgerette;
}

function writeStore(path: string, store: Ledgerette): void {
  const text = JSON.stringify(store, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

if (import.meta.main) {
  const [tty = '', storePath = '', protocol] = process.argv.slice(2);
  const place = { kind: 'emulated' } as const;
  const isMdb = protocol === 'mdb-qibixx' || protocol === 'mdb-waferstar';
  const isPulse = protocol === 'pulse';
  const acceptor = openAcceptor(
    isMdb || isPulse ? { protocol, place } : { protocol: 'cctalk', address: 2, place },
    tty,
    {
      clock: systemClock,
      entropy: systemEntropy,
      tableFor: () => (isMdb ? wonTable : isPulse ? pulseTable : emulatedTable),
      lastPosition: () => readStore(storePath).position,
      commit: async (report) => {
        const { reports } = readStore(storePath);
        writeStore(storePath, { position: report.position, reports: [...reports, report] });
      },
      stateChanged: (state) => {
        if (state.state === 'ready' && !state.isOpen) void acceptor.accept();
      },
      log: () => {},
    },
  );
}
