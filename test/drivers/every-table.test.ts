// A protocol that can be set is in every table that lists protocols: what "Add a device in six steps" names.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EMULATORS } from '#drivers/emulators.ts';
import { parseAcceptorSetting, PROTOCOLS } from '#drivers/open-acceptor.ts';
import { HELP } from '#kiosk/help-text.ts';
import { BENCHED } from '../../scripts/bench/acceptor-protocols.ts';
import { PROTOCOLS as REHEARSED } from '../../scripts/faults/line/protocols.ts';

describe.each(PROTOCOLS)('%s', (protocol) => {
  test('can be set on a port and emulated', () => {
    const both = parseAcceptorSetting(`${protocol}:/dev/ttyUSB0,emulated:${protocol}`);

    expect(both).toMatchObject({ ok: true, acceptors: [{ protocol }, { protocol }] });
    expect(Object.keys(EMULATORS)).toContain(protocol);
  });

  test('is rehearsed on lines that misbehave, and measured', () => {
    expect(REHEARSED).toContain(protocol);
    expect(BENCHED.map(({ name }) => name)).toContain(protocol);
  });

  test('is in the help of the kiosk and in the table of devices', () => {
    const devices = readFileSync('drivers/README.md', 'utf8');

    expect(HELP).toContain(`${protocol}:`);
    expect(devices).toMatch(new RegExp(`^\\|.*\\| \`${protocol}:.*\`emulated:${protocol}\``, 'm'));
  });
});

test('the six steps name every file in which a protocol is listed', () => {
  const readme = readFileSync('drivers/README.md', 'utf8');
  const steps = readme.slice(readme.indexOf('## Add a device in six steps'));

  const files = [
    'open-acceptor.ts',
    'emulators.ts',
    'detect.ts',
    'look.ts',
    'ledger-api/demo/emulated-coins.ts',
    'scripts/faults/line/protocols.ts',
    'scripts/bench/acceptor-protocols.ts',
    'kiosk/help-text.ts',
    'test/support/saboteurs.ts',
  ];
  expect(files.filter((file) => !steps.includes(`\`${file}\``))).toEqual([]);
});
