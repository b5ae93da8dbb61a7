// Who may import whom (the table in the root README). Each slip is explained in one sentence, and the rules are shown to bite.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, resolveImport, type Rule, slips } from './support/room-rules.ts';

const CLOCK_AND_ENTROPY = /^drivers\/(clock|entropy)\.ts$/;
const CONTRACT = /^ledger-api\/contract\//;
/** The store's port in money words; implementations have `sqlite`, `memory` or `postgres` in their path. */
const LEDGER_PORT = /^ledger-api\/store\/(ledger-store|port\/[a-z-]+)\.ts$/;
const NODE = /^node:/;

const RULES: readonly Rule[] = [
  {
    files: /^drivers\/line\/(os-serial-line|text-lines)\.ts$/,
    may: [/^drivers\//, NODE, /^serialport$/, /^@serialport\//],
    because: 'only the port and the cutting of lines know serialport',
  },
  {
    files: /^drivers\/pseudo-terminal\.ts$/,
    may: [/^drivers\//, NODE, /^koffi$/],
    because: 'only this file of the driver room calls the C library',
  },
  {
    files: /^drivers\//,
    may: [/^drivers\//, NODE],
    because: 'the driver room turns bytes into credit events and knows no other room',
  },
  {
    files: /^ledger-api\/contract\/(signature|sealed-phone)\.ts$/,
    may: [CONTRACT, /^node:crypto$/],
    because: 'the contract signs and seals with node:crypto in these two files only',
  },
  {
    files: /^ledger-api\/contract\/phone-number\.ts$/,
    may: [/^libphonenumber-js/],
    because: 'phone numbers are read in one place, with one library',
  },
  {
    files: CONTRACT,
    may: [CONTRACT, /^zod$/],
    because: 'a contract is schemas and pure text, so that every room can read it',
  },
  {
    files: /^ledger-api\/ledger\//,
    may: [/^ledger-api\/ledger\//, CONTRACT, /^node:(assert|crypto)/],
    because: 'the rules of the books are pure: no SQL, no HTTP, no clock',
  },
  {
    files: /^ledger-api\/use-cases\//,
    may: [/^ledger-api\/(use-cases|ledger)\//, LEDGER_PORT, CONTRACT, CLOCK_AND_ENTROPY],
    because: 'a use case knows rules and the store port, never HTTP or a database package',
  },
  {
    files: /^ledger-api\/store\//,
    may: [
      /^ledger-api\/(store|ledger)\//,
      CONTRACT,
      CLOCK_AND_ENTROPY,
      NODE,
      /^(better-sqlite3|pg)$/,
    ],
    because: 'a store only stores: the port, ledger types and its one database package',
  },
  {
    files: /^ledger-api\/(routes|auth)\//,
    may: [
      /^ledger-api\/(?!store\/|ledger\/|app\.ts|server\.ts)/,
      LEDGER_PORT,
      CONTRACT,
      CLOCK_AND_ENTROPY,
      NODE,
      /^(fastify|zod|@fastify\/.*|fastify-type-provider-zod|openapi-types|prom-client)$/,
    ],
    because: 'a route reads a request and calls a use case; it never sees a store implementation',
  },
  {
    files: /^ledger-api\/audit\//,
    may: [
      /^ledger-api\/audit\//,
      CONTRACT,
      /^ledger-api\/ledger\/transfer\.ts$/,
      /^node:(assert|crypto|zlib)/,
      /^(better-sqlite3|pg)$/,
    ],
    because:
      'the auditor shares only the schema with the writer: no rule, no use case and no store of it',
  },
  {
    files: /^ledger-api\//,
    may: [/^ledger-api\//, CLOCK_AND_ENTROPY, NODE, /^[a-z@]/],
    because: 'the ledger never knows kiosk, screens or drivers',
  },
  {
    files: /^kiosk\/bridge\/server\.ts$/,
    may: [/^kiosk\/bridge\//, CONTRACT, CLOCK_AND_ENTROPY, NODE, /^(zod|ws)$/],
    because: 'the bridge knows its contract and the socket',
  },
  {
    files: /^kiosk\/bridge\//,
    may: [/^kiosk\/bridge\//, CONTRACT, CLOCK_AND_ENTROPY, NODE, /^zod$/],
    because: 'the bridge is a contract between controller and screen',
  },
  {
    files: /^kiosk\/store\/.*(sqlite|data-lock|migrat|table|database).*\.ts$/,
    may: [
      /^kiosk\/store\//,
      /^drivers\/coin[a-z-]*\.ts$/,
      CONTRACT,
      CLOCK_AND_ENTROPY,
      NODE,
      /^(better-sqlite3|zod)$/,
    ],
    because: 'only store implementations know SQL',
  },
  {
    files: /^kiosk\/(deposit|outbox|cashbox|store)\//,
    may: [
      /^kiosk\/(deposit|outbox|cashbox|store)\//,
      /^kiosk\/bridge\/contract\.ts$/,
      /^drivers\/coin[a-z-]*\.ts$/,
      CONTRACT,
      CLOCK_AND_ENTROPY,
      NODE,
      /^zod$/,
    ],
    because:
      'deposits and batches know coins, contracts and the store port; no serial line, no SQL, no Electron',
  },
  {
    files: /^kiosk\/app\/controller-process\.ts$/,
    may: [/^kiosk\/(app\/|controller\.ts$)/, /^electron$/],
    because: 'this file is the controller inside the app',
  },
  {
    files: /^kiosk\/app\/vite\.config\.ts$/,
    may: [NODE, /^vite$/],
    because: 'building the app happens on Node',
  },
  {
    files: /^kiosk\/app\//,
    may: [
      /^kiosk\/app\//,
      /^kiosk\/(log|parent-watch|sync\/log)\.ts$/,
      CLOCK_AND_ENTROPY,
      NODE,
      /^electron$/,
    ],
    because:
      'the app starts the controller and shows its screen; coins, SQL and serial lines are not its business',
  },
  {
    files: /^kiosk\//,
    may: [/^kiosk\/(?!app\/)/, /^drivers\//, CONTRACT, NODE, /^(zod|axios|pino|pino-pretty)$/],
    because: 'the kiosk knows drivers and the contract of the ledger, never its inside',
  },
  {
    files: /^ui\/vite\.config\.ts$|^ui\/(.*fonts|build)\/.*\.(ts|mjs)$/,
    may: [/^ui\//, NODE, /^(vite|@vitejs\/.*|subset-font)$/],
    because: 'building the screens happens on Node',
  },
  {
    files: /^ui\//,
    may: [
      /^ui\//,
      /^kiosk\/bridge\/contract\.ts$/,
      /^ledger-api\/contract\/(?!signature|sealed-phone|phone-number)/,
      /^(react|react-dom|zod|qrcode|uplot|barcode-detector|zxing-wasm)(\/.*)?$/,
    ],
    because: 'screens talk through contracts only, without Node and without the large phone tables',
  },
  { files: /^(scripts|test)\//, may: [/./], because: 'scripts and tests may use everything' },
];

const root = join(import.meta.dirname, '..');
const sources = globSync('{drivers,kiosk,ledger-api,ui,scripts,test}/**/*.{ts,tsx,mjs}', {
  cwd: root,
})
  .filter((file) => !file.includes('node_modules'))
  .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);

describe('the rooms of the house', () => {
  test('import only what the table allows', () => {
    expect(sources.flatMap(([file, source]) => slips(RULES, file, source))).toEqual([]);
  });

  test('leave their room by a # name and stay in it by a relative path', () => {
    const wrong = sources.flatMap(([file, source]) =>
      importsOf(source)
        .filter((specifier) => {
          const room = file.split('/')[0]!;
          const leaves = resolveImport(file, specifier).split('/')[0] !== room;
          return specifier.startsWith('.')
            ? leaves && room !== 'test' && room !== 'scripts'
            : specifier.startsWith('#') && !leaves;
        })
        .map((specifier) => `${file} imports ${specifier}`),
    );

    expect(wrong).toEqual([]);
  });

  test('read time and randomness only from drivers/clock.ts and drivers/entropy.ts', () => {
    const forbidden =
      /\b(Date\.now\(|new Date\(\)|Math\.random\(|randomBytes\(|randomUUID\(|getRandomValues\()/;
    const users = sources
      .filter(
        ([file]) => /^(drivers|kiosk|ledger-api)\//.test(file) && !CLOCK_AND_ENTROPY.test(file),
      )
      .filter(([, source]) => forbidden.test(source))
      .map(([file]) => file);

    expect(users).toEqual([]);
  });

  test('keep their files below 250 lines', () => {
    const long = sources
      .filter(([, source]) => source.split('\n').length > 251)
      .map(([file, source]) => `${file} has ${source.split('\n').length} lines`);

    expect(long).toEqual([]);
  });

  test.each([
    ['drivers/cctalk/frame.ts', "import { x } from '#kiosk/house.ts';"],
    ['drivers/cctalk/frame.ts', "import { SerialPort } from 'serialport';"],
    ['ledger-api/contract/batch.ts', "import { x } from '../ledger/lot.ts';"],
    ['ledger-api/ledger/lot.ts', "import Database from 'better-sqlite3';"],
    ['ledger-api/use-cases/post-batch.ts', "import fastify from 'fastify';"],
    ['ledger-api/use-cases/post-batch.ts', "import { x } from '../store/sqlite-ledger-db.ts';"],
    ['ledger-api/audit/audit.ts', "import { openLot } from '../ledger/lot.ts';"],
    ['ledger-api/audit/audit.ts', "import { sqlLog } from '../store/sql/log.ts';"],
    ['ledger-api/routes/get-wallet.ts', "import Database from 'better-sqlite3';"],
    ['kiosk/deposit/session.ts', "import { x } from '#ledger/ledger/lot.ts';"],
    ['kiosk/deposit/session.ts', "import Database from 'better-sqlite3';"],
    ['kiosk/house.ts', "import { app } from 'electron';"],
    ['kiosk/app/window.ts', "import { openHouse } from '../house.ts';"],
    ['kiosk/app/window.ts', "import Database from 'better-sqlite3';"],
    ['kiosk/bridge/server.ts', "import { mayReachPage } from '../app/keys.ts';"],
    ['ui/wallet/home.tsx', "import { x } from 'node:fs';"],
    ['ui/wallet/home.tsx', "import { toE164 } from '#ledger/contract/phone-number.ts';"],
    ['kiosk/house.ts', "import { x } from '../test/support/fake.ts';"],
    ['kiosk/house.ts', "const x = await import('#ui/kit/mark.tsx');"],
  ])('refuse a slip in %s: %s', (file, source) => {
    expect(slips(RULES, file, source)).toHaveLength(1);
  });
});
