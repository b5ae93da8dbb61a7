// Electron's security checklist: what the screen's session gives away (nothing), and what the program contains.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import { describe, expect, test } from 'vitest';
import { lockSession } from '#kiosk/app/lock-session.ts';
import { isOwnRequest } from '#kiosk/app/own-pages.ts';
import { setSwitches } from '#kiosk/app/switches.ts';
import { anEvent, app, FakeSession } from '../../support/fake-electron.ts';
import { FOREIGN, OWN } from '../../support/foreign-pages.ts';

function lockedSession(): FakeSession {
  const session = new FakeSession();
  lockSession(session as unknown as Session, () => OWN);
  return session;
}

describe('the session of the kiosk app', () => {
  test('grants no permission, whoever asks for what', () => {
    const { kept } = lockedSession();
    const answers: unknown[] = [];

    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fullscreen',
      'clipboard-read',
      'serial',
    ] as const) {
      kept.setPermissionRequestHandler!(
        {} as never,
        permission,
        (isGranted) => answers.push(isGranted),
        {} as never,
      );
      answers.push(kept.setPermissionCheckHandler!(null, permission, OWN, {} as never));
    }

    expect(new Set(answers)).toEqual(new Set([false]));
  });

  test('gives out no device, screen or file', () => {
    const session = lockedSession();
    const { kept } = session;
    const answers: unknown[] = [kept.setDevicePermissionHandler!({} as never)];
    kept.setDisplayMediaRequestHandler!({} as never, (streams) => answers.push(streams));
    kept.setBluetoothPairingHandler!({} as never, (answer) => answers.push(answer));
    const download = anEvent({});

    session.emit('will-download', download);
    for (const kind of ['hid-device', 'usb-device']) {
      session.emit(`select-${kind}`, anEvent({}), {}, (id?: string | null) => answers.push(id));
    }
    session.emit('select-serial-port', anEvent({}), [], {}, (id: string) => answers.push(id));

    expect(download.isPrevented).toBe(true);
    expect(answers).toEqual([false, null, { confirmed: false }, null, undefined, '']);
    expect(kept.setUSBProtectedClassesHandler!({ protectedClasses: ['hid'] } as never)).toEqual([
      'hid',
    ]);
  });

  test('loads nothing that is not ours', () => {
    const { kept } = lockedSession();
    const isLoaded = (url: string): boolean => {
      let isCancelled: boolean | undefined;
      kept.onBeforeRequest!({ url }, ({ cancel }) => (isCancelled = cancel));
      return !isCancelled;
    };

    expect(FOREIGN.filter(isLoaded)).toEqual([]);
    expect(
      [
        'ws://127.0.0.1:8081/bridge',
        `${OWN}/assets/a.js`,
        'tikkeul://kiosk/assets/a.js',
        'data:image/svg+xml,',
      ].filter(isLoaded),
    ).toHaveLength(4);
    expect(isOwnRequest('wss://example.com/bridge', OWN)).toBe(false);
  });

  test('puts the strict policy on every answer, in place of a weaker one', () => {
    const { kept } = lockedSession();
    let headers: Record<string, string | string[]> | undefined;

    kept.onHeadersReceived!(
      { responseHeaders: { 'content-security-policy': ['default-src *'], 'X-Other': ['kept'] } },
      ({ responseHeaders }) => (headers = responseHeaders),
    );

    expect(Object.keys(headers!)).toEqual(['X-Other', 'Content-Security-Policy']);
    expect(String(headers!['Content-Security-Policy'])).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect(String(headers!['Content-Security-Policy'])).not.toMatch(/unsafe|\*|https?:/);
  });
});

describe('the program of the kiosk app', () => {
  test('has no channel between page and app, opens nothing outside, and no file:// page', () => {
    const root = join(import.meta.dirname, '../../../kiosk/app');
    const source = globSync('*.ts', { cwd: root })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n')
      .replaceAll(/^\s*\/\/.*$/gm, '');

    expect(
      source.match(
        /\b(ipcMain|ipcRenderer|contextBridge|shell|openExternal|executeJavaScript|loadFile|preload|BrowserView|dialog)\b/g,
      ),
    ).toBeNull();
    expect(source).not.toMatch(/file:\/\//);
  });

  test('forgets switches that would open it, once it is packaged', () => {
    const dangerous = [
      'remote-debugging-port',
      'no-sandbox',
      'disable-web-security',
      'proxy-server',
    ];
    for (const name of dangerous) app.switches.add(name);

    setSwitches(app.commandLine as never, false);
    const whileDeveloped = dangerous.filter((name) => app.switches.has(name));
    setSwitches(app.commandLine as never, true);

    expect(whileDeveloped).toEqual(dangerous);
    expect([...app.switches]).toEqual(['disable-pinch', 'overscroll-history-navigation']);
  });
});
