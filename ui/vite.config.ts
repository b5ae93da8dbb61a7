// Builds every face of the screens into dist/ui: one page a face, shared assets, nothing inline (strict CSP).
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { webFont } from './fonts/web-font-plugin.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FACES = ['kiosk', 'wallet', 'shop', 'operator', 'tray', 'gallery'];

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [react(), webFont()],
  build: {
    outDir: here('../dist/ui'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(FACES.map((face) => [face, here(`${face}/index.html`)])),
    },
  },
});
