// The kiosk's settings: one schema over the environment, each with its unit, its default and a sentence when it is wrong.
import { z } from 'zod';
import { readAccess } from '../service/access.ts';
import { parseDurationMs } from './duration.ts';
import { nearMisses } from './near-misses.ts';

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

const SCHEMA = z.object({
  DATA_DIR: z.string().default('./data'),
  LEDGER_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:8080')
    .transform((url) => url.replace(/\/+$/, '')),
  KIOSK_PORT: wholeNumber(0, 65_535).default(8081),
  ACCEPTOR: z.string().default('emulated:cctalk'),
  COIN_TABLE: z.string().optional(),
  ENROL_TOKEN: z
    .string()
    .regex(/^tk1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}\.[0-9a-f]{64}$/)
    .optional(),
  OUTBOX_RETENTION: z
    .string()
    .default('P30D')
    .transform(parseDurationMs)
    .pipe(z.number().positive()),
  SCREEN_PITCH_MM: z
    .string()
    .regex(/^\d(\.\d{1,4})?$/)
    .default('0.311')
    .transform(Number)
    .pipe(z.number().min(0.05).max(2)),
  CASHBOX_COINS_MAX: wholeNumber(1, 999_999).optional(),
  SOUND_VOLUME: wholeNumber(0, 5).default(3),
  QUIET_HOURS: z
    .string()
    .regex(/^([01]\d|2[0-3])-([01]\d|2[0-3])$/)
    .transform((hours): [number, number] => [Number(hours.slice(0, 2)), Number(hours.slice(3))])
    .optional(),
  HEADSET_KEYS: z
    .string()
    .regex(/^F(1[3-9]|2[0-4]),F(1[3-9]|2[0-4])$/)
    .transform((keys): [string, string] => [keys.split(',')[0]!, keys.split(',')[1]!])
    .optional(),
  SERVICE_ACCESS: z
    .string()
    .transform(readAccess)
    .refine((access) => access !== undefined)
    .optional(),
  GUESS_THE_TOTAL: z.enum(['on', 'off']).default('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HOUSE: z.enum(['demo']).optional(),
});

export type Settings = Readonly<z.output<typeof SCHEMA>>;

type Name = keyof Settings;

const EXPECTED: Readonly<Record<Name, string>> = {
  DATA_DIR: 'the path of a directory',
  LEDGER_URL: 'an address such as http://127.0.0.1:8080',
  KIOSK_PORT: 'a port from 0 to 65535, where 0 takes any free one',
  ACCEPTOR: 'an acceptor such as emulated:cctalk or cctalk:/dev/ttyUSB0',
  COIN_TABLE: 'the path of a coin table',
  ENROL_TOKEN: 'the whole enrolment token, tk1.….….…',
  OUTBOX_RETENTION: 'a fixed ISO 8601 duration such as P30D',
  SCREEN_PITCH_MM: 'millimetres per pixel from 0.05 to 2, such as 0.311',
  CASHBOX_COINS_MAX: 'a number of coins from 1 to 999999',
  SOUND_VOLUME: 'a step from 0 to 5, where 0 is off',
  QUIET_HOURS: 'two local hours such as 22-07',
  HEADSET_KEYS:
    'the two keys that its socket sends, in and out, such as F15,F16 (each from F13 to F24)',
  SERVICE_ACCESS:
    'what "npm run kiosk -- --service-access CODE" prints, several separated by commas',
  GUESS_THE_TOTAL: 'on or off',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  HOUSE: 'demo, or nothing',
};

export type SettingsAnswer =
  | { ok: true; settings: Settings; warnings: readonly string[] }
  /** One sentence for each field that is wrong. */
  | { ok: false; sentences: readonly string[] };

/** Reads what is known from `environment`; an empty value counts as none. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): SettingsAnswer {
  const names = Object.keys(SCHEMA.shape) as Name[]; // The schema has no other keys.
  const written = Object.fromEntries(
    names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const read = SCHEMA.safeParse(written);
  const warnings = nearMisses(Object.keys(environment), names).map(
    ({ written, known }) => `${written} is not a setting of the kiosk. Is ${known} meant?`,
  );
  if (read.success) {
    const { LEDGER_URL } = read.data;
    return { ok: true, settings: read.data, warnings: [...warnings, ...openLine(LEDGER_URL)] };
  }
  const wrong = new Set(read.error.issues.map((issue) => issue.path[0] as Name)); // Keys of the schema.
  return {
    ok: false,
    sentences: [...wrong].map(
      (name) => `${name} is "${masked(name, written)}"; write ${EXPECTED[name]}.`,
    ),
  };
}

/**
 * On a site network plain http is possible: the enrolment token names the ledger's key, batches are signed and numbers
 * sealed. Who listens can still read amounts, and use up a token before the kiosk does.
 */
function openLine(ledgerUrl: string): readonly string[] {
  const { protocol, hostname } = new URL(ledgerUrl);
  const isOwn = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);
  return protocol === 'http:' && !isOwn
    ? ['LEDGER_URL is plain http to another machine: whoever listens reads along. Use https.']
    : [];
}

/** A token or a PIN's hash is a secret even when it is mistyped. */
const masked = (name: Name, written: Record<string, string>): string =>
  name === 'ENROL_TOKEN' || name === 'SERVICE_ACCESS' ? '…' : (written[name] ?? '');
