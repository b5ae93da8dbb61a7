// Electron's security checklist and the lock of the kiosk: what a page may do to its window.
import type { WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { lockContents } from '#kiosk/app/lock-contents.ts';
import { carriedPage, isOwnPage } from '#kiosk/app/own-pages.ts';
import { WINDOW } from '#kiosk/app/window-options.ts';
import { anEvent, calls, FakeContents } from '../../support/fake-electron.ts';
import { FOREIGN, OWN } from '../../support/foreign-pages.ts';

function lockedContents(): FakeContents {
  const contents = new FakeContents();
  lockContents(contents as unknown as WebContents, () => OWN, undefined);
  return contents;
}

describe('a page of the kiosk app', () => {
  test('has nothing of Node, runs in the sandbox, and keeps the rules between sites', () => {
    expect(WINDOW.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
    expect(WINDOW.webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(WINDOW.webPreferences).not.toHaveProperty('preload');
  });

  test('fills the screen and has no frame, menu or way to be closed', () => {
    expect(WINDOW).toMatchObject({
      kiosk: true,
      fullscreen: true,
      frame: false,
      closable: false,
      minimizable: false,
      autoHideMenuBar: true,
    });
  });

  test('is ours: the controller’s, or the one that the app carries', () => {
    expect(
      [`${OWN}/`, `${OWN}/?lang=en`, carriedPage('starting', '0.311')].map((url) =>
        isOwnPage(url, OWN),
      ),
    ).toEqual([true, true, true]);
    expect(FOREIGN.filter((url) => isOwnPage(url, OWN))).toEqual([]);
    expect(isOwnPage(`${OWN}/`, undefined)).toBe(false);
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s: it stays where it is',
    (event) => {
      const contents = lockedContents();
      const isPrevented = (url: string, isMainFrame: boolean): boolean => {
        const navigation = anEvent({ url, isMainFrame });
        contents.emit(event, navigation);
        return navigation.isPrevented;
      };

      expect(FOREIGN.filter((url) => !isPrevented(url, true))).toEqual([]);
      expect(isPrevented(`${OWN}/`, true)).toBe(false);
      expect(isPrevented(`${OWN}/`, false)).toBe(true);
    },
  );

  test('opens no window, not even one of its own', () => {
    const { openHandler } = lockedContents();

    expect(openHandler?.({ url: `${OWN}/` } as never)).toEqual({ action: 'deny' });
  });

  test.each(['will-attach-webview', 'will-prevent-unload', 'context-menu', 'zoom-changed'])(
    '%s comes to nothing',
    (name) => {
      const event = anEvent({});

      lockedContents().emit(name, event, {}, {});

      expect(event.isPrevented).toBe(true);
    },
  );

  test('a shortcut is swallowed before the page, a digit is not', () => {
    const contents = lockedContents();
    const pressed = (input: object) => {
      const event = anEvent({});
      contents.emit('before-input-event', event, {
        control: false,
        alt: false,
        meta: false,
        ...input,
      });
      return event.isPrevented;
    };

    expect(pressed({ key: 'r', control: true })).toBe(true);
    expect(pressed({ key: 'F12' })).toBe(true);
    expect(pressed({ key: '7' })).toBe(false);
  });

  test('keeps its size, and development tools close at once', () => {
    calls.length = 0;
    const contents = lockedContents();

    contents.emit('did-finish-load');
    contents.emit('devtools-opened');

    expect(calls).toEqual(['setZoomFactor 1', 'setVisualZoomLevelLimits 1 1', 'closeDevTools']);
  });

  test('gets no Bluetooth device, and gives no name and password', () => {
    const contents = lockedContents();
    const answers: unknown[] = [];

    contents.emit('select-bluetooth-device', anEvent({}), [], (id: string) => answers.push(id));
    contents.emit('login', anEvent({}), {}, {}, (...words: string[]) => answers.push(words));

    expect(answers).toEqual(['', []]);
  });
});
