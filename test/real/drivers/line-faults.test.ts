import { expect, test } from 'vitest';
import { terminalMedium } from '../../../scripts/faults/line/media.ts';
import { PROTOCOLS } from '../../../scripts/faults/line/protocols.ts';
import { runLine } from '../../../scripts/faults/line/run.ts';

test('on pseudo-terminals that misbehave, side by side, no protocol loses or doubles a coin', async () => {
  const runs = await Promise.all(
    PROTOCOLS.map((protocol) => runLine(protocol, 1, terminalMedium())),
  );

  expect(runs.map(({ protocol, problems }) => ({ protocol, problems }))).toEqual(
    PROTOCOLS.map((protocol) => ({ protocol, problems: [] })),
  );
});
