// The kiosk app: Electron starts here. Everything it does is in run-app.ts; here are only the machine's own clock and log.
import { systemClock } from '#drivers/clock.ts';
import { standardErrorLog } from '../log.ts';
import { runApp } from './run-app.ts';
import { logLevel } from './settings.ts';

void runApp({
  clock: systemClock,
  environment: process.env,
  log: standardErrorLog(logLevel(process.env)),
});
