// Vite plugin: makes the cut fonts when a build starts, and lets style sheets name them `@web-font` and `@han.css`.
// They are made, not committed: a text changed by one commit can then never lack its glyphs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { charactersInUse, cutFont } from './cut-font.ts';
import { cutHanFace, HAN_FACES, hanStyle } from './cut-han.ts';

const OUT = fileURLToPath(new URL('../../dist/font/', import.meta.url));

export function webFont(): Plugin {
  return {
    name: 'tikkeul-web-font',
    config: () => ({
      resolve: {
        alias: { '@web-font': `${OUT}PretendardWeb.woff2`, '@han.css': `${OUT}han.css` },
      },
    }),
    async buildStart() {
      mkdirSync(OUT, { recursive: true });
      writeFileSync(`${OUT}PretendardWeb.woff2`, await cutFont(charactersInUse()));
      const styles = await Promise.all(HAN_FACES.map(makeHanFace));
      writeFileSync(`${OUT}han.css`, styles.join(''));
    },
  };
}

/** Writes the slices of a face and answers its style sheet. */
async function makeHanFace(face: (typeof HAN_FACES)[number]): Promise<string> {
  const slices = await cutHanFace(face);
  for (const { file, font } of slices) writeFileSync(`${OUT}${file}`, font);
  return hanStyle(face, slices);
}
