// Builds the kiosk app (window program and bundled controller) into dist/kiosk.
import { run, tool } from './programs.ts';

/** Returns false, with Vite's words on standard error, when the build fails. */
export async function buildKioskApp(): Promise<boolean> {
  const config = ['--config', 'kiosk/app/vite.config.ts', '--logLevel', 'warn'];
  return (await run(tool('vite'), ['build', ...config])) === 0;
}
