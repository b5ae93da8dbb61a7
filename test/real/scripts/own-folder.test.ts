// What a command leaves on the disk while it runs is gone when it ends, whoever ends it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

const OWN_FOLDER = new URL('../../../scripts/own-folder.ts', import.meta.url).href;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('a folder goes with its command at %s', async (signal, code) => {
  const program = `
    import { ownFolder } from '${OWN_FOLDER}';
    import { writeFileSync } from 'node:fs';
    const folder = ownFolder('tikkeul-own-');
    writeFileSync(folder + '/coins', '3');
    process.stdout.write(folder);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const folder = said.toString();
  expect(existsSync(folder)).toBe(true);

  child.kill(signal);

  expect(await once(child, 'exit')).toEqual([code, null]);
  expect(existsSync(folder)).toBe(false);
});
