// Builds the kiosk app into dist/kiosk: the window's program as CommonJS, the controller as a module (it awaits at the top).
import { cpSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What stays a package: Electron itself, and what brings native files. Everything else is inside the bundle. */
const PACKAGES = ['electron', 'better-sqlite3', 'serialport'];
const EXTERNAL = new Set([...PACKAGES, ...builtinModules]);

const program = (entry: string, file: string, format: 'cjs' | 'es'): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external: PACKAGES },
  build: {
    minify: false,
    target: 'node24',
    ssr: true,
    rolldownOptions: {
      input: here(entry),
      external: (id) => id.startsWith('node:') || EXTERNAL.has(id),
      output: { format, entryFileNames: file, codeSplitting: false },
    },
  },
});

/** The journal's migrations are read as files, from beside the program. */
const migrations = (): Plugin => ({
  name: 'kiosk-migrations',
  applyToEnvironment: ({ name }) => name === 'controller',
  writeBundle: ({ dir }) =>
    cpSync(here('../store/migrations'), `${dir}/migrations`, { recursive: true }),
});

/**
 * `debug` asks for colours where somebody happens to have installed them; a kiosk has none, so that the bundle is the same
 * wherever it is built.
 */
const noColours = (): Plugin => ({
  name: 'kiosk-no-colours',
  enforce: 'pre',
  resolveId: (id) => (id === 'supports-color' ? NO_COLOURS : undefined),
  load: (id) => (id === NO_COLOURS ? 'export default false;' : undefined),
});
const NO_COLOURS = '\0no-colours';

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [noColours(), migrations()],
  build: { outDir: here('../../dist/kiosk'), emptyOutDir: false },
  environments: {
    app: program('main.ts', 'main.cjs', 'cjs'),
    controller: program('controller-process.ts', 'controller.mjs', 'es'),
  },
  builder: {
    buildApp: async (builder) => {
      await builder.build(builder.environments['app']!);
      await builder.build(builder.environments['controller']!);
    },
  },
});
