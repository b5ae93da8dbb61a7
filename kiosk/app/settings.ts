// What the app itself needs to know before its controller has read the settings; the controller judges them.
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

export type AppPlaces = Readonly<{
  /** The kiosk's data directory, absolute: the app and its controller may start elsewhere. */
  dataDir: string;
  /** Chromium's own files. One app for each data directory, because the single-instance lock lies here too. */
  profileDir: string;
}>;

/** Where this app keeps its data; a packaged one starts anywhere and uses its own place of this user. */
export function appPlaces(environment: Environment, packagedHome: string | undefined): AppPlaces {
  const home = packagedHome === undefined ? 'data' : join(packagedHome, 'data');
  const dataDir = resolve(environment['DATA_DIR'] || home);
  return { dataDir, profileDir: join(dataDir, 'screen') };
}

/** `LOG_LEVEL`, or `info` where it is none; the controller says in words what is wrong with it. */
export function logLevel({ LOG_LEVEL }: Environment): string {
  return LOG_LEVEL !== undefined && LEVELS.includes(LOG_LEVEL) ? LOG_LEVEL : 'info';
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
