// Vite plugin: says what the wallet loads at once, and fails the build when that is too much for a phone.
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { scriptsOf } from './loaded-files.ts';

/** Script of the first load, gzip. */
const FIRST_LOAD_BYTES_MAX = 150_000;

export function firstLoad(): Plugin {
  return {
    name: 'tikkeul-first-load',
    generateBundle(_options, bundle) {
      const parts = scriptsOf(bundle, 'wallet', false).map((chunk) => ({
        name: chunk.fileName,
        bytes: gzipSync(chunk.code).length,
      }));
      const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
      const rows = parts
        .toSorted((a, b) => b.bytes - a.bytes)
        .map((part) => `${kilobytes(part.bytes).padStart(9)}  ${part.name}`);
      const whole = `${kilobytes(bytes).padStart(9)}  script of the wallet's first load, gzip`;
      this.info(['', ...rows, whole].join('\n'));
      if (bytes <= FIRST_LOAD_BYTES_MAX) return;
      this.error(
        `The wallet's first load is ${kilobytes(bytes)} of script; ${kilobytes(FIRST_LOAD_BYTES_MAX)} is the most. Load a page later.`,
      );
    },
  };
}

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
