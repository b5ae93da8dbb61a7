// What electron-builder would pack, worked out from electron-builder.yml, the lockfile and the installed files: it is not
// part of the default install. Patterns follow its documentation: those of the platform after the common ones, negative
// ones also over node_modules, the last match decides.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob, relative } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');

export type PackagePlan = Readonly<{
  files: readonly string[];
  asarUnpack: readonly string[];
  extraMetadata: Readonly<Record<string, string>>;
  electronFuses: Readonly<Record<string, boolean>>;
  npmRebuild: boolean;
  linux: Platform;
  win: Platform;
}>;
type Platform = Readonly<{
  files: readonly string[];
  target: readonly string[];
  extraResources?: readonly Readonly<{ from: string; to: string }>[];
}>;

/** electron-builder.yml as it stands. */
export const packagePlan = (): PackagePlan =>
  parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as PackagePlan;

/** Files of node_modules that go into the package; paths from the project's root. */
export function packedModules(plan: PackagePlan, platform: 'linux' | 'win'): readonly string[] {
  const patterns = ['**/*', ...[...plan.files, ...plan[platform].files].filter(isNegative)];
  return productionFiles().filter((file) => isPacked(file, patterns));
}

/** Files that lie beside the archive instead of inside it. */
export const unpacked = (plan: PackagePlan, packed: readonly string[]): readonly string[] =>
  packed.filter((file) => plan.asarUnpack.some((pattern) => matchesGlob(file, pattern)));

function isPacked(file: string, patterns: readonly string[]): boolean {
  let isIn = false;
  for (const pattern of patterns) {
    if (isIn !== isNegative(pattern)) continue;
    isIn = matchesGlob(file, pattern.replace(/^!/, '')) !== isNegative(pattern);
  }
  return isIn;
}

const isNegative = (pattern: string): boolean => pattern.startsWith('!');

type Lock = Readonly<{
  packages: Readonly<Record<string, { dependencies?: Record<string, string>; dev?: boolean }>>;
}>;

const readLock = (): Lock =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

let files: readonly string[] | undefined;
/** Every file of the production packages; they are many, so they are looked for once. */
const productionFiles = (): readonly string[] =>
  (files ??= productionPackages().flatMap((directory) =>
    globSync('**/*', { cwd: join(root, directory), exclude: ['node_modules'], withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  ));

/** Directories of every package that is installed for more than development. */
function productionPackages(): readonly string[] {
  return Object.entries(readLock().packages)
    .filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, path)));
}

/** The directories of these packages and of all they depend on, as Node would find them. */
export function withDependencies(names: readonly string[]): ReadonlySet<string> {
  const { packages } = readLock();
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const path = lookUp(name, from, packages);
    if (found.has(path)) return;
    found.add(path);
    for (const next of Object.keys(packages[path]?.dependencies ?? {})) visit(next, path);
  };
  for (const name of names) visit(name, '');
  return found;
}

function lookUp(name: string, from: string, packages: Lock['packages']): string {
  const path = join(from, 'node_modules', name);
  if (path in packages) return path;
  if (from === '') throw new Error(`${name} is not in the lockfile`);
  const outer = dirname(from.slice(0, from.lastIndexOf('node_modules')) + 'x');
  return lookUp(name, outer === '.' ? '' : outer, packages);
}
