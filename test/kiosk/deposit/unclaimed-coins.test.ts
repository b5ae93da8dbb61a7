import { describe, expect, test } from 'vitest';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { sessionKiosk } from '../../support/session-kiosk.ts';

const WON_500 = { coin: 'KRW', minor: 500n };
const WON_100 = { coin: 'KRW', minor: 100n };

describe('coins without a session', () => {
  test('wait under one pickup code until it has been quiet for a minute', async () => {
    const kiosk = sessionKiosk();

    kiosk.report([WON_500]);
    await kiosk.clock.advance(59_000);
    kiosk.report([WON_100]);
    const first = kiosk.runner.pickup?.code;
    await kiosk.clock.advance(60_000);
    const after = kiosk.runner.pickup;
    kiosk.report([WON_100]);

    expect(kiosk.kinds()).toEqual(['pickup-code', 'coin', 'coin', 'pickup-code', 'coin']);
    const [one, two] = kiosk.bodies('pickup-code');
    expect(one!['codeHash']).toBe(sha256Hex(first!));
    expect(after).toBeUndefined();
    expect(kiosk.bodies('coin').map((body) => body['pickupId'])).toEqual([
      one!['pickupId'],
      one!['pickupId'],
      two!['pickupId'],
    ]);
  });

  test.each([
    ['at the number', ['start']],
    ['at consent', ['start', 'without-number']],
  ])('are nobody’s %s', async (_where, touches) => {
    const kiosk = sessionKiosk();
    await kiosk.touch(...touches);

    kiosk.report([WON_500]);

    expect(kiosk.kinds()).toEqual(['pickup-code', 'coin']);
    expect(kiosk.bodies('coin')[0]).not.toHaveProperty('sessionId');
  });

  test('rejects without a session make no code', () => {
    const kiosk = sessionKiosk();

    kiosk.report([{ reject: 'refused' }]);

    expect(kiosk.kinds()).toEqual(['reject']);
    expect(kiosk.runner.pickup).toBeUndefined();
  });
});
