import { describe, expect, test } from 'vitest';
import { readSettings } from '#ledger/config/settings.ts';

const DAY_MS = 86_400_000;

describe('ledger settings', () => {
  test('have a default for everything', () => {
    const read = readSettings({});

    expect(read).toMatchObject({
      ok: true,
      warnings: [],
      settings: {
        host: '127.0.0.1',
        port: 8080,
        publicOrigin: undefined,
        holdPeriods: { defaultMs: 7 * DAY_MS, byCurrency: {} },
        stepUp: { newForMs: 7 * DAY_MS, abovePoints: 30_000n },
        isDemo: false,
        businessZone: 'Asia/Seoul',
        logLevel: 'info',
        trustedProxies: [],
      },
    });
  });

  test('keep everything that must survive in DATA_DIR', () => {
    const read = readSettings({ DATA_DIR: '/var/lib/tikkeul' });

    expect(read).toMatchObject({
      settings: {
        database: { kind: 'sqlite', file: '/var/lib/tikkeul/ledger.db' },
        keysFile: '/var/lib/tikkeul/keys.json',
        messages: { kind: 'file', path: '/var/lib/tikkeul/messages.jsonl' },
      },
    });
  });

  test('read how long a sign-in is new, and from what amount on it proves the number', () => {
    expect(readSettings({ STEP_UP_NEW_FOR: 'PT12H', STEP_UP_ABOVE: '0' })).toMatchObject({
      settings: { stepUp: { newForMs: DAY_MS / 2, abovePoints: 0n } },
    });
  });

  test('read the hosts that webhooks may lead to besides the public internet', () => {
    expect(readSettings({ WEBHOOK_ALLOW: 'pos.internal:8443, 127.0.0.1:9000' })).toMatchObject({
      settings: { allowedWebhookHosts: ['pos.internal:8443', '127.0.0.1:9000'] },
    });
  });

  test('take an empty value as not set', () => {
    expect(readSettings({ LEDGER_PORT: '' })).toMatchObject({ settings: { port: 8080 } });
  });

  test.each([
    ['sqlite:/srv/books.db', { kind: 'sqlite', file: '/srv/books.db' }],
    ['postgres://u:p@a,b:5433/db', { kind: 'postgres', url: 'postgres://u:p@a,b:5433/db' }],
  ])('read where the database is: %s', (DATABASE_URL, database) => {
    expect(readSettings({ DATABASE_URL })).toMatchObject({ settings: { database } });
  });

  test.each([
    ['P7D', 7 * DAY_MS, {}],
    ['PT5S', 5000, {}],
    ['P1W', 7 * DAY_MS, {}],
    ['P1DT2H3M4S', DAY_MS + 7_384_000, {}],
    ['P7D,JPY=P14D', 7 * DAY_MS, { JPY: 14 * DAY_MS }],
    ['P7D, USD=PT0S , VND=P30D', 7 * DAY_MS, { USD: 0, VND: 30 * DAY_MS }],
  ])('read how long coins wait: %s', (HOLD_PERIOD, defaultMs, byCurrency) => {
    expect(readSettings({ HOLD_PERIOD })).toMatchObject({
      settings: { holdPeriods: { defaultMs, byCurrency } },
    });
  });

  test.each([
    ['HOLD_PERIOD', 'P1M'],
    ['WEBHOOK_ALLOW', 'pos.shop.internal'],
    ['WEBHOOK_ALLOW', 'https://pos.shop.internal:8443'],
    ['HOLD_PERIOD', 'P'],
    ['HOLD_PERIOD', 'P1DT'],
    ['HOLD_PERIOD', 'soon'],
    ['HOLD_PERIOD', 'JPY=P14D'],
    ['HOLD_PERIOD', 'P7D,'],
    ['HOLD_PERIOD', 'P7D,P14D'],
    ['HOLD_PERIOD', 'P7D,JPY=soon'],
    ['HOLD_PERIOD', 'P7D,JPY=P14D=P15D'],
    ['HOLD_PERIOD', 'P7D,XYZ=P14D'],
    ['HOLD_PERIOD', 'P7D,toString=P14D'],
    ['HOLD_PERIOD', 'P7D,JPY=P14D,JPY=P15D'],
    ['LEDGER_PORT', '80801'],
    ['LEDGER_PORT', 'http'],
    ['LEDGER_HOST', 'two words'],
    ['PUBLIC_ORIGIN', 'coins.example.com'],
    ['PUBLIC_ORIGIN', 'https://coins.example.com/wallet'],
    ['PUBLIC_ORIGIN', 'http://coins.example.com'],
    ['LEDGER_HOST', '0.0.0.0'],
    ['TRUST_PROXY', 'everyone'],
    ['CONNECTIONS_PER_ADDRESS', '0'],
    ['CHARITY_SHOP', 'the red cross'],
    ['DATABASE_URL', 'mysql://user@host/db'],
    ['DATABASE_URL', 'postgres://user@host'],
    ['DATABASE_URL', 'sqlite:'],
    ['STEP_UP_NEW_FOR', 'P1M'],
    ['STEP_UP_NEW_FOR', 'never'],
    ['STEP_UP_ABOVE', '30,000'],
    ['STEP_UP_ABOVE', '-1'],
    ['STEP_UP_ABOVE', '0.5'],
    ['MESSAGE_SINK', 'http://sms.example.com'],
    ['MESSAGE_SECRET', 'short'],
    ['RATE_SOURCE', 'http://rates.example.com'],
    ['IDENTITY', 'http://identity.example.com'],
    ['IDENTITY_SECRET', 'short'],
    ['BANK', 'ftp://bank.example.com'],
    ['PAYOUT_ACCOUNT', '4:123:Tikkeul'],
    ['HOUSE', 'production'],
    ['BUSINESS_ZONE', 'Seoul'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s in one sentence', (name, value) => {
    const read = readSettings({ HOUSE: 'demo', [name]: value });

    expect(read).toMatchObject({ ok: false });
    expect(!read.ok && read.sentences).toEqual([
      expect.stringMatching(new RegExp(`^${name} (must|is) .+\\.$`)),
    ]);
  });

  test('name every wrong field at once', () => {
    const read = readSettings({ LEDGER_PORT: 'x', HOLD_PERIOD: 'x', LOG_LEVEL: 'x' });

    expect(!read.ok && read.sentences).toHaveLength(3);
  });

  test('want the secret of a service with its address', () => {
    const services = {
      MESSAGE_SINK: 'https://sms.example.com/send',
      IDENTITY: 'https://identity.example.com',
      BANK: 'https://bank.example.com/',
    };
    const secrets = {
      MESSAGE_SECRET: 'z'.repeat(16),
      IDENTITY_SECRET: 'x'.repeat(16),
      BANK_SECRET: 'y'.repeat(16),
    };

    const without = readSettings(services);
    const whole = readSettings({ ...services, ...secrets, PAYOUT_ACCOUNT: '004:12345678901:Us' });

    expect(!without.ok && without.sentences).toEqual([
      'MESSAGE_SECRET must be set too: the service knows us by it.',
      'IDENTITY_SECRET must be set too: the service knows us by it.',
      'BANK_SECRET must be set too: the service knows us by it.',
    ]);
    expect(whole).toMatchObject({
      settings: {
        messages: { kind: 'https', url: 'https://sms.example.com/send', secret: 'z'.repeat(16) },
        identity: { kind: 'https', url: 'https://identity.example.com', secret: 'x'.repeat(16) },
        bank: { kind: 'https', url: 'https://bank.example.com' },
        payer: { bankCode: '004', accountNumber: '12345678901', name: 'Us' },
      },
    });
  });

  test('take rates from operators, or from an address', () => {
    const url = 'https://rates.example.com/krw';

    expect(readSettings({})).toMatchObject({ settings: { rateSourceUrl: undefined } });
    expect(readSettings({ RATE_SOURCE: url })).toMatchObject({ settings: { rateSourceUrl: url } });
  });

  test('want the certificate and its key together', () => {
    const read = readSettings({ TLS_CERT: '/etc/tls/cert.pem' });

    expect(!read.ok && read.sentences).toEqual([
      'TLS_KEY must be set too: a certificate needs its key.',
    ]);
  });

  test('refuse to write sign-in codes to a file where other machines can sign in', () => {
    const open = { LEDGER_HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://coins.example.com' };

    const refused = readSettings(open);
    const demo = readSettings({ ...open, HOUSE: 'demo' });

    expect(!refused.ok && refused.sentences.map((one) => one.split(' ')[0])).toEqual([
      'MESSAGE_SINK',
      'IDENTITY',
    ]);
    expect(demo.ok).toBe(true);
  });

  test('warn about a name within two letters of a setting, and about no other', () => {
    const read = readSettings({
      HOLD_PERIODS: 'P7D',
      DATADIR: '/tmp',
      hold_period: 'P1D',
      HOME: '/root',
      LANG: 'ko_KR.UTF-8',
      PATH: '/bin',
      LEDGER_URL: 'http://127.0.0.1:1',
    });

    expect(read.warnings).toEqual([
      'HOLD_PERIODS is not a setting. Did you mean HOLD_PERIOD?',
      'DATADIR is not a setting. Did you mean DATA_DIR?',
      'hold_period is not a setting. Did you mean HOLD_PERIOD?',
    ]);
  });
});
