import { describe, expect, test } from 'vitest';
import { parseDurationMs } from '#kiosk/config/duration.ts';
import { readSettings } from '#kiosk/config/settings.ts';

const DEFAULTS = {
  DATA_DIR: './data',
  LEDGER_URL: 'http://127.0.0.1:8080',
  KIOSK_PORT: 8081,
  ACCEPTOR: 'emulated:cctalk',
  OUTBOX_RETENTION: 30 * 86_400_000,
  SCREEN_PITCH_MM: 0.311,
  SOUND_VOLUME: 3,
  GUESS_THE_TOTAL: 'off',
  LOG_LEVEL: 'info',
};

describe('the settings of a kiosk', () => {
  test('have defaults, and an empty value counts as none', () => {
    const read = readSettings({ HOME: '/root', PATH: '/bin', KIOSK_PORT: '', HOUSE: '' });

    expect(read).toEqual({ ok: true, settings: DEFAULTS, warnings: [] });
  });

  test('are read with their units', () => {
    const read = readSettings({
      KIOSK_PORT: '0',
      OUTBOX_RETENTION: 'PT36H',
      SCREEN_PITCH_MM: '0.277',
      SOUND_VOLUME: '0',
      QUIET_HOURS: '22-07',
      HEADSET_KEYS: 'F15,F16',
      LEDGER_URL: 'https://ledger.example/',
      HOUSE: 'demo',
    });

    expect(read).toMatchObject({
      settings: {
        KIOSK_PORT: 0,
        OUTBOX_RETENTION: 129_600_000,
        SCREEN_PITCH_MM: 0.277,
        SOUND_VOLUME: 0,
        QUIET_HOURS: [22, 7],
        HEADSET_KEYS: ['F15', 'F16'],
        LEDGER_URL: 'https://ledger.example',
        HOUSE: 'demo',
      },
    });
  });

  test.each([
    ['KIOSK_PORT', '80a'],
    ['KIOSK_PORT', '65536'],
    ['KIOSK_PORT', '-1'],
    ['LEDGER_URL', 'ledger'],
    ['LEDGER_URL', 'ftp://ledger.example'],
    ['OUTBOX_RETENTION', '30 days'],
    ['OUTBOX_RETENTION', 'P1M'],
    ['SCREEN_PITCH_MM', '0'],
    ['SCREEN_PITCH_MM', 'wide'],
    ['SOUND_VOLUME', '6'],
    ['QUIET_HOURS', '10pm'],
    ['HEADSET_KEYS', 'F15'],
    ['HEADSET_KEYS', 'F5,F12'],
    ['HEADSET_KEYS', 'F15,Headset'],
    ['LOG_LEVEL', 'loud'],
    ['HOUSE', 'haunted'],
  ])('%s=%s stops the start with a sentence that names both', (name, value) => {
    const read = readSettings({ [name]: value });

    expect(read).toEqual({
      ok: false,
      sentences: [expect.stringMatching(new RegExp(`^${name} is "${value}"; write .+\\.$`))],
    });
  });

  test('tell every wrong field at once, and never show a token or the hash of a PIN', () => {
    const read = readSettings({
      KIOSK_PORT: 'x',
      LOG_LEVEL: 'y',
      ENROL_TOKEN: 'tk1.secret',
      SERVICE_ACCESS: 'sp1.17.secret.secret',
    });

    expect(read.ok ? [] : read.sentences).toHaveLength(4);
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  test.each([
    ['KIOSK_PROT', 'KIOSK_PORT'],
    ['LEDGER_URI', 'LEDGER_URL'],
    ['ACEPTOR', 'ACCEPTOR'],
    ['kiosk_port', 'KIOSK_PORT'],
    ['ENROLL_TOKEN', 'ENROL_TOKEN'],
  ])('ask whether %s was meant to be %s', (written, known) => {
    const read = readSettings({ [written]: '1' });

    expect(read).toMatchObject({
      ok: true,
      warnings: [`${written} is not a setting of the kiosk. Is ${known} meant?`],
    });
  });
});

test.each([
  ['P30D', 2_592_000_000],
  ['P1W', 604_800_000],
  ['PT5S', 5_000],
  ['P1DT1H1M1S', 90_061_000],
  ['P', Number.NaN],
  ['PT', Number.NaN],
  ['P1Y', Number.NaN],
  ['1D', Number.NaN],
])('the duration %s has %d ms', (text, ms) => {
  expect(parseDurationMs(text)).toBe(ms);
});

test.each([
  ['http://ledger.site:8080', 1],
  ['http://10.0.0.7:8080', 1],
  ['http://127.0.0.1.evil.example', 1],
  ['https://coins.example.com', 0],
  ['http://127.0.0.1:8080', 0],
  ['http://localhost:8080', 0],
  ['http://[::1]:8080', 0],
])('%s as the ledger is warned about %i times', (LEDGER_URL, times) => {
  const read = readSettings({ LEDGER_URL });

  expect(read).toMatchObject({ ok: true });
  expect(read.ok && read.warnings).toHaveLength(times);
});
