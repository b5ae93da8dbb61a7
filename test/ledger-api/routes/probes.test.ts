import { describe, expect, test } from 'vitest';
import { StoreUnavailable } from '#ledger/store/ledger-store.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';

describe('the probes', () => {
  test('say that the process is alive and that the store can commit', async () => {
    const { api } = await aLedger();

    const answers = [await api.inject('/healthz'), await api.inject('/readyz')];

    expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual([
      [200, { status: 'ok' }],
      [200, { status: 'ok' }],
    ]);
  });

  test('say when the store cannot commit, and when it can again', async () => {
    const { api, ledger, clock } = await aLedger();
    const { transact } = ledger.store;
    const refuse = () => Promise.reject(new StoreUnavailable('the disk is full'));

    Object.assign(ledger.store, { transact: refuse });
    const full = await api.inject('/readyz');
    const live = await api.inject('/healthz');
    const write = await api.inject({
      method: 'POST',
      url: '/v1/auth/otp',
      payload: { phone: '+821012345678' },
    });
    Object.assign(ledger.store, { transact });
    await clock.advance(1000);
    const freed = await api.inject('/readyz');

    expect(refusalOf(full)).toEqual({ status: 503, code: 'unavailable' });
    expect(refusalOf(write)).toEqual({ status: 503, code: 'unavailable' });
    expect(write.headers['retry-after']).toBe('2');
    expect([live.statusCode, freed.statusCode]).toEqual([200, 200]);
  });

  test('tell the metrics to this machine, and to nobody who comes through a proxy of it', async () => {
    const { api } = await aLedger();
    const asked = (headers: Record<string, string>) => api.inject({ url: '/metrics', headers });

    const answers = [
      await asked({}),
      await asked({ 'x-forwarded-for': '203.0.113.9' }),
      await asked({ forwarded: 'for=203.0.113.9' }),
      await asked({ 'x-forwarded-for': '127.0.0.1' }),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 404, 404]);
  });

  test('do not make the store commit for every question', async () => {
    const { api, ledger } = await aLedger();
    let commits = 0;
    const { transact } = ledger.store;
    Object.assign(ledger.store, {
      transact: (work: Parameters<typeof transact>[0]) => {
        commits += 1;
        return transact(work);
      },
    });

    await Promise.all(Array.from({ length: 20 }, () => api.inject('/readyz')));

    expect(commits).toBe(1);
  });
});
