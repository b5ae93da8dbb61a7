// What a page may do to its window: stay where it is. Every way out of it is closed here, for every contents that Electron makes.
import type { WebContents } from 'electron';
import { headsetKeysOf, mayReachPage } from './keys.ts';
import { isOwnPage } from './own-pages.ts';

/** Locks contents for good; `origin` says where the controller serves now, `headsetKeys` is the setting HEADSET_KEYS. */
export function lockContents(
  contents: WebContents,
  origin: () => string | undefined,
  headsetKeys: string | undefined,
): void {
  const alsoPassing = headsetKeysOf(headsetKeys);
  const mayShow = (url: string, isMainFrame: boolean): boolean =>
    isMainFrame && isOwnPage(url, origin());

  // No other page, no other window, no page inside the page.
  contents.on('will-frame-navigate', (event) => {
    if (!mayShow(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (!mayShow(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayShow(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Preventing this event lets the page go: no page can hold its window.
  contents.on('will-prevent-unload', (event) => event.preventDefault());

  // No shortcut, menu, tool or zoom.
  contents.on('before-input-event', (event, input) => {
    if (!mayReachPage(input, alsoPassing)) event.preventDefault();
  });
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('devtools-opened', () => contents.closeDevTools());
  contents.on('zoom-changed', (event) => {
    event.preventDefault();
    contents.setZoomFactor(1);
  });
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    contents.setVisualZoomLevelLimits(1, 1).catch(() => {});
  });

  // No device, no name and password.
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.on('login', (event, _details, _authentication, answer) => {
    event.preventDefault();
    answer();
  });
}
