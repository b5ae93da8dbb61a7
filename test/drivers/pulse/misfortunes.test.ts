// Seeded lives of a pulse acceptor: lines spoilt, power cut, plugs pulled, hosts killed, stores broken; then the count.
import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { seededFaultPlan, spoil } from '#drivers/line/fault-plan.ts';
import { EMULATED_PULSE_COINS } from '#drivers/pulse/emulated-coins.ts';
import { pulseRig } from '../../support/pulse-rig.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
const STEPS = 40;

describe('whatever happens, every counted coin is stored once and under its own number, and no other is lost in silence', () => {
  test.each(SEEDS)('seed %i', async (seed) => {
    const { entropy, upTo, chance } = dice(seed);
    const rig = pulseRig();
    const share = entropy.jitter() ** 2 * 0.15;
    let isHealed = false;
    const plan = seededFaultPlan(entropy, () => (isHealed ? 0 : share));
    rig.toHost = (text) => spoiltText(text, plan);
    rig.toBridge = rig.toHost;

    for (let step = 0; step < STEPS; step++) {
      if (chance(0.8)) rig.drop(EMULATED_PULSE_COINS[upTo(5)]!);
      if (chance(0.04)) rig.cutPower();
      if (chance(0.03)) rig.crash();
      if (chance(rig.isStoreBroken ? 0.3 : 0.03)) rig.isStoreBroken = !rig.isStoreBroken;
      if (chance(0.3)) rig.breaksStore = chance(0.5) ? 'after' : 'before';
      if (chance(rig.isPlugged ? 0.03 : 0.3)) {
        if (rig.isPlugged) rig.unplug();
        else rig.replug();
      }
      if (chance(0.1)) rig.committed = chance(0.5) ? dieOnce : () => {};
      if (rig.acceptor.state.state === 'ready' && !rig.acceptor.state.isOpen) {
        void rig.acceptor.accept();
      }
      await rig.clock.advance(upTo(900));
    }
    isHealed = true;
    rig.committed = () => {};
    rig.isStoreBroken = false;
    rig.replug();
    await rig.clock.advance(15_000);
    const settled = await rig.during(rig.acceptor.settle(), 12_000);

    const keys = rig.keys();
    const seqs = keys.map((key) => Number(key.split(':')[1])).sort((a, b) => a - b);
    // Trains that melted and power that went in the middle of one: such coins have no number, and a gap speaks for them.
    const accepted = Object.values(rig.bridge.accepted).reduce((sum, count) => sum + count, 0);
    const isSilentLoss = accepted > rig.bridge.lastSeq && rig.gaps().length === 0;
    const byNumber = rig.gaps().filter((gap) => gap.kind === 'gap' && gap.lostCount !== undefined);
    const twice = keys.length - new Set(keys).size;
    expect({ settled, byNumber, isSilentLoss, twice, seqs }).toEqual({
      settled: { ok: true },
      byNumber: [],
      isSilentLoss: false,
      twice: 0,
      seqs: Array.from({ length: rig.bridge.lastSeq }, (_, index) => index + 1),
    });

    function dieOnce(): void {
      rig.committed = () => {};
      rig.crash();
    }
  });
});

function dice(seed: number) {
  const entropy = seededEntropy(seed);
  return {
    entropy,
    upTo: (n: number): number => Math.floor(entropy.jitter() * n),
    chance: (share: number): boolean => entropy.jitter() < share,
  };
}

/** What is late is lost here: the bridge tells it again. */
function spoiltText(text: string, plan: ReturnType<typeof seededFaultPlan>): string {
  return spoil(new Uint8Array(Buffer.from(text, 'latin1')), plan.next())
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    .join('');
}
