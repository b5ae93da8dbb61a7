// Help for a holder: found by the number they tell, signed out where they lost a phone, closed by two people.
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';
import { aPayingHouse } from '../../../support/payouts.ts';

const codeOf = (answer: Parameters<typeof refusalOf>[0]): readonly unknown[] => {
  const { status, code } = refusalOf(answer);
  return [status, code];
};
const PHONE = '010-1234-5678';

async function aHelpedHolder() {
  const house = await aPayingHouse();
  const first = await anOperatorWhoCalls(house.test, 'finance');
  const second = await anOperatorWhoCalls(house.test, 'finance');
  const path = `wallets/${house.holder.walletId}`;
  return { ...house, first, second, path };
}

type Asked = { approvalId: string };
type Seen = {
  phone?: string;
  points: object;
  devices: { id: string }[];
  bankAccounts: { id: string }[];
  closing: object;
};

describe('a wallet is found', () => {
  test('by its number, and the trail tells who looked, never for whom', async () => {
    const { first, holder } = await aHelpedHolder();

    const found = await first.post('wallets/find', { phone: PHONE });

    expect(found.json()).toEqual({ walletId: holder.walletId });
    const trail = (await first.get('audit-trail')).body;
    expect(trail).toContain('/v1/operator/wallets/find');
    expect(trail).toContain(holder.walletId);
    expect(trail).not.toContain('12345678');
  });

  test('by nobody where there is none', async () => {
    const { first } = await aHelpedHolder();

    const refusals = [
      await first.post('wallets/find', { phone: '010-9999-0000' }),
      await first.post('wallets/find', { phone: '12345' }),
      await first.get('wallets/018f0000-0000-7000-8000-00000000abcd'),
    ].map((answer) => codeOf(answer));

    expect(refusals).toEqual([
      [404, 'not-found'],
      [400, 'phone-invalid'],
      [404, 'not-found'],
    ]);
  });

  test('and shown with what helps, its number masked', async () => {
    const { first, path } = await aHelpedHolder();

    const seen = (await first.get(path)).json<Seen>();

    expect(seen).toMatchObject({
      phone: '010-••••-5678',
      points: { available: '10000', held: '0' },
      identity: { tier: 2 },
      closing: { points: '10000', feeMinor: '1000', isBusy: false },
    });
    expect([seen.devices.length, seen.bankAccounts.length]).toEqual([1, 1]);
  });
});

test('a lost phone is signed out, once', async () => {
  const { first, holder, path } = await aHelpedHolder();
  const { devices } = (await first.get(path)).json<Seen>();
  const signOut = `${path}/devices/${devices[0]!.id}/sign-out`;

  const ended = await first.post(signOut);
  const again = await first.post(signOut);

  expect([ended.statusCode, codeOf(again)]).toEqual([200, [404, 'not-found']]);
  expect((await holder.ask('GET', '/v1/wallet')).statusCode).toBe(401);
});

describe('a wallet is closed for its holder', () => {
  test('by two people; for our mistake everything that is left is paid out', async () => {
    const { first, second, holder, path, bankAccountId } = await aHelpedHolder();

    const asked = await first.post(`${path}/closing`, {
      cause: 'error',
      remaining: 'refund',
      bankAccountId,
    });
    const { approvalId } = asked.json<Asked>();
    const alone = await first.post(`approvals/${approvalId}/approve`);
    const closed = await second.post(`approvals/${approvalId}/approve`);

    expect([asked.statusCode, codeOf(alone)]).toEqual([202, [403, 'approval-own']]);
    expect(closed.json()).toEqual({
      walletId: holder.walletId,
      refundedPoints: '10000',
      feeMinor: '0',
      donatedPoints: '0',
    });
    expect((await holder.ask('GET', '/v1/wallet')).statusCode).toBe(401);
    expect((await first.get(path)).json<Seen>().phone).toBeUndefined();
    expect(codeOf(await first.post('wallets/find', { phone: PHONE }))).toEqual([404, 'not-found']);
  });

  test('and told by text message, once, after it is done', async () => {
    const { test: ledger, first, second, path, bankAccountId } = await aHelpedHolder();
    const { messages } = ledger;
    const heardBefore = messages.length;
    const asked = await first.post(`${path}/closing`, {
      cause: 'wish',
      remaining: 'refund',
      bankAccountId,
    });
    const { approvalId } = asked.json<Asked>();
    await first.post(`approvals/${approvalId}/approve`);
    const early = messages.slice(heardBefore);

    await second.post(`approvals/${approvalId}/approve`);
    await second.post(`approvals/${approvalId}/approve`);

    expect(early).toEqual([]);
    expect(messages.slice(heardBefore)).toEqual([
      {
        to: '+821012345678',
        kind: 'notice',
        text: expect.stringContaining('KRW 9,000 goes to your bank account.'),
      },
    ]);
  });

  test('never while something of theirs is under way', async () => {
    const { first, path, withdraw } = await aHelpedHolder();
    await withdraw('2000');

    const refused = await first.post(`${path}/closing`, { cause: 'wish', remaining: 'donate' });

    expect(codeOf(refused)).toEqual([409, 'wallet-busy']);
  });

  test('never twice: whoever left meanwhile has left', async () => {
    const { first, second, holder, path } = await aHelpedHolder();
    const asked = await first.post(`${path}/closing`, { cause: 'wish', remaining: 'donate' });
    await holder.ask('DELETE', '/v1/wallet', { remaining: 'donate' });

    const late = await second.post(`approvals/${asked.json<Asked>().approvalId}/approve`);
    const again = await first.post(`${path}/closing`, { cause: 'wish', remaining: 'donate' });

    expect([codeOf(late), codeOf(again)]).toEqual([
      [404, 'not-found'],
      [404, 'not-found'],
    ]);
  });
});
