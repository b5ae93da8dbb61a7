import { describe, expect, test } from 'vitest';
import { HeartbeatAnswer } from '#ledger/contract/kiosk-documents.ts';
import { verifyDocument } from '#ledger/contract/signature.ts';
import { anEnrolledKiosk, KIOSK_ID } from '../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';

describe('a heartbeat', () => {
  test('brings down what is in force', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);

    const answer = await ledger.api.inject(kiosk.heartbeat());

    const { coinTables, kioskName, holdPeriodMs } = HeartbeatAnswer.parse(answer.json());
    expect({ kioskName, holdPeriodMs }).toEqual({
      kioskName: 'Test kiosk',
      holdPeriodMs: 7 * 86_400_000,
    });
    expect(coinTables).toHaveLength(1);
    expect(verifyDocument(ledger.ledger.keys.signing.publicKey, coinTables[0]!)).toBe(true);
  });

  test('that was recorded and sent again is refused', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    await ledger.api.inject(kiosk.heartbeat(7));

    const answers = [
      refusalOf(await ledger.api.inject(kiosk.heartbeat(7))),
      refusalOf(await ledger.api.inject(kiosk.heartbeat(6))),
    ];

    expect(answers).toEqual([
      { status: 409, code: 'heartbeat-repeated' },
      { status: 409, code: 'heartbeat-repeated' },
    ]);
    expect((await ledger.api.inject(kiosk.heartbeat(8))).statusCode).toBe(200);
  });

  test('keeps a kiosk open in the directory', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    await ledger.api.inject(kiosk.heartbeat());

    const live = await ledger.api.inject('/v1/kiosks');
    await ledger.clock.advance(65_000);
    const silent = await ledger.api.inject('/v1/kiosks');

    expect(live.json()).toEqual({
      kiosks: [{ id: KIOSK_ID, name: 'Test kiosk', state: 'open' }],
    });
    expect(silent.json()).toMatchObject({ kiosks: [{ state: 'offline' }] });
  });
});
