// The app from start to end: one instance, a locked session, the controller in its own process, its screen in the window.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { app, Menu, powerSaveBlocker, session } from 'electron';
import type { Clock } from '#drivers/clock.ts';
import type { Log } from '../sync/log.ts';
import { registerCarriedPage, serveCarriedPage } from './carried-page.ts';
import { keepController } from './controller-keeper.ts';
import { lockContents } from './lock-contents.ts';
import { lockSession } from './lock-session.ts';
import { carriedPage } from './own-pages.ts';
import { onEveryReasonToStop } from './reasons-to-stop.ts';
import { appPlaces } from './settings.ts';
import { setSwitches } from './switches.ts';
import { openKioskWindow } from './window.ts';

type AppDeps = Readonly<{
  clock: Clock;
  environment: Readonly<Record<string, string | undefined>>;
  log: Log;
}>;

/** Resolves when the screen is open; the app then runs until it is asked to stop. */
export async function runApp({ clock, environment, log }: AppDeps): Promise<void> {
  const packagedHome = app.isPackaged ? app.getPath('userData') : undefined;
  const { dataDir, profileDir } = appPlaces(environment, packagedHome);
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  app.setPath('userData', profileDir);
  if (!app.requestSingleInstanceLock()) {
    log('warn', `Another kiosk app already works in ${dataDir}. Stop it first, or set DATA_DIR.`);
    return app.exit(ALREADY_RUNS);
  }
  setSwitches(app.commandLine, app.isPackaged);
  app.enableSandbox();
  registerCarriedPage();
  Menu.setApplicationMenu(null);

  let origin: string | undefined;
  const life = new AbortController();
  let stopped: Promise<void> | undefined;
  /** The controller first, under the eyes of the screen; then the window; then the app. */
  const stop = (why: string, code: number): Promise<void> =>
    (stopped ??= (async () => {
      log('info', 'the kiosk app stops', { why });
      life.abort();
      await keeper.stop();
      kioskWindow?.close();
      app.exit(code);
    })());
  app.on('web-contents-created', (_event, contents) =>
    lockContents(contents, () => origin, environment['HEADSET_KEYS']),
  );
  app.on('second-instance', () => kioskWindow?.focus());
  // A kiosk without a window opens a new one; it does not end.
  app.on('window-all-closed', () => {});
  app.on('child-process-gone', (_event, { type, reason }) =>
    log('warn', 'a process of the app is gone', { type, reason }),
  );
  onEveryReasonToStop(stop, environment['TIKKEUL_PARENT'], clock);

  const pitchMm = environment['SCREEN_PITCH_MM'];
  const keeper = keepController({
    program: here('./controller.mjs'),
    environment: {
      ...(environment as Record<string, string>), // What is undefined is not in a process's environment.
      DATA_DIR: dataDir,
      TIKKEUL_PARENT: String(process.pid),
    },
    clock,
    log,
    serves: (at) => {
      origin = at;
      kioskWindow?.show(`${at}/`);
    },
    cannotStart: () => kioskWindow?.show(carriedPage('cannot-start', pitchMm)),
  });
  let kioskWindow: ReturnType<typeof openKioskWindow> | undefined;

  await app.whenReady();
  if (life.signal.aborted) return;
  powerSaveBlocker.start('prevent-display-sleep');
  const screenSession = session.fromPartition('kiosk', { cache: false });
  lockSession(screenSession, () => origin);
  serveCarriedPage(screenSession, here('../ui'));
  const standIn = carriedPage('starting', pitchMm);
  kioskWindow = openKioskWindow({
    session: screenSession,
    standIn,
    clock,
    log,
    stopping: life.signal,
  });
  kioskWindow.show(standIn);
  keeper.start();
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** As every other program that is started wrongly. */
const ALREADY_RUNS = 2;
