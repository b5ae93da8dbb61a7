// `npm start` as a person meets it: addresses, ready, Ctrl-C, a second start, two copies, a wrong setting.
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#drivers/clock.ts';
import { totpCode, totpStep } from '#ledger/auth/one-time-code.ts';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  type DemoHouse,
  type ProgramName,
  startDemoHouse,
} from '../../scripts/faults/demo-house.ts';
import { openDeposit, visitKiosk } from '../../scripts/faults/visitor.ts';
import { type Holder, holderWith, signIn } from '../support/holder.ts';

const PROGRAMS: readonly ProgramName[] = ['ledger', 'kiosk', 'emulator'];
const dataDir = mkdtempSync(join(tmpdir(), 'tikkeul-start-'));
const houses: DemoHouse[] = [];
let depositor: Holder;

const start = async (options: Parameters<typeof startDemoHouse>[0]): Promise<DemoHouse> => {
  const house = await startDemoHouse(options);
  houses.push(house);
  return house;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

afterAll(async () => {
  for (const house of houses) await house.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** One deposit of ₩600 by `phone`, through to the receipt. */
async function depositSixHundred(house: DemoHouse, phone: string): Promise<void> {
  const visitor = visitKiosk(house.kioskUrl);
  try {
    expect(await openDeposit(visitor, phone)).toBe(true);
    for (const coin of ['KR500A', 'KR100A']) await house.emulate(`coin ${coin}`);
    await visitor.see((view) => view.screen === 'coins' && view.coinCount === 2, 10_000);
    visitor.press({ do: 'finish' });
    expect(await visitor.see(({ screen }) => screen === 'thanks', 10_000)).toBeDefined();
  } finally {
    visitor.leave();
  }
}

/** The pending points once every deposit of the holder is closed. */
const pendingOf = (holder: Holder): Promise<string> =>
  vi.waitFor(async () => {
    const { pending } = await holder.wallet();
    expect(pending.deposits.every(({ state }) => state === 'closed')).toBe(true);
    return pending.points;
  }, 10_000);

const signInTo = (house: DemoHouse, e164: string): Promise<Holder> =>
  signIn(house.walletUrl, house.messagesPath, e164);

/** Undoes the base 32 of an authenticator's secret. */
const fromBase32 = (text: string): Uint8Array => {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
    .map((five) => five.toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes.map((byte) => Number.parseInt(byte, 2)));
};

describe('npm start', () => {
  test('writes only the announced lines to standard output', async () => {
    const house = await start({ dataDir });

    const names = house.output().lines.map((line) => line.split(' ')[0]);

    expect(names).toEqual([
      'kiosk',
      'tray',
      'wallet',
      'shop',
      'operator',
      'operator',
      'messages',
      'ready',
    ]);
  });

  test('says how its shop and its operators sign in, and they do', async () => {
    const [house] = houses;
    const { lines } = house!.output();
    const wordAfter = (line: string, name: string) => line.split(`${name} `)[1]?.split(' ')[0];
    const shop = lines.find((line) => line.startsWith('shop '))!;
    const operator = lines.find((line) => line.startsWith('operator '))!;
    const signInBy = async (path: string, body: object) => {
      const answer = await fetch(new URL(`/v1/auth/${path}`, house!.walletUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    };

    const statuses = [
      await signInBy('shop-sessions', { key: wordAfter(shop, 'key') }),
      await signInBy('operator-sessions', {
        name: wordAfter(operator, 'name'),
        password: wordAfter(operator, 'password'),
        oneTimeCode: totpCode(
          fromBase32(wordAfter(operator, 'totp-secret')!),
          totpStep(systemClock.nowMs()),
        ),
      }),
    ];

    expect(statuses).toEqual([200, 200]);
  });

  test('refuses a second owner of the same data in words', async () => {
    await expect(startDemoHouse({ dataDir })).rejects.toThrow(/already|in use|another/i);
  });

  test('runs a second copy side by side, each with its own deposits', async () => {
    const [first] = houses;
    const second = await start({});

    await depositSixHundred(first!, '01048270011');
    await depositSixHundred(second, '01048270012');

    depositor = await signInTo(first!, '+821048270011');
    expect(await pendingOf(depositor)).toBe('600');
    expect(await pendingOf(await signInTo(second, '+821048270011'))).toBe('0');
    expect(await pendingOf(await signInTo(second, '+821048270012'))).toBe('600');
  });

  test('leaves no process behind at Ctrl-C', async () => {
    const [first] = houses;
    const pids = PROGRAMS.map((program) => first!.pid(program)!);
    expect(pids.map(isAlive)).toEqual([true, true, true]);

    const code = await first!.stop();

    expect({ code, alive: pids.map(isAlive) }).toEqual({ code: 0, alive: [false, false, false] });
  });

  test('goes on with the data of the first start', async () => {
    const again = await start({ dataDir });

    const holder = holderWith(again.walletUrl, depositor.token);

    expect(await pendingOf(holder)).toBe('600');
    await depositSixHundred(again, '01048270011');
    await vi.waitFor(async () => expect(await pendingOf(holder)).toBe('1200'), 15_000);
  });

  test('stops with a sentence when the port of the ledger is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;

    const starting = startDemoHouse({ env: { LEDGER_PORT: String(port) } });

    await expect(starting).rejects.toThrow(/ended with code 2[\s\S]*LEDGER_PORT/);
    other.close();
  });

  test.each([
    ['LEDGER_PORT', 'eighty'],
    ['KIOSK_PORT', '99999999'],
    ['HOLD_PERIOD', '7 days'],
    ['ACCEPTOR', 'telepathy:/dev/null'],
  ])('stops with a sentence when %s is "%s"', async (name, value) => {
    await expect(startDemoHouse({ env: { [name]: value } })).rejects.toThrow(name);
  });
});
