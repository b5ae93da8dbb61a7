// Reads who imports whom from the sources, and holds it against rules.
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';

export type Rule = Readonly<{
  /** Files the rule speaks of; the first rule that matches a file decides. */
  files: RegExp;
  /** What an import may be, after resolving: a path of ours, `node:…`, or a package name. */
  may: readonly RegExp[];
  because: string;
}>;

/** One sentence for each import that the rules forbid. */
export function slips(rules: readonly Rule[], file: string, source: string): string[] {
  const rule = rules.find(({ files }) => files.test(file));
  if (!rule) return [`${file} stands in no room of the house.`];
  return importsOf(source)
    .map((specifier) => resolveImport(file, specifier))
    .filter((target) =>
      /^(scripts|test)\//.test(target) && !/^(scripts|test)\//.test(file)
        ? true
        : !rule.may.some((may) => may.test(target)),
    )
    .map((target) => `${file} may not import ${target}: ${rule.because}.`);
}

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
