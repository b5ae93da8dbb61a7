// What users of public libraries complain about (acceptors.md, the table of issue threads), each as a story; those of protocols
// that we do not speak are in foreign-protocols.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { acceptorRig, openRig } from '../support/acceptor-rig.ts';
import { outOfService, READ_BUFFERED_CREDIT, ready, replyOf } from '../support/acceptor-words.ts';
import { mdbRig, openMdbRig } from '../support/mdb-rig.ts';
import { openPulseRig, pulseRig } from '../support/pulse-rig.ts';

test('echo arrives mixed with the reply and split anywhere (node-serialport #837): every cut is the same coin', async () => {
  for (let cut = 1; cut < 21; cut++) {
    const rig = await openRig();
    rig.tamper = (raw) => {
      rig.line?.device.write(raw.subarray(0, cut));
      return raw.subarray(cut);
    };
    rig.drop('KR500A');
    await rig.clock.advance(500);

    expect({ cut, coins: rig.coins() }).toEqual({ cut, coins: [4] });
  }
});

test('a corrupted length byte glues frames for ever (#1886, #1240): here the next reply is found', async () => {
  const rig = await openRig();
  let isCorrupted = true;
  rig.tamper = (raw) => {
    if (raw[3] !== READ_BUFFERED_CREDIT || !isCorrupted) return raw;
    isCorrupted = false;
    return raw.with(6, 255);
  };
  rig.drop('KR500A');
  await rig.clock.advance(1000);

  expect({ isCorrupted, coins: rig.coins() }).toEqual({ isCorrupted: false, coins: [4] });
});

describe('an unplugged adapter is not noticed (#2043, #2351, #1330, #265, #386, #1334, #1659): here it is, within a second', () => {
  test('ccTalk', async () => {
    const rig = await openRig();
    rig.unplug();
    await rig.clock.advance(1000);

    expect(rig.acceptor.state).toEqual(outOfService('no-device'));
  });
  test('MDB', async () => {
    const rig = await openMdbRig();
    rig.unplug();
    await rig.clock.advance(1000);

    expect(rig.acceptor.state).toEqual(outOfService('no-device'));
  });
  test('pulse', async () => {
    const rig = await openPulseRig();
    rig.unplug();
    await rig.clock.advance(1000);

    expect(rig.acceptor.state).toEqual(outOfService('no-device'));
  });
});

test('an acceptor is not found again after the host crashed (nbCcTalkCoinAcceptor #2): here it is, at any moment', async () => {
  const rig = acceptorRig();
  for (let lifeMs = 10; lifeMs < 2000; lifeMs += 170) {
    await rig.clock.advance(lifeMs);
    rig.crash();
  }
  await rig.open();

  expect(rig.acceptor.state).toEqual(ready(true));
});

test('coin events crash the parser or are unknown (encrypted-smiley-secure-protocol #38, #20): here no bytes do', async () => {
  const entropy = seededEntropy('events');
  const rig = await openRig({ isEchoing: false });
  let counter = 0;
  rig.tamper = (raw) => {
    if (raw.length !== 16) return raw;
    counter = (counter % 255) + 1;
    return replyOf([counter, ...entropy.bytes(10)]);
  };
  await rig.clock.advance(20_000);
  rig.tamper = (raw) => raw;
  await rig.clock.advance(5000);
  await rig.during(rig.acceptor.accept());

  expect(rig.coins()).toEqual([]);
  expect(rig.acceptor.state).toEqual(ready(true));
});

describe('a device that does not answer hangs the program (eSSP #7): here every call is answered', () => {
  test.each([
    ['ccTalk', () => acceptorRig({ answer: () => 'silence' })],
    ['MDB', () => Object.assign(mdbRig(), { tamper: () => new Uint8Array(0) })],
    ['pulse', () => Object.assign(pulseRig(), { isMute: true })],
  ])('%s', async (_, silent) => {
    const rig = silent();
    await rig.clock.advance(10_000);
    const answers = await rig.during(
      Promise.all([rig.acceptor.accept(), rig.acceptor.settle(), rig.acceptor.inhibit()]),
      20_000,
    );
    await rig.during(rig.acceptor.close(), 20_000);

    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false]);
    expect(rig.acceptor.state).toEqual(outOfService('silent'));
  });
});

test('solenoid noise after a coin breaks the next read (dramma waits 800 ms after each): here nothing waits', async () => {
  const rig = await openRig();
  const entropy = seededEntropy('solenoid');
  let noisy = 0;
  rig.tamper = (raw) => {
    // For a quarter of a second after each coin the line is full of it.
    if (rig.clock.monotonicMs() > noisy) return raw;
    return new Uint8Array([...entropy.bytes(7), ...raw, ...entropy.bytes(7)]);
  };
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    rig.drop('KR500A');
    noisy = rig.clock.monotonicMs() + 250;
    await rig.clock.advance(300);
    times.push(rig.coins().length);
  }

  expect(times).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test('a missed or phantom value (JuanFi #173, #32, LightningATM #64): pulses that no coin gives are never money', async () => {
  const rig = await openPulseRig();
  for (const pulses of [1, 2, 4, 6, 12]) {
    rig.bridge.pulse(pulses, rig.clock.monotonicMs());
    await rig.clock.advance(1500);
  }

  expect(rig.coins()).toEqual([]);
  expect(rig.rejects()).toHaveLength(5);
});

test('partial reads of an MDB bridge (mdb-esp32-cashless #32, ArduinoMDB #5): a line in pieces is one line', async () => {
  const rig = await openMdbRig();
  rig.tamper = (raw) => {
    for (const byte of raw) rig.line?.device.write(new Uint8Array([byte]));
    return new Uint8Array(0);
  };
  rig.changer.drop('KRW500');
  await rig.clock.advance(1000);

  expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
});

test('tube counts vanish (ArduinoMDB #7): an answer without them makes no coin, only a gap of unknown size', async () => {
  const rig = await openMdbRig();
  rig.tamper = (raw) => (raw.length > 30 ? new Uint8Array(Buffer.from('p,0000\n')) : raw);
  await rig.clock.advance(5000);
  rig.tamper = (raw) => raw;
  await rig.during(rig.acceptor.settle());
  rig.crash();
  await rig.clock.advance(4000);

  expect(rig.coins()).toEqual([]);
  expect(rig.gaps()).toMatchObject([{ lostCount: undefined }, { lostCount: undefined }]);
});

test('Electron: a native module is not rebuilt or sits inside the asar (electron-builder #7451, node-serialport #2227)', () => {
  const plan = readFileSync('electron-builder.yml', 'utf8');
  const prebuilt = readdirSync('node_modules/@serialport/bindings-cpp/prebuilds');

  expect(plan).toMatch(
    /asarUnpack:[\s\S]*node_modules\/@serialport\/bindings-cpp\/prebuilds\/\*\*/,
  );
  expect(plan).toContain('npmRebuild: false');
  // Prebuilt for Node-API: nothing to rebuild for another runtime.
  expect(prebuilt).toEqual(expect.arrayContaining(['linux-x64', 'linux-arm64', 'win32-x64']));
});
