// The commands of the POS page are run as they stand, against a real ledger.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ZXING_WASM_SHA256 } from 'barcode-detector/ponyfill';
import { expect, test } from 'vitest';
import type { RedemptionAnswer } from '#ledger/contract/redemption.ts';
import { posExamples, type PosStep } from '#ui/shop/office/pos-examples.ts';
import { aTill } from '../../support/till.ts';

/** What a shell and curl would make of a command. */
function requestOf(command: string, shell: Readonly<Record<string, string>>) {
  const line = command.replaceAll('\\\n', '').split('\n').at(-1)!;
  const words = [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(
      /'([^']*)'|"([^"]*)"/g,
      (_, plain?: string, filled = '') =>
        plain ?? String(filled).replaceAll(/\$(\w+)/g, (_name, name: string) => shell[name] ?? ''),
    ),
  );
  const after = (flag: string): string[] => words.filter((_, i) => words[i - 1] === flag);
  const headers = Object.fromEntries(
    after('-H').map((header) => header.split(/: (.*)/).slice(0, 2)),
  );
  return {
    method: (after('-X')[0] ?? 'GET') as 'GET' | 'POST',
    url: new URL(words.find((word) => word.startsWith('http'))!),
    headers,
    ...(after('-d').length > 0 && { payload: after('-d')[0]! }),
  };
}

test('every command of the page does what its step says', async () => {
  const till = await aTill({ points: 50_000n });
  const shell = {
    TIKKEUL_KEY: till.shop.headers.authorization.replace('Bearer ', ''),
    CODE: '',
    ID: '',
  };
  const commands = new Map(posExamples('http://pos.test').map((one) => [one.step, one.command]));
  const run = async (step: PosStep) => {
    shell.CODE = (await till.holder.code()).code;
    const { url, ...request } = requestOf(commands.get(step)!, shell);
    const answer = await till.api.inject({ ...request, url: url.pathname + url.search });
    const body = answer.json<Partial<RedemptionAnswer>>();
    return [answer.statusCode, body.status, body] as const;
  };

  const [took, status, { id = '' }] = await run('take');
  shell.ID = id;
  const [read] = await run('read');
  const [refunded, , { refunded: points }] = await run('refund');
  const [held, heldStatus, { id: heldId = '' }] = await run('hold');
  shell.ID = heldId;
  const [captured] = await run('capture');
  const [voided] = await run('void');
  const lists = [await run('day'), await run('settlements'), await run('webhook')];

  expect([took, status, read, refunded, points]).toEqual([201, 'captured', 200, 200, '500']);
  expect([held, heldStatus, captured]).toEqual([201, 'authorised', 200]);
  // What was captured cannot be let go: the command is right, and the ledger says no.
  expect(voided).toBe(409);
  expect(lists.map(([code]) => code)).toEqual([200, 200, 201]);
});

test('the reader of QR codes that is served is the one that its program expects', () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(ZXING_WASM_SHA256);
});
