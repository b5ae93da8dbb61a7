// One protocol measured with the real things: emulator process, pseudo-terminal, serialport, driver, journal on disk.
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '#drivers/clock.ts';
import type { AcceptorHost, CoinAcceptor } from '#drivers/coin-acceptor.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';
import { byteMs } from '#drivers/line/paced-wire.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';
import { startEmulator } from '../../test/support/emulator-process.ts';
import type { BenchedProtocol } from './acceptor-protocols.ts';
import { flood } from './flood.ts';
import { openJournal } from './journal.ts';
import { tapped, turnaroundOf } from './line-tap.ts';
import type { LineTap } from './line-tap.ts';

export type AcceptorFigures = Readonly<{
  coins: number;
  gaps: number;
  /** Of the coins that the device took, those that were never told: lost with a gap, or not told within ten seconds. */
  untold: number;
  /** Coins that the device gave back as often as they were offered. */
  returned: number;
  /** From the first coin durable to the last. */
  elapsedMs: number;
  /** For each report, from the last byte of the confirming reply to the end of its commit. */
  durableMs: readonly number[];
  commitMs: readonly number[];
  turnaroundMs: number;
  cpuShareBusy: number;
  cpuShareIdle: number;
}>;

const READY_MAX_MS = 20_000;
/** So long after the slot has opened it is in a hurry, and its code still cold. */
const UNTIL_IDLE_MS = 3000;
const IDLE_MS = 10_000;
/** While the code warms up. */
const FIRST_COINS = 40;

/** Lets `coins` coins fall as fast as the wire bears, each stored before the next is asked for. */
export async function measureAcceptor(
  protocol: BenchedProtocol,
  coins: number,
): Promise<AcceptorFigures> {
  const emulator = await startEmulator(protocol.name);
  const journal = openJournal(emulator.folder, systemClock);
  const tap: LineTap = { writtenAtMs: 0, takenAtMs: 0 };
  const seen = { coins: 0, gaps: 0, lost: 0, lastAtMs: 0 };
  let untold = 0;
  let returned = 0;
  const durableMs: number[] = [];
  const commitMs: number[] = [];
  const openLine: OpenLine = () => openSerialLine(emulator.tty, protocol.baudRate, systemClock);
  let acceptor: CoinAcceptor | undefined;
  try {
    const turnaroundMs = await probe(protocol, openLine);
    const host: AcceptorHost = {
      clock: systemClock,
      entropy: systemEntropy,
      tableFor: () => protocol.table,
      lastPosition: journal.lastPosition,
      commit: async (report) => {
        const startMs = systemClock.monotonicMs();
        const { replyMs } = protocol;
        const heardMs = replyMs === undefined ? tap.takenAtMs : tap.writtenAtMs + replyMs;
        journal.store(report);
        const nowMs = systemClock.monotonicMs();
        const fallen = report.events.filter(({ kind }) => kind === 'coin').length;
        for (const event of seen.coins > 0 ? report.events : []) {
          if (event.kind !== 'gap') continue;
          seen.gaps += 1;
          seen.lost += event.lostCount ?? 0;
        }
        if (fallen === 0) return;
        commitMs.push(nowMs - startMs);
        durableMs.push(nowMs - heardMs);
        seen.coins += fallen;
        seen.lastAtMs = nowMs;
      },
      stateChanged: () => {},
      log,
    };
    acceptor = protocol.open(tapped(openLine, tap), host);
    await until(() => acceptor?.state.state === 'ready', READY_MAX_MS);
    await acceptor.accept();
    await delay(UNTIL_IDLE_MS);
    const cpuShareIdle = await cpuShareDuring(() => delay(IDLE_MS));

    await pour(FIRST_COINS);
    durableMs.length = 0;
    commitMs.length = 0;
    const startMs = systemClock.monotonicMs();
    const coinsBefore = seen.coins;
    const cpuShareBusy = await cpuShareDuring(() => pour(coins));
    const durableCoins = seen.coins - coinsBefore;
    return {
      coins: durableCoins,
      gaps: seen.gaps,
      untold,
      returned,
      elapsedMs: seen.lastAtMs - startMs,
      durableMs,
      commitMs,
      turnaroundMs,
      cpuShareBusy,
      cpuShareIdle,
    };
  } finally {
    await acceptor?.close();
    journal.close();
    await emulator.stop();
  }

  async function pour(count: number): Promise<void> {
    const poured = await flood(count, {
      coin: protocol.coin,
      say: emulator.say,
      told: () => seen.coins,
      lost: () => seen.lost,
      clock: systemClock,
    });
    returned += poured.returned;
    untold += poured.untold;
  }
}

async function probe(protocol: BenchedProtocol, openLine: OpenLine): Promise<number> {
  if (!protocol.probe) return 0;
  const opened = await openLine();
  if (!opened.ok) throw new Error(opened.sentence);
  try {
    await delay(100);
    return await turnaroundOf(opened.line, protocol.probe, byteMs(protocol.baudRate));
  } finally {
    await opened.line.close();
  }
}

async function cpuShareDuring(work: () => Promise<unknown>): Promise<number> {
  const startMs = systemClock.monotonicMs();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (systemClock.monotonicMs() - startMs);
}

async function until(isTrue: () => boolean, maxMs: number): Promise<void> {
  const endMs = systemClock.monotonicMs() + maxMs;
  while (!isTrue()) {
    if (systemClock.monotonicMs() > endMs) throw new Error('the acceptor did not become ready');
    await delay(20);
  }
}

const log: AcceptorHost['log'] = (level, message, fields) => {
  if (level === 'warn')
    process.stderr.write(`${message} ${JSON.stringify(fields?.['detail'] ?? '')}\n`);
};
