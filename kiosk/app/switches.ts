// Chromium's switches: gestures that a kiosk has no use for go, and a packaged app listens to none that would open it.
import type { CommandLine } from 'electron';

/** Only before Electron is ready. Development tools may still drive an app that is not packaged. */
export function setSwitches(commandLine: CommandLine, isPackaged: boolean): void {
  commandLine.appendSwitch('disable-pinch');
  commandLine.appendSwitch('overscroll-history-navigation', '0');
  if (isPackaged) for (const name of OPENING) commandLine.removeSwitch(name);
}

/** What a command line could do to undo the lock. */
const OPENING = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'no-sandbox',
  'disable-web-security',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'ignore-certificate-errors',
  'user-data-dir',
];
