import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { fileMessageSink } from '#ledger/messages/message-sink.ts';
import { codeText, receiptText } from '#ledger/messages/texts.ts';

describe('the file that stands in for the phone network', () => {
  test('takes one JSON object a line and is readable by its owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'messages-'));
    const path = join(folder, 'messages.jsonl');
    const sink = fileMessageSink(path, handMovedClock(Date.UTC(2026, 10, 22)));

    sink.send({ to: '+821012345678', kind: 'code', text: 'first\nline' });
    sink.send({ to: '+821012345678', kind: 'notice', text: 'second' });
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const mode = statSync(path).mode & 0o777;
    rmSync(folder, { recursive: true });

    const at = '2026-11-22T00:00:00.000Z';
    expect(mode).toBe(0o600);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { at, to: '+821012345678', kind: 'code', text: 'first\nline' },
      { at, to: '+821012345678', kind: 'notice', text: 'second' },
    ]);
  });
});

describe('a code text', () => {
  test('holds exactly one number of six digits, and both languages', () => {
    const text = codeText('012345');

    expect(text.match(/\d{6}/g)).toEqual(['012345']);
    expect(text).toMatch(/인증번호/);
    expect(text).toMatch(/sign-in code/);
  });
});

describe('a receipt text', () => {
  test('says what was poured in, what it becomes and from when, in the zone of business', () => {
    const text = receiptText({
      kioskName: 'Demo kiosk',
      totals: [
        { currency: 'KRW', amountMinor: '1234500' },
        { currency: 'USD', amountMinor: '5' },
      ],
      points: '1234567',
      maturesAtMs: Date.UTC(2026, 10, 29, 5, 0),
      zone: 'Asia/Seoul',
    });

    expect(text.split('\n')).toEqual([
      '[티끌] Demo kiosk: KRW 1,234,500 + USD 0.05 입금, 1,234,567 P. 2026-11-29 14:00부터 쓸 수 있어요.',
      'Tikkeul: KRW 1,234,500 + USD 0.05 received, 1,234,567 P. Ready to spend from 2026-11-29 14:00.',
    ]);
    expect(text).not.toMatch(/https?:|\d{6}/);
  });

  test('says it for each currency where they wait until different moments', () => {
    const text = receiptText({
      kioskName: 'Demo kiosk',
      totals: [],
      points: '0',
      maturesAtMs: Date.UTC(2026, 10, 29, 5, 0),
      maturing: [
        { currency: 'KRW', maturesAt: '2026-11-22T05:00:00.000Z' },
        { currency: 'JPY', maturesAt: '2026-11-29T05:00:00.000Z' },
      ],
      zone: 'Asia/Seoul',
    });

    expect(text).toContain('KRW 2026-11-22 14:00, JPY 2026-11-29 14:00부터');
    expect(text).toContain('Ready to spend from KRW 2026-11-22 14:00, JPY 2026-11-29 14:00.');
  });
});
