import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { seededFaultPlan, spoil } from '#drivers/line/fault-plan.ts';
import type { WireFault } from '#drivers/line/fault-plan.ts';
import { bytes, hex } from '../../support/hex.ts';

const ACK = bytes('01 00 02 00 FD');

/** What arrives, each delivery with its delay. */
const arrives = (fate: WireFault): string[] =>
  spoil(ACK, fate).map(({ afterMs, bytes: late }) => `${afterMs}:${hex(late)}`);

describe('a fault on the wire', () => {
  test.each<[WireFault, string[]]>([
    [{ fault: 'none' }, ['0:01000200fd']],
    [{ fault: 'flip-bit', at: 5, bit: 1 }, ['0:03000200fd']],
    [{ fault: 'drop-byte', at: 2 }, ['0:010000fd']],
    [{ fault: 'drop-zero' }, ['0:010002fd']],
    [{ fault: 'swap-bytes', at: 0 }, ['0:00010200fd']],
    [{ fault: 'insert', at: 1, byte: 255 }, ['0:01ff000200fd']],
    [{ fault: 'duplicate' }, ['0:01000200fd', '0:01000200fd']],
    [{ fault: 'swallow' }, []],
    [{ fault: 'delay', ms: 40 }, ['40:01000200fd']],
    [{ fault: 'split', at: 2, ms: 40 }, ['0:0100', '40:0200fd']],
  ])('%o', (fate, delivered) => {
    expect(arrives(fate)).toEqual(delivered);
  });
});

test('a plan is the same for the same seed, and spoils about its share', () => {
  const fates = (seed: number): string[] => {
    const plan = seededFaultPlan(seededEntropy(seed), () => 0.1);
    return Array.from({ length: 1000 }, () => plan.next().fault);
  };

  expect(fates(1)).toEqual(fates(1));
  expect(fates(1)).not.toEqual(fates(2));
  expect(fates(1).filter((fault) => fault !== 'none').length).toBeGreaterThan(60);
  expect(fates(1).filter((fault) => fault !== 'none').length).toBeLessThan(140);
});
