// Vite plugin: makes the cut font when a build starts, and lets style sheets name it `@web-font`.
// It is made, not committed: a text changed by one commit can then never lack its glyphs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { charactersInUse, cutFont } from './cut-font.ts';

const OUT = fileURLToPath(new URL('../../dist/font/', import.meta.url));

export function webFont(): Plugin {
  return {
    name: 'tikkeul-web-font',
    config: () => ({ resolve: { alias: { '@web-font': `${OUT}PretendardWeb.woff2` } } }),
    async buildStart() {
      mkdirSync(OUT, { recursive: true });
      writeFileSync(`${OUT}PretendardWeb.woff2`, await cutFont(charactersInUse()));
    },
  };
}
