// Builds every face of the screens into dist/ui: one page a face, shared assets, nothing inline (strict CSP).
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { firstLoad } from './build/first-load.ts';
import { installable, WORKER } from './build/installable.ts';
import { webFont } from './fonts/web-font-plugin.ts';

// A build is for people, whoever runs it: a test, too, must see what they see.
process.env.NODE_ENV = 'production';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FACES = ['kiosk', 'wallet', 'shop', 'operator', 'tray', 'gallery'];

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [react(), webFont(), installable(), firstLoad(), compressed()],
  build: {
    outDir: here('../dist/ui'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Cutting the fonts takes most of a build, as it should.
      checks: { pluginTimings: false },
      input: {
        ...Object.fromEntries(FACES.map((face) => [face, here(`${face}/index.html`)])),
        [WORKER.name]: here('wallet/worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) =>
          name === WORKER.name ? WORKER.file : 'assets/[name]-[hash].js',
        // What every face has in common is two files, not thirty: a phone asks for each over the air.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
            { name: 'kit', test: /\/ui\/(kit|text)\/[^/]+\.tsx?$/, priority: 1 },
          ],
        },
      },
    },
  },
});
