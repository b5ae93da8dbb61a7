// What dies is there again: the controller, the page's process, the page, the window (fault F21).
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  anEvent,
  app,
  BrowserWindow,
  calls,
  FakeProgram,
  resetElectron,
} from '../../support/fake-electron.ts';
import { startKioskApp } from '../../support/kiosk-app.ts';

/** What reliability.md promises for F21. */
const BACK_WITHIN_MS = 3_000;
const OWN = 'http://127.0.0.1:8081/';

beforeEach(resetElectron);
afterEach(() => vi.restoreAllMocks());

describe('a controller that dies', () => {
  test('is started again at the same port, and the open page is left to find it', async () => {
    const kiosk = await startKioskApp({ KIOSK_PORT: '0' });
    await kiosk.serve();
    const loads = kiosk.window().urls.length;

    kiosk.program().dies(9);
    await kiosk.clock.advance(BACK_WITHIN_MS);
    await kiosk.serve();

    expect(FakeProgram.all).toHaveLength(2);
    expect(kiosk.program().options.env).toMatchObject({ KIOSK_PORT: '8081' });
    expect(kiosk.window().urls).toHaveLength(loads);
  });

  test('may be killed as often as one likes once it was ready', async () => {
    const kiosk = await startKioskApp();

    for (let kills = 0; kills < 20; kills += 1) {
      await kiosk.serve();
      kiosk.program().dies(9);
      await kiosk.clock.advance(250);
    }

    expect(FakeProgram.all).toHaveLength(21);
    expect(kiosk.url()).toBe(OWN);
  });

  test('that never gets ready is tried ever more slowly, and the screen says so in words', async () => {
    const kiosk = await startKioskApp();
    const startedAtMs: number[] = [];
    const firstMs = kiosk.clock.monotonicMs();

    for (let tries = 0; tries < 10; tries += 1) {
      kiosk.program().dies(1);
      const count = FakeProgram.all.length;
      while (FakeProgram.all.length === count) await kiosk.clock.advance(250);
      startedAtMs.push(kiosk.clock.monotonicMs() - firstMs);
    }

    const waitsMs = startedAtMs.map((atMs, i) => atMs - (startedAtMs[i - 1] ?? 0));
    expect(waitsMs).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(kiosk.url()).toBe('tikkeul://kiosk/?closed=cannot-start');
  });

  test('comes back from that by itself', async () => {
    const kiosk = await startKioskApp();
    kiosk.program().dies(2);
    await kiosk.clock.advance(250);

    await kiosk.serve();

    expect(kiosk.window().urls).toEqual([
      'tikkeul://kiosk/?closed=starting',
      'tikkeul://kiosk/?closed=cannot-start',
      OWN,
    ]);
  });

  test('that starts and says nothing for half a minute is ended, to be started again', async () => {
    const kiosk = await startKioskApp();
    const { pid } = kiosk.program();

    await kiosk.clock.advance(30_000);

    expect(kiosk.killed).toEqual([pid]);
  });

  test('that serves is not ended for being slow to meet its acceptor', async () => {
    const kiosk = await startKioskApp();
    kiosk.program().says('kiosk http://127.0.0.1:8081/');

    await kiosk.clock.advance(600_000);

    expect(kiosk.killed).toEqual([]);
  });

  test('is heard only where it names a page on loopback', async () => {
    const kiosk = await startKioskApp();

    kiosk.program().says('kiosk http://example.com/');
    kiosk.program().says('kiosk http://127.0.0.1:8081/elsewhere');
    kiosk.program().says('x'.repeat(1_000_000));

    expect(kiosk.url()).toBe('tikkeul://kiosk/?closed=starting');
  });
});

describe('a screen that dies', () => {
  test.each(['crashed', 'oom', 'killed', 'launch-failed'])(
    'its process %s: the page is back',
    async (reason) => {
      const kiosk = await startKioskApp();
      await kiosk.serve();
      kiosk.window().urls.length = 0;

      kiosk.window().webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
      await kiosk.clock.advance(BACK_WITHIN_MS);

      expect(kiosk.window().urls).toEqual([OWN]);
    },
  );

  test('a page that hangs is ended and loaded again', async () => {
    const kiosk = await startKioskApp();
    await kiosk.serve();
    kiosk.window().urls.length = 0;

    kiosk.window().webContents.emit('unresponsive');
    await kiosk.clock.advance(BACK_WITHIN_MS);

    expect(kiosk.window().urls).toEqual([OWN]);
  });

  test('a page that cannot be loaded gives way to our own, never to the browser’s words', async () => {
    const kiosk = await startKioskApp();
    await kiosk.serve();
    kiosk.window().urls.length = 0;
    const fail = (code: number): boolean =>
      kiosk
        .window()
        .webContents.emit('did-fail-load', {}, code, 'ERR_CONNECTION_REFUSED', OWN, true);

    fail(-102);
    const atOnce = [...kiosk.window().urls];
    await kiosk.clock.advance(BACK_WITHIN_MS);

    expect(atOnce).toEqual(['tikkeul://kiosk/?closed=starting']);
    expect(kiosk.window().urls).toEqual(['tikkeul://kiosk/?closed=starting', OWN]);
  });

  test('a load that another one replaced, or a picture that is missing, is no failure', async () => {
    const kiosk = await startKioskApp();
    await kiosk.serve();
    const loads = kiosk.window().urls.length;

    kiosk.window().webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', OWN, true);
    kiosk.window().webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', OWN, false);
    await kiosk.clock.advance(60_000);

    expect(kiosk.window().urls).toHaveLength(loads);
  });

  test('that crashes again and again is loaded ever more slowly; one that stood is loaded at once', async () => {
    const kiosk = await startKioskApp();
    await kiosk.serve();
    const crash = async (): Promise<void> => {
      kiosk
        .window()
        .webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    };
    kiosk.window().urls.length = 0;

    for (let times = 0; times < 8; times += 1) {
      await crash();
      await kiosk.clock.advance(1_000);
      kiosk.window().webContents.emit('did-finish-load');
    }
    const loadsInEightSeconds = kiosk.window().urls.length;
    await kiosk.clock.advance(60_000);
    kiosk.window().urls.length = 0;
    await crash();
    await kiosk.clock.advance(250);

    expect(loadsInEightSeconds).toBe(3);
    expect(kiosk.window().urls).toEqual([OWN]);
  });

  test('a window cannot be closed, left or shrunk; one that is lost is opened again', async () => {
    const kiosk = await startKioskApp();
    await kiosk.serve();
    const close = anEvent({});

    kiosk.window().emit('close', close);
    kiosk.window().emit('leave-full-screen');
    kiosk.window().emit('minimize');
    expect(close.isPrevented).toBe(true);
    expect(calls.slice(-2)).toEqual(['setKiosk true', 'restore']);

    kiosk.window().emit('closed');
    await kiosk.clock.advance(BACK_WITHIN_MS);
    expect(BrowserWindow.all).toHaveLength(2);
    expect(kiosk.window().urls).toEqual([OWN]);
  });

  test('while the app stops nothing is opened again', async () => {
    const kiosk = await startKioskApp();
    await kiosk.serve();

    app.emit('before-quit', anEvent({}));
    kiosk.window().webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
    kiosk.program().dies(0);
    await kiosk.clock.advance(60_000);

    expect(BrowserWindow.all).toHaveLength(1);
    expect(FakeProgram.all).toHaveLength(1);
  });
});
