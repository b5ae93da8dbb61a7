// Someone who follows the READMEs of the driver room finds every file that they name.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const READMES = ['drivers/README.md', 'drivers/mdb/README.md', 'drivers/pulse/README.md'];
/** A file in backticks; patterns and paths of a machine are none. */
const FILE = /`([\w./-]+\.(?:ts|md|json|cpp|h|ino|toml|yml))`/g;

/** Where a README may mean: beside it, in the driver room or one of its rooms, from the root. */
const places = (readme: string): string[] => [
  dirname(readme),
  'drivers',
  'drivers/cctalk',
  'drivers/pulse',
  '.',
];

describe.each(READMES)('%s', (readme) => {
  const text = readFileSync(readme, 'utf8');
  const files = [...new Set([...text.matchAll(FILE)].map(([, file]) => file!))];

  test.each(files)('%s is there', (file) => {
    expect(places(readme).some((place) => existsSync(join(place, file)))).toBe(true);
  });

  test('shows the wire on one page', () => {
    expect(text).toMatch(/^#+ .*(wire|grammar)/im);
  });
});
