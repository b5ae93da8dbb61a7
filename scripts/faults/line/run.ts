// One seeded run of an acceptor on a line that misbehaves, judged by the oracle of its protocol.
import type { AcceptorHost, CoinAcceptor, SlotAnswer } from '#drivers/coin-acceptor.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { createFaultyWire } from '#drivers/line/faulty-wire.ts';
import type { OpenedLine, SerialLine } from '#drivers/line/serial-line.ts';
import type { Medium, Plugged } from './media.ts';
import { createEventLoop } from './stall.ts';
import { createFaultyStore } from './store.ts';
import { SUBJECTS } from './protocols.ts';
import type { Protocol } from './protocols.ts';
import type { Dice, LineCounts, Misfortune } from './subject.ts';

export type LineRun = LineCounts &
  Readonly<{ protocol: Protocol; seed: number; problems: readonly string[] }>;

/** Stands between a driver and its store; the real one changes nothing, a saboteur shows that the oracle can fail. */
export type Sabotage = (host: AcceptorHost) => AcceptorHost;

const STEPS = 40;
const STEP_MS_MAX = 250;
const HEAL_MS_MAX = 15_000;
const HEAL_STEP_MS = 250;
const NOTICE_MS = 2500;
const SETTLE_MS_MAX = 12_000;
/** A line that is lost while the slot settles is an honest refusal; the kiosk asks again. */
const SETTLE_TRIES_MAX = 3;
const CHUNKS_SPOILT_MAX = 0.12;
const STALL_MS_MAX = 1200;
const CLOSE_MS = 1000;
const CALM_SHARE = 0.15;

/** The same seed gives the same choices, and with a moved clock the same run, fault for fault. */
export async function runLine(
  protocol: Protocol,
  seed: number,
  medium: Medium,
  sabotage: Sabotage = (host) => host,
): Promise<LineRun> {
  const { clock, pass } = medium;
  const dice = diceOf(seed, clock.monotonicMs);
  const { entropy, upTo } = dice;
  const subject = SUBJECTS[protocol](dice);
  const loop = createEventLoop(clock);
  const store = createFaultyStore(dice, loop.clock.sleep, subject.stored);
  const spoiltShare = dice.isCalm ? 0 : entropy.jitter() ** 2 * CHUNKS_SPOILT_MAX;

  let isHealed = false;
  let isSettling = false;
  const over = new AbortController();
  /** The next words of the device are cut in the middle by a pulled plug. */
  let mustPullMidway = false;
  let hostLine: SerialLine | undefined;
  let life = 0;

  function boot(): CoinAcceptor {
    const mine = ++life;
    const isAlive = (): boolean => mine === life;
    const host: AcceptorHost = {
      clock: loop.clock,
      entropy,
      tableFor: () => subject.table,
      lastPosition: store.last,
      commit: (report) => store.commit(report, isAlive, crash),
      stateChanged: (state) => {
        if (isSettling || !isAlive()) return;
        if (state.state === 'ready' && !state.isOpen) void acceptor.accept();
      },
      log: () => {},
    };
    const openLine = async (): Promise<OpenedLine> => {
      if (!plugged || !isAlive()) return { ok: false, fault: 'missing', sentence: 'unplugged' };
      const opened = await plugged.openLine();
      if (!opened.ok) return opened;
      if (isAlive()) hostLine = opened.line;
      // Opened in the moment of death: the operating system closes it.
      else await opened.line.close();
      return { ok: true, line: loop.hears(opened.line) };
    };
    const acceptor = subject.openAcceptor(openLine, sabotage(host));
    return acceptor;
  }

  function plugIn(): Plugged {
    const share = (): number => (isHealed ? 0 : spoiltShare);
    const toDevice = createFaultyWire(
      entropy,
      share,
      clock,
      (bytes) => {
        if (plugged === fresh) say(subject.receive(bytes));
      },
      subject.isFairThere,
    );
    const fresh = medium.plug(toDevice.carry, subject.baudRate);
    toHost = createFaultyWire(entropy, share, clock, fresh.write, subject.isFair);
    return fresh;
  }

  function say(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (!mustPullMidway || !plugged) return toHost?.carry(bytes);
    mustPullMidway = false;
    plugged.write(bytes.slice(0, upTo(bytes.length)));
    pullOrPlug();
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

  /** A device that speaks unasked does so whether or not anybody listens. */
  async function live(tick: () => Uint8Array, tickMs: number, end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      say(tick());
      await clock.sleep(tickMs, end);
    }
  }

  const slow: readonly Misfortune[] = [
    [2, () => (store.isBroken = !store.isBroken)],
    [2, () => loop.stall(upTo(STALL_MS_MAX))],
  ];
  const sudden: readonly Misfortune[] = [
    [2, crash],
    [1, () => (store.deadlyMoment = 'before')],
    [1, () => (store.deadlyMoment = 'after')],
    [2, pullOrPlug],
    [1, () => (mustPullMidway = plugged !== undefined)],
    // The driver of the port reports EIO: the line ends, and can be opened again at once.
    [1, () => void hostLine?.close()],
  ];
  const misfortunes = [...subject.misfortunes, ...slow, ...(dice.isCalm ? [] : sudden)];

  let toHost: ReturnType<typeof createFaultyWire> | undefined;
  let plugged: Plugged | undefined = undefined;
  pullOrPlug();
  let acceptor = boot();
  if (subject.tick && subject.tickMs) void live(subject.tick, subject.tickMs, over.signal);
  await pass(upTo(3000));
  for (let step = 0; step < STEPS; step++) {
    let thrown = 100 * entropy.jitter();
    for (const [share, happen] of misfortunes) {
      if (thrown >= 0 && thrown < share) happen();
      thrown -= share;
    }
    await pass(upTo(STEP_MS_MAX));
  }

  isHealed = true;
  mustPullMidway = false;
  store.isBroken = false;
  store.deadlyMoment = undefined;
  subject.heal();
  if (!plugged) pullOrPlug();
  // Long enough for the host to notice that a line is gone.
  await pass(NOTICE_MS);
  let settled: SlotAnswer = { ok: false, reason: 'no-device' };
  for (let tries = 0; tries < SETTLE_TRIES_MAX && !settled.ok; tries++) {
    for (let ms = 0; ms < HEAL_MS_MAX && !isReady(acceptor); ms += HEAL_STEP_MS) {
      await pass(HEAL_STEP_MS);
    }
    isSettling = true;
    settled = await passUntil(acceptor.settle());
  }
  const problems = subject.verdict();
  if (!settled.ok) problems.push(`the slot did not settle: ${settled.reason}`);
  if (subject.drop()) problems.push('the slot took a coin after it had settled');
  const counts = subject.counts();
  const closed = acceptor.close();
  await pass(CLOSE_MS);
  await closed;
  over.abort();
  (plugged as Plugged | undefined)?.unplug();
  return { protocol, seed, problems, ...counts };

  async function passUntil(answer: Promise<SlotAnswer>): Promise<SlotAnswer> {
    const given: SlotAnswer[] = [];
    void answer.then((it) => given.push(it));
    for (let ms = 0; ms < SETTLE_MS_MAX && given.length === 0; ms += HEAL_STEP_MS) {
      await pass(HEAL_STEP_MS);
    }
    return given[0] ?? { ok: false, reason: 'silent' };
  }
}

function diceOf(seed: number, nowMs: () => number): Dice {
  const entropy = seededEntropy(seed);
  return {
    entropy,
    isCalm: entropy.jitter() < CALM_SHARE,
    nowMs,
    chance: (share) => entropy.jitter() < share,
    upTo: (n) => Math.floor(entropy.jitter() * n),
  };
}

const isReady = ({ state }: CoinAcceptor): boolean => state.state === 'ready';
