// The units as systemd itself reads them, where there is one: every directive is known, none is refused.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readUnits, UNIT_DIRECTORY } from '../../support/systemd-units.ts';

const SYSTEMD = '/lib/systemd/systemd';
const isThere = existsSync(SYSTEMD) && spawnSync('systemd-analyze', ['--version']).status === 0;

if (isThere) {
  describe('systemd', () => {
    test('knows every directive in its section', () => {
      const known = new Set<string>();
      let section = '';
      const items = execFileSync(SYSTEMD, ['--dump-configuration-items'], { encoding: 'utf8' });
      for (const line of items.split('\n')) {
        section = /^\[(\w+)\]$/.exec(line)?.[1] ?? section;
        known.add(`${section} ${line.split('=')[0]}`);
      }
      // Read by `systemctl enable` alone.
      known.add('Install WantedBy');

      const unknown = readUnits().flatMap(({ file, directives }) =>
        directives
          .filter(({ section, name }) => !known.has(`${section} ${name}`))
          .map(({ section, name }) => `${file}: [${section}] ${name}`),
      );

      expect(unknown).toEqual([]);
    });

    test('finds nothing to say about the units', () => {
      const directory = mkdtempSync(join(tmpdir(), 'units-'));
      onTestFinished(() => rmSync(directory, { recursive: true }));
      const copies = readUnits().map(({ file }) => {
        const text = readFileSync(join(UNIT_DIRECTORY, file), 'utf8');
        const copy = join(directory, file);
        // Their programs are not on this machine.
        writeFileSync(copy, text.replaceAll(/^(ExecStart(?:Pre)?=)\S+/gm, '$1/bin/true'));
        return copy;
      });

      const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...copies], {
        encoding: 'utf8',
      });

      expect([status, stderr]).toEqual([0, '']);
    });
  });
} else {
  test('the units are not read by systemd here: this machine has none; test/kiosk/app/units.test.ts reads them', () => {
    expect(readUnits().length).toBeGreaterThan(0);
  });
}
