// Vite plugin: makes the wallet installable. Its manifest and its worker have fixed names; the worker knows the files of this build.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { scriptsOf } from './loaded-files.ts';

const WALLET = fileURLToPath(new URL('../wallet/', import.meta.url));
/** The worker as a build input, and where it is written. */
export const WORKER = { name: 'wallet-worker', file: 'wallet/sw.js' } as const;

export function installable(): Plugin {
  return {
    name: 'tikkeul-installable',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { filename }) =>
        filename.startsWith(WALLET)
          ? [
              {
                tag: 'link',
                attrs: { rel: 'manifest', href: '/app.webmanifest' },
                injectTo: 'head',
              },
            ]
          : [],
    },
    generateBundle() {
      for (const name of ['app.webmanifest', 'mark.svg']) {
        const source = readFileSync(join(WALLET, name));
        this.emitFile({ type: 'asset', fileName: `wallet/${name}`, source });
      }
    },
    writeBundle({ dir = '' }, bundle) {
      const scripts = scriptsOf(bundle, 'wallet', true);
      const styles = scripts.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
      const fonts = Object.keys(bundle).filter((name) => /PretendardWeb[^/]*\.woff2$/.test(name));
      const names = [...scripts.map(({ fileName }) => fileName), ...styles, ...fonts];
      const files = [...new Set(names)].toSorted().map((name) => `/${name}`);
      const page = readFileSync(join(dir, 'wallet/index.html'));
      const version = createHash('sha256').update(page).update(files.join(' ')).digest('hex');
      const path = join(dir, WORKER.file);
      const build = JSON.stringify({ version: version.slice(0, 16), files });
      writeFileSync(path, `self.build=${build};\n${readFileSync(path, 'utf8')}`);
    },
  };
}
