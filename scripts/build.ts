// Builds the screens when their sources are newer than the last build; two starts at once do not disturb each other.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './programs.ts';

const SOURCES = ['ui', 'kiosk/bridge', 'ledger-api/contract', 'package.json', 'package-lock.json'];
const target = join(root, 'dist', 'ui');
const stamp = join(target, 'sources.sha256');

/** Makes `dist/ui` match the sources. Returns false, with Vite's words on standard error, when the build fails. */
export async function buildScreens(): Promise<boolean> {
  const wanted = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  process.stderr.write('Building the screens, which takes a few seconds …\n');
  const fresh = join(root, 'dist', `ui-${process.pid}`);
  const args = ['build', '--config', 'ui/vite.config.ts', '--logLevel', 'warn', '--outDir', fresh];
  if ((await run(tool('vite'), [...args, '--emptyOutDir'])) !== 0) return false;
  writeFileSync(join(fresh, 'sources.sha256'), wanted);
  const old = join(root, 'dist', `ui-old-${process.pid}`);
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
  return true;
}

function sourceHash(): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  };
  for (const source of SOURCES) {
    if (source.endsWith('.json')) {
      add(source);
      continue;
    }
    const files = readdirSync(join(root, source), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
    for (const file of files.sort()) add(file);
  }
  return hash.digest('hex');
}

if (import.meta.main) process.exit((await buildScreens()) ? 0 : 1);
