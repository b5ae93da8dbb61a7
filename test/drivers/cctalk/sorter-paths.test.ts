// A coin takes the path of a sorter that the approved table names, or it stays out.
import { expect, test } from 'vitest';
import { acceptorRig, emulatedTable } from '../../support/acceptor-rig.ts';
import type { RigOptions } from '../../support/acceptor-rig.ts';

const MODIFY_SORTER_PATHS = 210;
const KR500A = 4;

/** The emulated table, with the ₩500 by path 3. */
const sortedTable = {
  ...emulatedTable,
  entries: emulatedTable.entries.map((entry) =>
    entry.position === KR500A ? { ...entry, path: 3 } : entry,
  ),
};

async function sorted(options: RigOptions & { sorterPaths?: number[] } = {}) {
  const rig = acceptorRig({ table: sortedTable, ...options });
  rig.device.sorterPaths = options.sorterPaths;
  await rig.open();
  return rig;
}

const PATHS = Array.from({ length: 16 }, () => 1);

test('the path of a position is told, read back, and seen in its coins', async () => {
  const rig = await sorted({ sorterPaths: [...PATHS] });
  rig.drop('KR500A');
  rig.drop('KR010A');
  await rig.clock.advance(500);

  expect(rig.events()).toMatchObject([
    { kind: 'coin', position: KR500A, route: 3 },
    { kind: 'coin', position: 1, route: 1 },
  ]);
  expect(rig.headers.filter((header) => header === MODIFY_SORTER_PATHS)).toHaveLength(1);
});

test('a path that stands already is not told again', async () => {
  const rig = await sorted({ sorterPaths: [1, 1, 1, 3] });

  expect(rig.headers).not.toContain(MODIFY_SORTER_PATHS);
});

test('the paths that stand in for a full one are left as they are', async () => {
  const told: number[][] = [];
  const rig = acceptorRig({
    table: sortedTable,
    answer: (header) =>
      header === 209
        ? told.length > 0
          ? [3, 4, 5, 6]
          : [1, 4, 5, 6]
        : header === 210
          ? []
          : undefined,
  });
  rig.onWire = (packet) => packet;
  const write = rig.headers.push.bind(rig.headers);
  rig.headers.push = (...headers) => {
    if (headers.includes(MODIFY_SORTER_PATHS)) told.push(headers);
    return write(...headers);
  };
  await rig.open();

  expect(told).toHaveLength(1);
  expect(rig.acceptor.state).toMatchObject({
    state: 'ready',
    approvedPositions: expect.arrayContaining([KR500A]),
  });
});

test('a device without a sorter keeps that coin closed, and says why', async () => {
  const rig = await sorted();
  const { outcome } = rig.drop('KR500A');
  rig.drop('KR010A');
  await rig.clock.advance(500);

  expect({ outcome, coins: rig.coins() }).toEqual({ outcome: 'returned', coins: [1] });
  expect(rig.warnings).toContainEqual(
    expect.objectContaining({
      message: expect.stringContaining(
        'does not send these coins where the approved coin table wants them',
      ),
      fields: expect.objectContaining({ positions: [KR500A] }),
    }),
  );
});

test('where no coin is left the acceptor is out of service, in words that say so', async () => {
  const rig = acceptorRig({
    table: {
      ...emulatedTable,
      entries: sortedTable.entries.filter(({ position }) => position === KR500A),
    },
  });
  await rig.clock.advance(3000);

  expect(rig.acceptor.state).toMatchObject({
    state: 'out-of-service',
    detail: expect.stringContaining('connect its sorter'),
  });
});

test('a power cut that resets the sorter is made good before the slot opens again', async () => {
  const rig = await sorted({ sorterPaths: [...PATHS] });
  rig.device.reset();
  rig.device.sorterPaths = [...PATHS];
  await rig.clock.advance(5000);

  expect(rig.device.sorterPaths[KR500A - 1]).toBe(3);
});
