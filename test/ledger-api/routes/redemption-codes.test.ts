// Codes for the till: one use, 120 seconds, one a wallet, and nothing to guess.
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../support/ledger-app.ts';
import { aTill } from '../../support/till.ts';

const sale = (code: string, orderId: string, points = '10') => ({
  code,
  points,
  orderId,
  capture: true,
});
const WRONG = { status: 404, code: 'redemption-code-wrong' };

describe('a redemption code', () => {
  test('has eight digits to type, 130 bits to scan, and the usual ceiling', async () => {
    const { holder, clock } = await aTill();

    const made = await holder.code();

    expect(made).toEqual({
      code: expect.stringMatching(/^\d{8}$/) as string,
      qr: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/) as string,
      ceiling: '30000',
      expiresAt: new Date(clock.nowMs() + 120_000).toISOString(),
    });
  });

  test('is told again to the same request, and stands nowhere in the books', async () => {
    const { holder, ledger } = await aTill();
    const [first, again] = [
      await holder.code({ ceiling: '5' }, 'k'),
      await holder.code({ ceiling: '5' }, 'k'),
    ];

    const kept = await ledger.store.read((books) => books.access.givenAnswer(holder.walletId, 'k'));

    expect(again).toEqual(first);
    expect(kept?.body).not.toContain(first.code);
    expect(kept?.body).not.toContain(first.qr);
  });

  test.each(['code', 'qr'] as const)('pays once by its %s', async (form) => {
    const { holder, shop } = await aTill();
    const made = await holder.code();

    const paid = await shop.post('/v1/redemptions', sale(made[form], 'a'));
    const again = await shop.post('/v1/redemptions', sale(made.qr, 'b'));

    expect(paid.statusCode).toBe(201);
    expect(refusalOf(again)).toEqual(WRONG);
  });

  test('may be typed with spaces', async () => {
    const { holder, shop } = await aTill();
    const { code } = await holder.code();

    const paid = await shop.post(
      '/v1/redemptions',
      sale(`${code.slice(0, 4)} ${code.slice(4)}`, 'a'),
    );

    expect(paid.statusCode).toBe(201);
  });

  test('that is wrong, used, replaced, expired or of another house answers alike', async () => {
    const { holder, shop, clock } = await aTill();
    const other = await aTill();
    const used = await holder.code();
    await shop.post('/v1/redemptions', sale(used.qr, 'used'));
    const replaced = await holder.code();
    const expired = await holder.code();
    await clock.advance(120_000);

    const answers = await Promise.all(
      [used, replaced, expired, await other.holder.code()].map(({ qr }, i) =>
        shop.post('/v1/redemptions', sale(qr, `order ${i}`)),
      ),
    );
    const never = await shop.post('/v1/redemptions', sale('0'.repeat(26), 'never'));

    for (const answer of answers) {
      expect([answer.statusCode, answer.body]).toEqual([404, never.body]);
    }
    expect(refusalOf(never)).toEqual(WRONG);
  });

  test('stays good when the payment was refused', async () => {
    const { holder, shop } = await aTill({ points: 100n });
    const { code } = await holder.code();

    const tooMuch = await shop.post('/v1/redemptions', sale(code, 'a', '101'));
    const enough = await shop.post('/v1/redemptions', sale(code, 'a', '100'));

    expect(refusalOf(tooMuch)).toEqual({ status: 409, code: 'insufficient-points' });
    expect(enough.statusCode).toBe(201);
  });

  test('used a hundred times at once pays once', async () => {
    const { holder, shop, balances } = await aTill();
    const { qr } = await holder.code();

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => shop.post('/v1/redemptions', sale(qr, `order ${i}`))),
    );

    const paid = answers.filter((answer) => answer.statusCode === 201);
    expect(paid).toHaveLength(1);
    expect(
      (await balances()).find(({ account }) => account.startsWith('pts:avail'))?.balanceMinor,
    ).toBe(-9_990n);
  });
});

describe('typed codes', () => {
  const typeWrong = (till: { post: (url: string, body: object) => Promise<unknown> }, n: number) =>
    till.post('/v1/redemptions', sale('00000000', `wrong ${n}`));

  test('cannot be guessed at one till: after five wrong ones it scans for an hour', async () => {
    const { holder, shop, clock, otherShop } = await aTill();
    for (let n = 0; n < 5; n++) await typeWrong(shop, n);
    const { code, qr } = await holder.code();

    const typed = await shop.post('/v1/redemptions', sale(code, 'a'));
    const elsewhere = await (await otherShop()).post('/v1/redemptions', sale(code, 'a'));
    const { qr: next } = await holder.code();
    const scanned = await shop.post('/v1/redemptions', sale(next, 'a'));
    await clock.advance(3_600_000);
    const later = await shop.post('/v1/redemptions', sale((await holder.code()).code, 'b'));

    expect(qr).not.toBe(next);
    expect(refusalOf(typed)).toEqual({ status: 429, code: 'typed-codes-paused' });
    expect(typed.headers['retry-after']).toBe('3600');
    expect([elsewhere.statusCode, scanned.statusCode, later.statusCode]).toEqual([201, 201, 201]);
  });

  test('cannot be guessed at all tills together: after 200 wrong ones in a minute all scan', async () => {
    const { holder, shop, clock, ledger } = await aTill();
    await ledger.store.transact(async ({ access }) => {
      for (let n = 0; n < 200; n++) {
        await access.spend('any-till-code-wrong', 'all', clock.nowMs());
      }
    });
    const { code } = await holder.code();

    const now = await shop.post('/v1/redemptions', sale(code, 'a'));
    await clock.advance(60_000);
    const later = await shop.post('/v1/redemptions', sale(code, 'a'));

    expect(refusalOf(now)).toEqual({ status: 429, code: 'typed-codes-paused' });
    expect(later.statusCode).toBe(201);
  });
});
