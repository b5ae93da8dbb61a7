// The command for operators, beside a ledger that has the same database open.
import { join } from 'node:path';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { base32, otpauthUrl } from '#ledger/auth/one-time-code.ts';
import { totpSecretOf } from '#ledger/auth/operator-credentials.ts';
import { isPassword } from '#ledger/auth/passwords.ts';
import { readSettings } from '#ledger/config/settings.ts';
import { openKeys } from '#ledger/keys/open-keys.ts';
import { operatorCommand } from '#ledger/operator-command.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../support/sqlite-store.ts';

const CHEAP = { N: 16, r: 1, p: 1 };

async function besideALedger() {
  const read = readSettings({ DATA_DIR: dirname(temporaryPath('ledger.db')) });
  if (!read.ok) throw new Error(read.sentences.join());
  const { settings } = read;
  const surroundings = {
    settings,
    clock: handMovedClock(),
    entropy: seededEntropy('operators'),
    cost: CHEAP,
  };
  const store = openSqliteLedgerStore(join(settings.dataDir, 'ledger.db'));
  onTestFinished(() => store.close());
  const keys = await openKeys(store, settings.keysFile, surroundings.entropy);
  return {
    store,
    keys,
    operator: (...words: string[]) => operatorCommand(words, surroundings),
    named: (name: string) => store.read(({ staff }) => staff.operatorNamed(name)),
  };
}

const wordAfter = (out: string, name: string): string =>
  new RegExp(`^${name} (.+)$`, 'm').exec(out)?.[1] ?? '';

describe('npm run operator', () => {
  test('prints what an operator signs in with, one thing a line', async () => {
    const { operator, named, keys } = await besideALedger();

    const { code, out } = await operator('create', 'kim', '--role', 'finance');
    const kim = await named('kim');

    const [password, totpSecret] = [wordAfter(out, 'password'), wordAfter(out, 'totp-secret')];
    expect({ code, role: kim?.role }).toEqual({ code: 0, role: 'finance' });
    expect(out.split('\n').slice(2)).toEqual([otpauthUrl('kim', totpSecret), '']);
    expect(password).toMatch(/^[0-9a-z]{6}(-[0-9a-z]{6}){3}$/);
    expect(await isPassword(password, kim?.passwordHash, CHEAP)).toBe(true);
    expect(base32(totpSecretOf(keys, kim!))).toBe(totpSecret);
  });

  test('gives the lowest role unless another is named', async () => {
    const { operator, named } = await besideALedger();

    await operator('create', 'lee');

    expect((await named('lee'))?.role).toBe('viewer');
  });

  test('takes a name once', async () => {
    const { operator, named } = await besideALedger();
    await operator('create', 'kim', '--role', 'admin');

    const again = await operator('create', 'kim');

    expect(again).toEqual({ code: 1, out: '', err: expect.stringContaining('already') });
    expect((await named('kim'))?.role).toBe('admin');
  });

  test('gives new credentials, and the old ones are worthless', async () => {
    const { operator, named } = await besideALedger();
    const first = await operator('create', 'kim');

    const second = await operator('reset', 'kim');
    const kim = await named('kim');

    const [old, fresh] = [first, second].map(({ out }) => wordAfter(out, 'password'));
    expect(await isPassword(old!, kim?.passwordHash, CHEAP)).toBe(false);
    expect(await isPassword(fresh!, kim?.passwordHash, CHEAP)).toBe(true);
    expect(wordAfter(second.out, 'totp-secret')).not.toBe(wordAfter(first.out, 'totp-secret'));
  });

  test('disables everybody but the last admin', async () => {
    const { operator, named } = await besideALedger();
    await operator('create', 'kim', '--role', 'admin');
    await operator('create', 'lee');

    const lee = await operator('disable', 'lee');
    const kim = await operator('disable', 'kim');
    const { out } = await operator('list');

    expect([lee.code, kim.code]).toEqual([0, 1]);
    expect((await named('lee'))?.state).toBe('disabled');
    expect(out).toMatch(/^kim {2}admin {2}active {2}since .+\nlee {2}viewer {2}disabled {2}since /);
  });

  test('leaves a line in the audit trail for what it did and what it refused', async () => {
    const { operator, store } = await besideALedger();
    await operator('create', 'kim');
    await operator('create', 'kim');

    const lines = await store.read(({ trail }) => trail.lines(undefined, 10));

    expect(lines.map(({ who, call, outcome }) => `${who}: ${call} ${outcome}`)).toEqual([
      'command-line: operator create operator-name-taken',
      'command-line: operator create done',
    ]);
  });

  test.each([
    ['nothing', []],
    ['an unknown word', ['promote', 'kim']],
    ['no name', ['create']],
    ['a name of two words', ['create', 'kim lee']],
    ['a role that is none', ['create', 'kim', '--role', 'king']],
    ['a role where none is given', ['disable', 'kim', '--role', 'admin']],
  ])('says how it is used when there is %s', async (_what, words) => {
    const { operator } = await besideALedger();

    expect(await operator(...words)).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^Usage: npm run operator/),
    });
  });
});
