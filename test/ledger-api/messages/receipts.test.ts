import { describe, expect, test } from 'vitest';
import { anEnrolledKiosk } from '../../support/enrolled-kiosk.ts';
import { aLedger } from '../../support/ledger-app.ts';

const PHONE = '+821012345678';
const SESSION = '018f0000-0000-7000-8000-0000000000d1';

describe('a receipt', () => {
  test('goes to the phone when the deposit closes, once', async () => {
    const { api, clock, messages, ...rest } = await aLedger();
    const kiosk = await anEnrolledKiosk({ api, clock, messages, ...rest });
    const [opened, ...records] = kiosk.session(SESSION, PHONE, 3, true);
    await api.inject(kiosk.nextBatch(opened!, ...records.slice(0, -1)));
    await clock.advance(0);
    const whileOpen = [...messages];
    const last = kiosk.nextBatch(records.at(-1)!);

    await api.inject(last);
    await api.inject(last);
    await clock.advance(0);

    expect(whileOpen).toEqual([]);
    expect(messages).toEqual([
      {
        to: PHONE,
        kind: 'receipt',
        text: expect.stringContaining(
          'Tikkeul: KRW 1,500 received, 1,500 P. Ready to spend from 2026-11-29 09:00.',
        ),
      },
    ]);
  });

  test('is not sent for a session without a coin', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);

    await ledger.api.inject(kiosk.nextBatch(...kiosk.session(SESSION, PHONE, 0, true)));
    await ledger.clock.advance(0);

    expect(ledger.messages).toEqual([]);
  });
});
