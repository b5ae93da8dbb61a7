import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { doorFor, makeAccess, readAccess } from '#kiosk/service/access.ts';
import { serviceAccess } from '#kiosk/tools/service-access.ts';

const salt = seededEntropy('salt').bytes(16);
const one = await makeAccess('17', '408217', salt);

describe('the access of an operator', () => {
  test.each([
    ['17', '408217', true],
    ['17', '408218', false],
    ['18', '408217', false],
    ['1', '7408217', false],
  ])('code %s with PIN %s: %s', async (code, pin, isLetIn) => {
    expect(await doorFor(readAccess(one)).mayEnter(code, pin)).toBe(isLetIn);
  });

  test("is nobody's where none was given", async () => {
    const { hasOperators, mayEnter } = doorFor();

    expect([hasOperators, await mayEnter('17', '408217')]).toEqual([false, false]);
  });

  test('is a slow hash: neither the PIN nor anything quick of it is in the settings', () => {
    expect(one).toMatch(/^sp1\.17\.[\w-]{22}\.[\w-]{43}$/);
    expect(one).not.toContain('408217');
  });

  test.each([
    ['twice the same code', `${one},${one}`],
    ['nothing', ''],
    ['a PIN in clear', '17:408217'],
    ['half of it', one.slice(0, 40)],
  ])('is refused as a setting with %s', (_what, text) => {
    expect(readAccess(text)).toBeUndefined();
  });
});

describe('the tool that makes an access', () => {
  async function* typed(text: string) {
    yield Buffer.from(text);
  }
  const make = async (operatorCode: string, text: string) => {
    const said: string[] = [];
    const code = await serviceAccess({
      operatorCode,
      typed: typed(text),
      entropy: seededEntropy('salt'),
      say: (line) => said.push(line),
    });
    return { code, said };
  };

  test('reads the PIN from what is typed, and writes the setting', async () => {
    expect(await make('17', '408217\n')).toEqual({ code: 0, said: [`SERVICE_ACCESS=${one}`] });
  });

  test.each([
    ['17', '12345\n'],
    ['17', '123456\n'],
    ['17', '987654\n'],
    ['17', '777777\n'],
    ['17', ''],
    ['seventeen', '408217\n'],
  ])('makes nothing of code %s and PIN %j', async (operatorCode, text) => {
    expect(await make(operatorCode, text)).toMatchObject({ code: 2, said: [expect.any(String)] });
  });
});
