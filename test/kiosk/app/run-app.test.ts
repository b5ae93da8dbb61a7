// The kiosk app from start to end, on a fake Electron.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  anEvent,
  app,
  BrowserWindow,
  calls,
  FakeProgram,
  powerMonitor,
  resetElectron,
} from '../../support/fake-electron.ts';
import { startKioskApp } from '../../support/kiosk-app.ts';

beforeEach(resetElectron);
afterEach(() => vi.restoreAllMocks());

describe('the start of the kiosk app', () => {
  test('sandboxes everything and makes its page known before Electron is ready', async () => {
    const { dataDir } = await startKioskApp();

    const before = calls.slice(0, calls.lastIndexOf('whenReady'));
    expect(before).toEqual([
      `setPath userData ${join(dataDir, 'screen')}`,
      'enableSandbox',
      'schemes [{"scheme":"tikkeul","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
      'setApplicationMenu null',
      'whenReady',
    ]);
    expect(statSync(join(dataDir, 'screen')).mode & 0o777).toBe(0o700);
  });

  test('shows its own page first, in a session that keeps nothing, and keeps the display awake', async () => {
    const { url } = await startKioskApp({ SCREEN_PITCH_MM: '0.277' });

    expect(url()).toBe('tikkeul://kiosk/?closed=starting&pitch=0.277');
    expect(calls).toContain('fromPartition kiosk {"cache":false}');
    expect(calls).toContain('powerSaveBlocker prevent-display-sleep');
  });

  test.each([
    ['F15,F16', ['F15', 'F16']],
    ['F5,F12', []],
    ['', []],
  ])('with the headset keys "%s" lets %j of the function keys through', async (keys, passing) => {
    const { window } = await startKioskApp({ HEADSET_KEYS: keys });
    const passes = (key: string): boolean => {
      const event = anEvent({});
      const input = { key, control: false, alt: false, meta: false };
      window().webContents.emit('before-input-event', event, input);
      return !event.isPrevented;
    };

    expect(['F5', 'F12', 'F14', 'F15', 'F16'].filter(passes)).toEqual(passing);
  });

  test('starts the bundled controller, which will end with the app', async () => {
    const { program, dataDir } = await startKioskApp({ ACCEPTOR: 'cctalk:/dev/ttyUSB0' });

    expect(program().path).toMatch(/controller\.mjs$/);
    expect(program().options).toMatchObject({
      env: {
        DATA_DIR: dataDir,
        ACCEPTOR: 'cctalk:/dev/ttyUSB0',
        TIKKEUL_PARENT: String(process.pid),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  });

  test('shows the controller’s screen as soon as it says where', async () => {
    const kiosk = await startKioskApp();

    await kiosk.serve();

    expect(kiosk.url()).toBe('http://127.0.0.1:8081/');
  });

  test('a second app for the same data ends at once, and the first one comes to the front', async () => {
    app.hasLock = false;
    const second = await startKioskApp();

    expect([FakeProgram.all, BrowserWindow.all]).toEqual([[], []]);
    expect(calls.at(-1)).toBe('exit 2');
    expect(second.log[0]).toMatch(
      /^Another kiosk app already works in .+\. Stop it first, or set DATA_DIR\.$/,
    );

    resetElectron();
    await startKioskApp();
    app.emit('second-instance', {});
    expect(calls.at(-1)).toBe('focus');
  });

  test('every page that Electron makes is locked', async () => {
    const { window } = await startKioskApp();
    const webview = anEvent({});

    window().webContents.emit('will-attach-webview', webview);

    expect(webview.isPrevented).toBe(true);
  });
});

describe('the end of the kiosk app', () => {
  test('is in order: the controller, the window, the app', async () => {
    const kiosk = await startKioskApp();
    await kiosk.serve();
    calls.length = 0;

    const quit = anEvent({});
    app.emit('before-quit', quit);
    await kiosk.clock.advance(3_000);
    const whileTheSlotCloses = [...calls];
    kiosk.program().dies(0);
    await kiosk.clock.advance(0);

    expect(quit.isPrevented).toBe(true);
    expect(whileTheSlotCloses).toEqual(['message stop']);
    expect(calls).toEqual(['message stop', 'exited 0', 'destroy', 'exit 0']);
    expect(BrowserWindow.all).toHaveLength(1);
  });

  test('a controller that does not hear is killed, and the app ends all the same', async () => {
    const kiosk = await startKioskApp();

    app.emit('before-quit', anEvent({}));
    await kiosk.clock.advance(12_000);
    const pid = kiosk.program().pid;
    await kiosk.clock.advance(2_000);

    expect(kiosk.killed).toEqual([pid]);
    expect(calls.slice(-2)).toEqual(['destroy', 'exit 0']);
  });

  test('between two starts of a dying controller there is nothing to wait for', async () => {
    const kiosk = await startKioskApp();
    kiosk.program().dies(1);

    app.emit('before-quit', anEvent({}));
    await kiosk.clock.advance(60_000);

    expect(FakeProgram.all).toHaveLength(1);
    expect(calls.at(-1)).toBe('exit 0');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s stops it, once', async (signal) => {
    const kiosk = await startKioskApp();

    kiosk.onProcess.get(signal)!();
    app.emit('before-quit', anEvent({}));
    kiosk.program().dies(0);
    await kiosk.clock.advance(0);

    expect(calls.filter((call) => /^(message|exit )/.test(call))).toEqual([
      'message stop',
      'exit 0',
    ]);
  });

  test('the machine shuts down: the slot is closed first', async () => {
    const kiosk = await startKioskApp();
    const shutdown = anEvent({});

    powerMonitor.emit('shutdown', shutdown);
    await kiosk.clock.advance(0);

    expect(shutdown.isPrevented).toBe(true);
    expect(calls.at(-1)).toBe('message stop');
  });

  test('an error of its own is no window for somebody to close: it stops, and says so by its code', async () => {
    const kiosk = await startKioskApp();

    kiosk.onProcess.get('uncaughtException')!(new Error('broken'));
    kiosk.program().dies(0);
    await kiosk.clock.advance(0);

    expect(calls.at(-1)).toBe('exit 1');
  });

  test('its owner is gone: so is the app', async () => {
    const kiosk = await startKioskApp({ TIKKEUL_PARENT: '4999999' });
    vi.mocked(process.kill).mockImplementation(() => {
      throw Object.assign(new Error('no such process'), { code: 'ESRCH' });
    });

    await kiosk.clock.advance(1_000);
    kiosk.program().dies(0);
    await kiosk.clock.advance(0);

    expect(calls.at(-1)).toBe('exit 0');
  });

  test('all windows closed is not the end of a kiosk', async () => {
    await startKioskApp();

    app.emit('window-all-closed');

    expect(app.listenerCount('window-all-closed')).toBe(1);
    expect(calls.some((call) => call.startsWith('exit'))).toBe(false);
  });
});
