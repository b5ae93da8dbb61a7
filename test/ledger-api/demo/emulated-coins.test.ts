// The demonstration house approves exactly the coins that the emulators have, and no other house approves them.
import { expect, test } from 'vitest';
import {
  EMULATED_COINS,
  EMULATED_MANUFACTURER,
  EMULATED_PRODUCT,
  EMULATED_SERIAL,
} from '#drivers/cctalk/emulated-device.ts';
import { readSetup } from '#drivers/mdb/coin-types.ts';
import { createEmulatedChanger, EMULATED_CHANGER_ID } from '#drivers/mdb/emulated-changer.ts';
import { pulseCoinId } from '#drivers/pulse/approval.ts';
import * as pulse from '#drivers/pulse/emulated-coins.ts';
import { EMULATED_TABLES } from '#ledger/demo/emulated-coins.ts';
import { approveCoinTable } from '#ledger/use-cases/approve-coin-table.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { ledgerKey } from '../../support/kiosk-records.ts';

test('each emulator finds its own coins in the table of the demonstration house', () => {
  const tables = new Map(
    EMULATED_TABLES.map(({ acceptorId, positions }) => [
      acceptorId,
      positions.map(({ coinId, position }) => [position, coinId]),
    ]),
  );
  const changer = readSetup(new Uint8Array(createEmulatedChanger().setup()))!;

  expect(Object.fromEntries(tables)).toEqual({
    [[EMULATED_MANUFACTURER, EMULATED_PRODUCT, EMULATED_SERIAL].join('/')]: EMULATED_COINS.slice(
      0,
      15,
    ).map((coinId, i) => [i + 1, coinId]),
    [EMULATED_CHANGER_ID]: changer.coinTypes.flatMap((coin) =>
      coin?.value ? [[coin.position, coin.coinId]] : [],
    ),
    [`pulse/${pulse.EMULATED_MODEL}/${pulse.EMULATED_SERIAL}`]: pulse.EMULATED_PULSES.map(
      (pulses, i) => [i + 1, pulseCoinId(pulses)],
    ),
  });
});

test.each(EMULATED_TABLES)(
  'outside a demonstration $acceptorId is never approved',
  async (table) => {
    const deps = { store: openMemoryLedgerStore(), signingKey: ledgerKey, isDemoHouse: false };

    const result = await approveCoinTable(deps, { ...table, approvedBy: 'first' }, 0);

    expect(result).toMatchObject({ ok: false, error: 'emulator-outside-demo' });
  },
);
