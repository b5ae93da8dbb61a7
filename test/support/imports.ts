// What a file imports, and where that leads.
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';

/** What a source imports, as it is written there. */
export function importsOf(source: string): string[] {
  const withoutComments = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;
  return [...withoutComments.matchAll(pattern)].map((match) => match[2]!);
}

/** Where an import leads; the manifest belongs to the whole house and counts as everybody's. */
export function resolveImport(file: string, specifier: string): string {
  const path = specifier.split('?')[0]!;
  if (path === '../package.json') return file;
  if (path.startsWith('.')) return normalize(join(dirname(file), path));
  if (path.startsWith('#')) return path.replace(/^#ledger\//, 'ledger-api/').replace(/^#/, '');
  return builtinModules.includes(path) ? `node:${path}` : path;
}
