// Everything at once, from a seed: coins that fell against coins that were booked, and the gaps that name the rest.
import { expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import type { BridgeCodec } from '#drivers/mdb/frame.ts';
import { openMdbRig } from '../../support/mdb-rig.ts';
import type { MdbRig } from '../../support/mdb-rig.ts';

const RUNS = 40;
const STEPS = 40;
const COINS = ['KRW10', 'KRW50', 'KRW100', 'KRW500'];

test.each([QIBIXX_CODEC, WAFERSTAR_CODEC])(
  'through a $name bridge no coin is booked that did not fall, and none is missing without a gap',
  async (codec) => {
    for (let seed = 1; seed <= RUNS; seed++) {
      expect({ seed, ...(await run(codec, seed, EVERYTHING)) }).toMatchObject({
        seed,
        state: 'ready',
        invented: [],
        isDoubled: false,
        isSilentlyMissing: false,
      });
    }
  },
  60_000,
);

test('a changer that is polled by us gives every coin, without a gap, over lost lines and full disks', async () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    expect({ seed, ...(await run(QIBIXX_CODEC, seed, HARMLESS)) }).toEqual({
      seed,
      state: 'ready',
      invented: [],
      isDoubled: false,
      isMissing: false,
      isSilentlyMissing: false,
      gaps: [],
    });
  }
}, 60_000);

async function run(codec: BridgeCodec, seed: number, actions: readonly Action[]) {
  const entropy = seededEntropy(`${codec.name} ${seed}`);
  const upTo = (n: number): number => Math.floor(entropy.jitter() * n);
  const rig = await openMdbRig({ codec });
  for (let step = 0; step < STEPS; step++) {
    await actions[upTo(actions.length)]!(rig, upTo);
    await rig.clock.advance(upTo(400));
  }
  rig.isStoreBroken = false;
  rig.replug();
  rig.emulator.refuse(0);
  rig.emulator.garble(0);
  await rig.clock.advance(15_000);
  return verdict(rig);
}

type Action = (rig: MdbRig, upTo: (n: number) => number) => unknown;

const drop: Action = (rig, upTo) => {
  for (let i = upTo(4); i >= 0; i--) rig.changer.drop(COINS[upTo(COINS.length)]!);
};

/** Whatever happens of these, every answer to a poll is heard by somebody who lives. */
const HARMLESS: readonly Action[] = [
  drop,
  drop,
  drop,
  drop,
  (rig) => void rig.acceptor.accept(),
  (rig) => void rig.acceptor.accept(),
  (rig) => void rig.acceptor.settle(),
  (rig, upTo) => rig.emulator.refuse(upTo(30)),
  (rig, upTo) => rig.changer.reject(upTo(4)),
  (rig, upTo) => rig.changer.payByHand(upTo(4), 1 + upTo(3)),
  (rig, upTo) => rig.changer.tell([0x01, 0x03, 0x0c, 0x0e, 0x2f][upTo(5)]!),
  (rig) => rig.unplug(),
  (rig) => rig.replug(),
  (rig) => rig.replug(),
  (rig) => (rig.isStoreBroken = !rig.isStoreBroken),
];

const EVERYTHING: readonly Action[] = [
  ...HARMLESS,
  (rig, upTo) => rig.emulator.garble(upTo(3)),
  (rig) => rig.changer.reset(),
  (rig) => rig.crash(),
];

function verdict(rig: MdbRig) {
  const booked = new Map<number, number>();
  for (const position of rig.coins()) booked.set(position, (booked.get(position) ?? 0) + 1);
  const fallen = (position: number): number => rig.changer.accepted[COINS[position - 1]!] ?? 0;
  const keys = rig.reports.flatMap(({ position, events }) =>
    events.flatMap((e) => (e.kind === 'coin' ? [`${position.acceptorEpoch} ${e.creditSeq}`] : [])),
  );
  const isMissing = COINS.some((_, type) => (booked.get(type + 1) ?? 0) < fallen(type + 1));
  return {
    state: rig.acceptor.state.state,
    invented: [...booked].filter(([position, count]) => count > fallen(position)),
    isDoubled: new Set(keys).size !== keys.length,
    isMissing,
    isSilentlyMissing: isMissing && rig.gaps().length === 0,
    gaps: rig.gaps(),
  };
}
