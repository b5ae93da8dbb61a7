// The systemd units of a kiosk: whatever they name exists, here or where they say who brings it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseAcceptorSetting } from '#drivers/open-acceptor.ts';
import { readSettings } from '#kiosk/config/settings.ts';
import manifest from '../../../package.json' with { type: 'json' };
import {
  readUnits,
  UNIT_DIRECTORY,
  type Unit,
  valuesOf,
  wordsOf,
} from '../../support/systemd-units.ts';

const root = join(import.meta.dirname, '../../..');
const units = readUnits();
const named = (file: string): Unit => units.find((unit) => unit.file === file)!;
const controller = named('tikkeul-controller.service');
const screen = named('tikkeul-screen.service');
const app = named('tikkeul-app.service');

/** What comes from packages of the system, or is made by it; the README of kiosk/app says how. */
const OF_THE_SYSTEM = [
  '/usr/bin/cage',
  '/usr/bin/chromium',
  '/usr/bin/curl',
  '/usr/bin/tikkeul-kiosk',
  '/etc/tikkeul/kiosk.env',
  '/var/lib/tikkeul',
  '/etc/tikkeul',
  '/run/tikkeul-screen/profile',
  '/dev/tty0',
  '/dev/tty1',
  '/dev/null',
];

const paths = (unit: Unit): string[] =>
  unit.directives
    .filter(({ name }) => !['Documentation', 'Description'].includes(name))
    .flatMap(({ value }) => value.split(/[\s=]+/))
    .map((word) => word.replace(/^-/, ''))
    .filter((word) => word.startsWith('/'));

/** A file of the project, or of a package that it installs on the kiosk's machine. */
function isOfTheHouse(path: string): boolean {
  const [, name] = /^\/node_modules\/([^/]+)\//.exec(path) ?? [];
  if (name === undefined) return existsSync(join(root, path));
  return name in manifest.dependencies || name in manifest.optionalDependencies;
}

describe('the units of a kiosk', () => {
  test.each(units)('$file names only files that exist', (unit) => {
    const missing = paths(unit).filter((path) =>
      path.startsWith('/opt/tikkeul')
        ? !isOfTheHouse(path.slice('/opt/tikkeul'.length))
        : !OF_THE_SYSTEM.includes(path),
    );

    expect(missing).toEqual([]);
  });

  test.each(units)('$file waits for and excludes only units that exist', (unit) => {
    const others = ['Wants', 'After', 'Requires', 'Conflicts'].flatMap((name) =>
      wordsOf(unit, name),
    );
    const ours = others.filter((name) => name.startsWith('tikkeul-'));

    expect(ours.filter((name) => !units.some(({ file }) => file === name))).toEqual([]);
  });

  test.each(units)(
    '$file is started again for ever, and gets the time that closing the slot takes',
    (unit) => {
      expect([valuesOf(unit, 'Restart'), valuesOf(unit, 'StartLimitIntervalSec')]).toEqual([
        ['always'],
        ['0'],
      ]);
      const stopSeconds = Number(valuesOf(unit, 'TimeoutStopSec')[0]);
      const closes = { [controller.file]: 10, [app.file]: 14, [screen.file]: 0 }[unit.file]!;
      expect(stopSeconds).toBeGreaterThan(closes);
    },
  );

  test.each(units)('$file gives its program as little as it needs', (unit) => {
    const off = ['CapabilityBoundingSet'].map((name) => valuesOf(unit, name));
    const on = [
      'NoNewPrivileges',
      'ProtectHome',
      'PrivateTmp',
      'ProtectKernelModules',
      'ProtectKernelTunables',
      'ProtectControlGroups',
      'RestrictSUIDSGID',
      'LockPersonality',
    ];

    expect(off).toEqual([['']]);
    expect(on.filter((name) => valuesOf(unit, name)[0] !== 'yes')).toEqual([]);
    expect(valuesOf(unit, 'ProtectSystem')).toEqual(['strict']);
    expect(valuesOf(unit, 'UMask')).toEqual(['0077']);
    expect(valuesOf(unit, 'User')[0]).toMatch(/^tikkeul/);
  });

  test('the browser is another user than the controller, and reaches loopback alone', () => {
    expect(valuesOf(screen, 'User')).not.toEqual(valuesOf(controller, 'User'));
    expect([valuesOf(screen, 'IPAddressDeny'), valuesOf(screen, 'IPAddressAllow')]).toEqual([
      ['any'],
      ['localhost'],
    ]);
    expect(valuesOf(screen, 'InaccessiblePaths')[0]).toContain('/var/lib/tikkeul');
    expect(valuesOf(screen, 'SupplementaryGroups')).toEqual([]);
  });

  test('the settings are settings of the kiosk, without a near miss', () => {
    const file = parseEnv(readFileSync(join(UNIT_DIRECTORY, 'kiosk.env'), 'utf8'));
    for (const unit of [controller, app]) {
      const own = Object.fromEntries(wordsOf(unit, 'Environment').map((word) => word.split('=')));
      const read = readSettings({ ...file, ...own } as Record<string, string>);

      expect(read).toMatchObject({
        ok: true,
        warnings: [],
        settings: { ...own, LEDGER_URL: file['LEDGER_URL'] },
      });
    }
    expect(parseAcceptorSetting(file['ACCEPTOR']!).ok).toBe(true);
  });

  test('the browser opens the page where the controller serves it, and may open no other', () => {
    const read = readSettings({});
    const port = read.ok ? read.settings.KIOSK_PORT : 0;
    const policy = JSON.parse(
      readFileSync(join(UNIT_DIRECTORY, 'chromium-policy.json'), 'utf8'),
    ) as Record<string, unknown>;

    expect(valuesOf(screen, 'ExecStart')[0]).toContain(`--kiosk --app=http://127.0.0.1:${port}/ `);
    expect(valuesOf(screen, 'ExecStartPre')[0]).toMatch(
      new RegExp(` http://127\\.0\\.0\\.1:${port}/healthz$`),
    );
    expect([policy['URLBlocklist'], policy['URLAllowlist']]).toEqual([
      ['*'],
      [`http://127.0.0.1:${port}`],
    ]);
  });

  test('the browser runs in its own sandbox and listens to nobody', () => {
    expect(valuesOf(screen, 'ExecStart')[0]).not.toMatch(
      /no-sandbox|remote-debugging|disable-web-security/,
    );
  });
});
