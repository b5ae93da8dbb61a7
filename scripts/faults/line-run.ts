// One seeded run of an acceptor on a line that misbehaves, judged by the oracle.
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import {
  createEmulatedDevice,
  EMULATED_COINS,
  EMULATED_MANUFACTURER,
  EMULATED_PRODUCT,
  EMULATED_SERIAL,
} from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import type {
  AcceptorHost,
  AcceptorPosition,
  CoinAcceptor,
  SlotAnswer,
} from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { createFaultyWire } from '#drivers/line/faulty-wire.ts';
import type { OpenedLine, SerialLine } from '#drivers/line/serial-line.ts';
import type { Medium, Plugged } from './line-media.ts';
import { createLineOracle } from './line-oracle.ts';
import type { LineCounts } from './line-oracle.ts';

export type LineRun = LineCounts & Readonly<{ seed: number; problems: readonly string[] }>;

const STEPS = 40;
const HEAL_MS_MAX = 15_000;
const HEAL_STEP_MS = 250;
const NOTICE_MS = 2500;
/** A line that is lost while the slot settles is an honest refusal; the kiosk asks again. */
const SETTLE_TRIES_MAX = 3;
const CHUNKS_SPOILT_MAX = 0.12;
const COMMIT_MS_MAX = 40;

const acceptorId = [EMULATED_MANUFACTURER, EMULATED_PRODUCT, EMULATED_SERIAL].join('/');
const table: CoinTable = {
  acceptorId,
  entries: EMULATED_COINS.slice(0, 15).map((coinId, index) => ({
    position: index + 1,
    coinId,
    value: { currency: 'KRW', faceMinor: 100n },
  })),
};

/** The same seed gives the same choices, and with a moved clock the same run, fault for fault. */
export async function runLine(seed: number, medium: Medium): Promise<LineRun> {
  const entropy = seededEntropy(seed);
  const chance = (share: number): boolean => entropy.jitter() < share;
  const upTo = (n: number): number => Math.floor(entropy.jitter() * n);
  const { clock, pass } = medium;
  const device = createEmulatedDevice();
  const oracle = createLineOracle(device);
  const codec = chance(0.2) ? CRC_CODEC : SUM_CODEC;
  // A zero byte put before a command makes a reset of it; the oracle must know.
  const reset = (): void => oracle.reset();
  const echoing = createCctalkEmulator(device, { codec, reset });
  const mute = createCctalkEmulator(device, { codec, isEchoing: false, reset });
  let emulator = chance(0.7) ? echoing : mute;
  const spoiltShare = entropy.jitter() ** 2 * CHUNKS_SPOILT_MAX;

  let isHealed = false;
  let isSettling = false;
  let isStoreBroken = false;
  let hostLine: SerialLine | undefined;
  let position: AcceptorPosition | undefined;
  let life = 0;

  function boot(): CoinAcceptor {
    const mine = ++life;
    const host: AcceptorHost = {
      clock,
      entropy,
      tableFor: () => table,
      lastPosition: () => {
        if (isStoreBroken) throw new Error('the store is closed');
        return position;
      },
      commit: async (report) => {
        await clock.sleep(upTo(COMMIT_MS_MAX));
        // A process that has died stores nothing any more.
        if (mine !== life) return new Promise(() => {});
        const isInDoubt = isStoreBroken && chance(0.5);
        if (isStoreBroken && !isInDoubt) throw new Error('the disk is full');
        position = report.position;
        oracle.stored(report);
        if (isInDoubt) throw new Error('stored, but the answer was lost');
      },
      stateChanged: (state) => {
        if (isSettling || mine !== life) return;
        if (state.state === 'ready' && !state.isOpen) void acceptor.accept();
      },
      log: () => {},
    };
    const openLine = async (): Promise<OpenedLine> => {
      if (!plugged || mine !== life) return { ok: false, fault: 'missing', sentence: 'unplugged' };
      const opened = await plugged.openLine();
      if (!opened.ok) return opened;
      if (mine === life) hostLine = opened.line;
      // Opened in the moment of death: the operating system closes it.
      else await opened.line.close();
      return opened;
    };
    const acceptor = createCctalkAcceptor(openLine, 2, host);
    return acceptor;
  }

  function plugIn(): Plugged {
    const share = (): number => (isHealed ? 0 : spoiltShare);
    const toDevice = createFaultyWire(entropy, share, clock, (bytes) =>
      toHost.carry(emulator.receive(bytes, clock.monotonicMs())),
    );
    const fresh = medium.plug(toDevice.carry);
    const toHost = createFaultyWire(entropy, share, clock, fresh.write);
    return fresh;
  }

  function pullOrPlug(): void {
    plugged?.unplug();
    plugged = plugged ? undefined : plugIn();
  }

  /** The process dies: its port is let go, and nothing of it stores anything any more. */
  function crash(): void {
    life += 1;
    void hostLine?.close();
    acceptor = boot();
  }

  /** A device that nobody polls sleeps: it notices nothing. */
  function note(code: number, times: number): void {
    if (!device.isWatched(clock.monotonicMs())) return;
    for (let i = 0; i < times; i++) oracle.note(code);
  }

  /** What may happen in one step, each with its share. */
  const misfortunes: readonly (readonly [share: number, () => void])[] = [
    [0.5, () => oracle.drop(EMULATED_COINS[upTo(15)]!, clock.monotonicMs())],
    [0.08, () => oracle.drop('XX100A', clock.monotonicMs())],
    [0.05, () => note(1 + upTo(40), 1)],
    [0.02, () => note(1, 1 + upTo(9))],
    [
      0.03,
      () => Array.from({ length: 1 + upTo(9) }, () => oracle.drop('KR500A', clock.monotonicMs())),
    ],
    [0.01, () => oracle.reset()],
    [0.03, crash],
    [0.02, () => (isStoreBroken = !isStoreBroken)],
    [0.02, () => (emulator = emulator === mute ? echoing : mute)],
    [0.02, () => (device.faultCode = device.faultCode === 0 ? 3 : 0)],
    [0.03, pullOrPlug],
  ];

  // Most devices have counted before we meet them; some stand just before the wrap.
  for (let events = chance(0.5) ? 240 + upTo(20) : upTo(3); events > 0; events--) oracle.note(1);
  let plugged: Plugged | undefined = plugIn();
  let acceptor = boot();
  await pass(upTo(3000));
  for (let step = 0; step < STEPS; step++) {
    let dice = entropy.jitter();
    for (const [share, happen] of misfortunes) {
      if (dice >= 0 && dice < share) happen();
      dice -= share;
    }
    await pass(upTo(250));
  }

  isHealed = true;
  isStoreBroken = false;
  device.faultCode = 0;
  if (!plugged) pullOrPlug();
  // Long enough for the host to notice that a line is gone.
  await pass(NOTICE_MS);
  let settled: SlotAnswer = { ok: false, reason: 'no-device' };
  for (let tries = 0; tries < SETTLE_TRIES_MAX && !settled.ok; tries++) {
    for (let ms = 0; ms < HEAL_MS_MAX && !isReady(acceptor); ms += HEAL_STEP_MS) {
      await pass(HEAL_STEP_MS);
    }
    isSettling = true;
    const settling = acceptor.settle();
    await pass(2000);
    settled = await settling;
  }
  const problems = oracle.verdict();
  if (!settled.ok) problems.push(`the slot did not settle: ${settled.reason}`);
  if (device.drop('KR500A', clock.monotonicMs()).outcome !== 'returned') {
    problems.push('the slot took a coin after it had settled');
  }
  const closed = acceptor.close();
  await pass(1000);
  await closed;
  plugged?.unplug();
  return { seed, problems, ...oracle.counts() };
}

const isReady = ({ state }: CoinAcceptor): boolean => state.state === 'ready';
