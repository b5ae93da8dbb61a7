// The one window: full screen, locked, and there again whenever page, renderer or window is lost.
import { BrowserWindow, type Session } from 'electron';
import type { Clock } from '#drivers/clock.ts';
import type { Log } from '../sync/log.ts';
import { createBackOff } from './back-off.ts';
import { WINDOW } from './window-options.ts';

export type WindowDeps = Readonly<{
  session: Session;
  /** Shown while the wanted page cannot be loaded. */
  standIn: string;
  clock: Clock;
  log: Log;
  /** Aborted when the app stops: only then may the window close. */
  stopping: AbortSignal;
}>;

export interface KioskWindow {
  /** Shows this page, now and after every loss; a page that is already there is left alone. */
  show(url: string): void;
  focus(): void;
  /** Closes it for good; `stopping` is aborted before. */
  close(): void;
}

/** Opens it empty. Needs Electron to be ready. */
export function openKioskWindow(deps: WindowDeps): KioskWindow {
  const { session, standIn, clock, log, stopping } = deps;
  const backOff = createBackOff();
  let wanted = standIn;
  /** What was asked for last and has not failed. */
  let shown = '';
  let loadedAtMs = clock.monotonicMs();
  let turn = 0;
  let window = make();

  function make(): BrowserWindow {
    const made = new BrowserWindow({
      ...WINDOW,
      webPreferences: { ...WINDOW.webPreferences, session },
    });
    made.on('close', (event) => stopping.aborted || event.preventDefault());
    made.on('closed', () => {
      if (stopping.aborted) return;
      window = make();
      void loadAgain('the window was closed');
    });
    made.on('leave-full-screen', () => stopping.aborted || made.setKiosk(true));
    made.on('minimize', () => made.restore());
    const { webContents } = made;
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (made === window) void loadAgain(`its process is gone: ${reason}`);
    });
    // A page that hangs is ended like one that crashed.
    webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
    webContents.on('did-finish-load', () => (loadedAtMs = clock.monotonicMs()));
    webContents.on('did-fail-load', (_event, code, words, url, isMainFrame) => {
      if (!isMainFrame || code === LOAD_WAS_REPLACED) return;
      // The browser's own page about the failure is nothing for a visitor.
      if (url !== standIn) load(standIn);
      void loadAgain(`it could not be loaded: ${words}`);
    });
    return made;
  }

  function load(url: string): void {
    turn += 1;
    shown = url;
    // A failure is told by `did-fail-load`.
    window.loadURL(url).catch(() => {});
  }

  async function loadAgain(why: string): Promise<void> {
    if (stopping.aborted) return;
    if (clock.monotonicMs() - loadedAtMs >= FORGIVEN_AFTER_MS) backOff.forgive();
    const waitMs = backOff.died();
    log('warn', 'the screen is loaded again', { why, waitMs });
    shown = shown === standIn ? standIn : '';
    const mine = ++turn;
    await clock.sleep(waitMs, stopping);
    if (mine === turn && !stopping.aborted) load(wanted);
  }

  return {
    show: (url) => {
      wanted = url;
      if (url !== shown) load(url);
    },
    focus: () => window.focus(),
    close: () => window.destroy(),
  };
}

/** ERR_ABORTED of Chromium: another load took its place. */
const LOAD_WAS_REPLACED = -3;
/** A page that stood this long is not one that crashes again and again. */
const FORGIVEN_AFTER_MS = 10_000;
