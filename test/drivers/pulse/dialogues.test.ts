// The dialogues that the C++ firmware answers too (`npm run firmware`): the emulator is the firmware, as far as a host can tell.
import { describe, expect, test } from 'vitest';
import { createEmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import { createPulseEmulator } from '#drivers/pulse/emulator.ts';
import { frame } from '#drivers/pulse/grammar.ts';
import vectors from '../../vectors/pulse-lines.json' with { type: 'json' };

const STEP_MS = 10;
const PULSE_MS = 20;
const TRAIN_END_MS = 100;

describe('the emulated bridge', () => {
  test.each(vectors.dialogues)('$name', ({ steps }) => {
    const board = emulatedBoard();

    for (const step of steps) perform(board, step);

    expect.hasAssertions();
  });
});

type Board = ReturnType<typeof emulatedBoard>;

function emulatedBoard() {
  const bridge = createEmulatedBridge(0);
  const emulator = createPulseEmulator(bridge);
  const board = {
    bridge,
    nowMs: 0,
    lines: [] as string[],
    put: (bytes: Uint8Array) =>
      board.lines.push(...Buffer.from(bytes).toString('latin1').split('\n').slice(0, -1)),
    hear: (text: string) =>
      board.put(emulator.receive(new Uint8Array(Buffer.from(text, 'latin1')), board.nowMs)),
    tick: () => board.put(emulator.tick(board.nowMs)),
    wait: (ms: number) => {
      for (let waitedMs = 0; waitedMs < ms; waitedMs += STEP_MS) {
        board.nowMs += STEP_MS;
        board.tick();
      }
    },
  };
  board.tick();
  return board;
}

function perform(board: Board, step: string): void {
  const [word = '', rest = ''] = step.split(/ (.*)/);
  const count = Number(rest);
  switch (word) {
    case 'hear':
    case 'hear-last':
      return hear(board, rest, word === 'hear-last');
    case 'say':
      return void board.hear(frame(rest));
    case 'raw':
      return void board.hear(`${rest}\n`);
    case 'wait':
      return board.wait(count);
    case 'pulse':
      board.bridge.pulse(count, board.nowMs);
      return board.wait((2 * count - 1) * PULSE_MS + TRAIN_END_MS);
    case 'begin':
      return board.bridge.pulse(count, board.nowMs);
    case 'cut':
      board.bridge.cutPower(board.nowMs);
      return void board.tick();
    case 'wipe':
      board.bridge.wipe(board.nowMs);
      return void board.tick();
    case 'quiet':
      return expect(board.lines.filter((line) => !/^\$(PING|STAT)/.test(line))).toEqual([]);
    case 'pass-coins':
      return passCoins(board, count);
    default:
      throw new Error(`no step is called ${word}`);
  }
}

function hear(board: Board, body: string, passesOver: boolean): void {
  const wanted = frame(body).trimEnd();
  const isPassedOver = (line: string): boolean =>
    passesOver ||
    ['$PING', '$STAT'].some((name) => line.startsWith(name) && !wanted.startsWith(name));
  const at = board.lines.findIndex((line) => line === wanted || !isPassedOver(line));
  const found = board.lines.splice(0, at + 1).at(-1);
  expect(found).toBe(wanted);
}

function passCoins(board: Board, count: number): void {
  board.lines = [];
  let last = '';
  let left = count;
  for (let waits = 0; left > 0 && waits < 100; waits++) {
    board.wait(STEP_MS);
    while (board.lines.length > 0 && left > 0) {
      const line = board.lines.shift()!;
      const [, boot, seq] = /^\$COIN,([0-9a-f]+),(\d+),/.exec(line) ?? [];
      if (seq === undefined || line === last) continue;
      last = line;
      left -= 1;
      board.hear(frame(`ACK,${boot},${seq}`));
    }
  }
  expect(left).toBe(0);
}
