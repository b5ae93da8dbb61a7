// What must hold for every protocol: which events are never money, and a stall of half a second in the middle of a frame.
import { describe, expect, test } from 'vitest';
import type { CoinTable } from '#drivers/coin-table.ts';
import { WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { EMULATED_PULSES } from '#drivers/pulse/emulated-coins.ts';
import { acceptorRig, emulatedTable, openRig } from '../support/acceptor-rig.ts';
import type { LineRig } from '../support/line-rig.ts';
import { mdbRig, openMdbRig, wonTable } from '../support/mdb-rig.ts';
import { openPulseRig, pulseRig, pulseTable } from '../support/pulse-rig.ts';

const only = (table: CoinTable, position: number): CoinTable => ({
  ...table,
  entries: table.entries.filter((entry) => entry.position === position),
});

/** A rig with only position 1 approved, and something on another position that the device tells all the same. */
const unapproved = {
  ccTalk: async (): Promise<LineRig> => {
    const rig = acceptorRig({ table: only(emulatedTable, 1) });
    await rig.open();
    rig.device.inhibitMask = 0xffff;
    rig.drop('KR500A');
    return rig;
  },
  MDB: async (): Promise<LineRig> => {
    const rig = mdbRig({ table: only(wonTable, 1) });
    await rig.open();
    rig.changer.tell(0x53, 11);
    return rig;
  },
  pulse: async (): Promise<LineRig> => {
    const rig = pulseRig(only(pulseTable, 1));
    await rig.open();
    rig.bridge.pulse(EMULATED_PULSES[3]!, rig.clock.monotonicMs());
    return rig;
  },
};

const stories: Record<string, Record<string, () => Promise<LineRig>>> = {
  'a coin that is not in the approved table': unapproved,
  'a token': {
    ccTalk: async () => {
      const rig = acceptorRig({
        table: { ...emulatedTable, entries: [{ ...emulatedTable.entries[3]!, coinId: 'TK500A' }] },
        answer: (header) => (header === 184 ? [...Buffer.from('TK500A')] : undefined),
      });
      await rig.clock.advance(3000);
      [rig.device.inhibitMask, rig.device.acceptsCoins] = [0xffff, true];
      rig.drop('KR500A');
      return rig;
    },
    MDB: async () => {
      const rig = await openMdbRig();
      rig.changer.tell(0x44, 0x00);
      return rig;
    },
    pulse: async () => {
      const rig = await openPulseRig();
      rig.bridge.pulse(2, rig.clock.monotonicMs());
      return rig;
    },
  },
  'a reject': {
    ccTalk: async () => {
      const rig = await openRig();
      for (const code of [1, 2, 6, 20, 39, 131, 170, 254]) {
        rig.device.note(code, true);
        await rig.clock.advance(100);
      }
      return rig;
    },
    MDB: async () => {
      const rig = await openMdbRig();
      for (let type = 0; type < 16; type++) rig.changer.tell(0x70 | type, 0);
      rig.changer.tell(0x2f);
      return rig;
    },
    pulse: async () => {
      const rig = await openPulseRig();
      rig.bridge.pulse(1, rig.clock.monotonicMs());
      return rig;
    },
  },
  'a coin that may have been removed again': {
    // ccTalk reserves 160 to 191 for what a draft called a cancelled credit: an alarm, and never a negative coin.
    ccTalk: async () => {
      const rig = await openRig();
      rig.device.note(165, false);
      return rig;
    },
    MDB: async () => {
      const rig = await openMdbRig();
      rig.changer.tell(0x0d);
      return rig;
    },
  },
  'a coin that was paid out by hand': {
    'MDB through a Qibixx bridge': async () => {
      const rig = await openMdbRig();
      for (let type = 0; type < 16; type++) rig.changer.tell(0x90 | type, 5);
      return rig;
    },
    'MDB through a Waferstar bridge': async () => {
      const rig = await openMdbRig({ codec: WAFERSTAR_CODEC });
      for (let type = 0; type < 16; type++) rig.changer.tell(0xf0 | type, 5);
      return rig;
    },
  },
};

/** These are metal that stays in the machine: told as a coin, without a value. The others are no coin at all. */
const STAYS = new Set(['a coin that is not in the approved table', 'a token']);

describe.each(Object.entries(stories))('%s', (story, protocols) => {
  test.each(Object.entries(protocols))('is never credited: %s', async (_protocol, happen) => {
    const rig = await happen();
    await rig.clock.advance(3000);

    const valued = rig.events().filter((e) => e.kind === 'coin' && e.value !== undefined);
    expect(valued).toEqual([]);
    if (!STAYS.has(story)) expect(rig.coins()).toEqual([]);
    // Nothing of it is hidden either: an event, or at least an alarm, tells that it happened.
    expect(rig.events().length + rig.warnings.length).toBeGreaterThan(0);
  });
});

describe('a stall of the event loop for 500 ms in the middle of a frame', () => {
  type Tampered = LineRig & { tamper: (bytes: Uint8Array) => Uint8Array };
  /** The first frame that tells news stops half-way; its rest, and all that follows, comes half a second later. */
  function stallIn(rig: Tampered, isNews: (bytes: Uint8Array) => boolean): void {
    let held: Uint8Array[] | undefined;
    let isOver = false;
    rig.tamper = (raw) => {
      if (isOver || (!held && !isNews(raw))) return raw;
      if (held) {
        held.push(raw);
        return new Uint8Array(0);
      }
      const half = raw.length >> 1;
      held = [raw.subarray(half)];
      const goOn = async (): Promise<void> => {
        await rig.clock.sleep(500);
        isOver = true;
        for (const bytes of held!) rig.line?.device.write(bytes);
      };
      void goOn();
      return raw.subarray(0, half);
    };
  }

  test('ccTalk', async () => {
    const rig = await openRig();
    stallIn(rig, (raw) => raw[3] === 229);
    rig.drop('KR500A');
    await rig.clock.advance(4000);
    rig.drop('KR100A');
    await rig.clock.advance(2000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 3], gaps: [] });
  });

  test('MDB', async () => {
    const rig = await openMdbRig();
    stallIn(rig, (raw) => Buffer.from(raw).toString().startsWith('p,5'));
    rig.changer.drop('KRW500');
    await rig.clock.advance(4000);
    rig.changer.drop('KRW100');
    await rig.clock.advance(2000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 3], gaps: [] });
  });

  test('pulse', async () => {
    const rig = await openPulseRig();
    let held: string | undefined;
    rig.toHost = (text) => {
      if (held === undefined && !text.includes('$COIN')) return text;
      if (held === undefined) {
        const goOn = async (): Promise<void> => {
          await rig.clock.sleep(500);
          rig.toHost = (later) => later;
          rig.speak(held!);
        };
        void goOn();
        held = text.slice(9);
        return text.slice(0, 9);
      }
      held += text;
      return '';
    };
    await rig.dropAndWait('KR500A');
    await rig.clock.advance(2000);
    await rig.dropAndWait('KR100A');
    await rig.clock.advance(1000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 3], gaps: [] });
    expect(new Set(rig.keys()).size).toBe(2);
  });
});
