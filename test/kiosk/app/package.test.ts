// The package of the kiosk app: everything the programs load is in it, native files outside the archive, and nothing else.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  packagePlan,
  packedModules,
  unpacked,
  withDependencies,
} from '../../support/package-plan.ts';

const root = join(import.meta.dirname, '../../..');
const plan = packagePlan();
const packedOn = { linux: packedModules(plan, 'linux'), win: packedModules(plan, 'win') };
/** What kiosk/app/vite.config.ts leaves outside the bundles. */
const EXTERNAL = /const PACKAGES = \[(.*)\]/
  .exec(readFileSync(join(root, 'kiosk/app/vite.config.ts'), 'utf8'))![1]!
  .split(',')
  .map((name) => name.trim().replaceAll("'", ''))
  .filter((name) => name !== 'electron');
/** Only needed to compile. */
const HEADERS = /node_modules\/node-addon-api$/;

describe('the package of the kiosk app', () => {
  test('is made for Linux as AppImage and deb, for Windows as an installer', () => {
    expect([plan.linux.target, plan.win.target]).toEqual([['AppImage', 'deb'], ['nsis']]);
  });

  test('starts what Vite builds', () => {
    const config = readFileSync(join(root, 'kiosk/app/vite.config.ts'), 'utf8');

    expect(plan.extraMetadata['main']).toBe('dist/kiosk/main.cjs');
    expect(config).toContain("program('main.ts', 'main.cjs', 'cjs')");
    expect(plan.files).toEqual(
      expect.arrayContaining(['dist/kiosk/**', 'dist/ui/kiosk/**', 'dist/ui/assets/**']),
    );
  });

  test('has every fuse set', () => {
    expect(plan.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(plan.npmRebuild).toBe(false);
  });

  test.each(['linux', 'win'] as const)('on %s holds whatever its programs load', (platform) => {
    const packed = packedOn[platform];
    const wanted = [...withDependencies(EXTERNAL)].filter((path) => !HEADERS.test(path));

    const missing = wanted.filter((path) => !packed.includes(`${path}/package.json`));

    expect(EXTERNAL).toEqual(['better-sqlite3', 'serialport']);
    expect(missing).toEqual([]);
  });

  test.each(['linux', 'win'] as const)('on %s holds no other package', (platform) => {
    const wanted = withDependencies(EXTERNAL);
    const directory = (file: string): string =>
      /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(file)![1]!;

    const packed = new Set(packedOn[platform].map(directory));

    expect([...packed].filter((path) => !wanted.has(path))).toEqual([]);
  });

  test.each([
    [
      'linux',
      [
        'better-sqlite3/prebuilds/linux-x64.node',
        'better-sqlite3/prebuilds/linux-arm64.node',
        '@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node',
      ],
    ],
    [
      'win',
      [
        'better-sqlite3/prebuilds/win32-x64.node',
        '@serialport/bindings-cpp/prebuilds/win32-x64/@serialport+bindings-cpp.node',
      ],
    ],
  ] as const)(
    'on %s has its native files outside the archive, and those of no other system',
    (platform, wanted) => {
      const packed = packedOn[platform];
      const native = packed.filter((file) => file.endsWith('.node'));

      expect(native).toEqual(expect.arrayContaining(wanted.map((file) => `node_modules/${file}`)));
      expect(native.filter((file) => !unpacked(plan, packed).includes(file))).toEqual([]);
      expect(native.filter((file) => /darwin|android/.test(file))).toEqual([]);
      expect(
        native.filter((file) => (platform === 'linux' ? /win32/ : /linux/).test(file)),
      ).toEqual([]);
    },
  );

  test('carries no source of a native part', () => {
    expect(packedOn.linux.filter((file) => /\.(c|cpp|h|hpp|gypi?)$/.test(file))).toEqual([]);
  });

  test('takes along what lies in the house', () => {
    for (const { from } of plan.linux.extraResources ?? []) {
      expect(existsSync(join(root, from)), from).toBe(true);
    }
  });
});
