// An entry of a kiosk's life in one sentence, for the table, the search and the file.
import type { LifeEntry } from '#ledger/contract/kiosk-life.ts';
import { formatNumber } from '../../kit/format.ts';
import type { OperatorText } from '../../text/operator/index.ts';

type Words = Pick<OperatorText, 'lives' | 'devices' | 'decisions'>;
type Told = Extract<LifeEntry, { kind: 'told' }>;

/** What happened. The ledger tells its tasks in English; everything else is in the words of the page. */
export function lifeText(entry: LifeEntry, words: Words): string {
  const { lives, devices } = words;
  switch (entry.kind) {
    case 'coins':
      return lives.coins(formatNumber(entry.count));
    case 'gap':
    case 'fault':
      return `${taskWord(entry.task, words)}: ${entry.text}`;
    case 'told':
      return lives.told(acceptorsText(entry, words), entry.softwareVersion);
    case 'batch':
      return lives.batch(
        formatNumber(entry.batchSeq),
        formatNumber(entry.firstSeq),
        formatNumber(entry.lastSeq),
        formatNumber(entry.coins),
      );
    case 'command':
      return lives.command(formatNumber(entry.number), devices.command[entry.command]);
    case 'cashbox':
      return entry.sealNumber === undefined ? lives.cashbox : lives.sealed(entry.sealNumber);
  }
}

/** A kind of task in the words of the page; one that it does not know, as the ledger calls it. */
export function taskWord(task: string, { decisions }: Words): string {
  const kinds: Readonly<Record<string, string>> = decisions.tasks.kinds;
  return kinds[task] ?? task;
}

/** How an entry stands out: what nobody has looked at yet, and an acceptor that stopped. */
export function lifeTone(entry: LifeEntry): 'bad' | 'warn' | 'quiet' {
  switch (entry.kind) {
    case 'gap':
      return entry.closedAt === undefined ? 'bad' : 'quiet';
    case 'fault':
      return entry.closedAt === undefined ? 'warn' : 'quiet';
    case 'told':
      return entry.acceptors.some(({ state }) => state !== 'ready' && state !== 'connecting')
        ? 'warn'
        : 'quiet';
    default:
      return 'quiet';
  }
}

function acceptorsText({ acceptors }: Told, { devices, lives }: Words): string {
  if (acceptors.length === 0) return lives.noAcceptor;
  const states: Readonly<Record<string, string>> = devices.acceptorState;
  const faults: Readonly<Record<string, string>> = lives.faults;
  return acceptors
    .map(({ acceptorId, state, reason }) => {
      const word = states[state] ?? state;
      const known = reason === undefined ? word : `${word} (${faults[reason] ?? reason})`;
      return acceptorId === undefined ? known : `${acceptorId} ${known}`;
    })
    .join(', ');
}
