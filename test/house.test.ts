// The house as a stranger finds it: READMEs whose links lead somewhere, commands that exist, files that stand alone.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const readmes = globSync(['*.md', '{docs,drivers,kiosk,ledger-api,ui,scripts,test}/**/*.md'], {
  cwd: root,
});

describe('the house', () => {
  test('has a README in every room', () => {
    const rooms = ['', 'drivers', 'kiosk', 'ledger-api', 'ui', 'scripts', 'test'];

    expect(rooms.filter((room) => !existsSync(join(root, room, 'README.md')))).toEqual([]);
  });

  test.each(readmes)('%s links only to what exists', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);

    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });

  test('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = readmes.flatMap((file) =>
      [...read(file).matchAll(/npm run ([a-z:-]*[a-z])/g)].map((match) => match[1]!),
    );

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('has only its fixed top-level names', () => {
    const allowed =
      /^(drivers|kiosk|ledger-api|ui|scripts|test|docs|package\.json|package-lock\.json|tsconfig\.json|electron-builder\.yml|knip\.json|README\.md|\..+)$/;
    const made = ['node_modules', 'dist', 'data', 'coverage'];

    expect(readdirSync(root).filter((name) => !allowed.test(name) && !made.includes(name))).toEqual(
      [],
    );
  });

  test('pins exact versions and names no registry host', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const versions = [
      'dependencies',
      'devDependencies',
      'optionalDependencies',
      'overrides',
    ].flatMap((kind) => Object.values(manifest[kind] ?? {}));

    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });
});
