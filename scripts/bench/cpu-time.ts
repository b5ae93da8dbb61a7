// How much processor time processes have used, by asking Linux; elsewhere nobody can be asked and it is NaN.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { spawnSync } from 'node:child_process';

/** Milliseconds of processor time of one process, with those of its children that have ended. */
export function cpuMsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold anything: state is field 3, user and system time are fields 14 to 17.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, text) => sum + Number(text), 0);
    return (ticks * 1000) / TICKS_PER_S;
  } catch {
    return Number.NaN;
  }
}

/** The same for a process and the children it has now. */
export function cpuMsOfFamily(pid: number): number {
  const listed = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  const children = (listed.stdout ?? '').split('\n').filter(Boolean).map(Number);
  return [pid, ...children].map(cpuMsOf).reduce((sum, ms) => sum + ms, 0);
}

/** What else this machine is doing, in a sentence: without it no figure of a shared machine can be read. */
export const loadSentence = (): string =>
  `Load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')} (1, 5, 15 minutes).`;

const TICKS_PER_S = 100;
