import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

const root = new URL('..', import.meta.url).pathname;

// quick: pure code, memory, small files. real: processes, pseudo-terminals, sockets. journeys: a real browser.
export default defineConfig({
  root,
  test: {
    // Most of the long tests wait for clocks and processes: a third worker uses what two leave of two cores.
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          name: 'quick',
          // Its modules keep nothing between tests, so that one worker reads each of them once and not once a file.
          isolate: false,
          // The kiosk app is tested without Electron; its types are the real ones.
          alias: { electron: new URL('support/fake-electron.ts', import.meta.url).pathname },
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/real/**', 'test/journeys/**', 'test/screens/**'],
          // A machine under load is slow, not wrong: limits here only end what hangs.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'real',
          include: ['test/real/**/*.test.ts'],
          globalSetup: ['test/support/postgres-global.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          include: ['test/{journeys,screens}/**/*.test.ts'],
          globalSetup: ['test/support/browser-global.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
