import { describe, expect, test } from 'vitest';
import { gathered } from '#ledger/use-cases/gathered.ts';
import { StoreUnavailable } from '#ledger/store/ledger-store.ts';

/** Work that notes its groups, and fails on what says so. */
function desk(fails: (group: readonly string[]) => Error | undefined = () => undefined) {
  const groups: string[][] = [];
  const ask = gathered(
    async (items: readonly string[]) => {
      groups.push([...items]);
      await new Promise((resolve) => setImmediate(resolve));
      const error = fails(items);
      if (error) throw error;
      return items.map((item) => `did ${item}`);
    },
    (item) => [item.slice(0, 1)],
  );
  return { groups, ask };
}

describe('work that comes together', () => {
  test('is done together, and each is answered its own', async () => {
    const { groups, ask } = desk();

    const answers = await Promise.all(['a', 'b', 'c'].map(ask));

    expect(answers).toEqual(['did a', 'did b', 'did c']);
    expect(groups).toEqual([['a', 'b', 'c']]);
  });

  test('with the same name is done one after the other', async () => {
    const { groups, ask } = desk();

    await Promise.all(['a1', 'a2', 'b1', 'a3'].map(ask));

    expect(groups).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  });

  test('is limited to 64 at a time', async () => {
    const { groups, ask } = desk();

    await Promise.all(Array.from({ length: 70 }, (_, n) => ask(String.fromCodePoint(0x4e00 + n))));

    expect(groups.map((group) => group.length)).toEqual([64, 6]);
  });

  test('is done alone where a group fails, so that only the one that failed is told', async () => {
    const { ask } = desk((group) => (group.includes('b') ? new Error('b is wrong') : undefined));

    const answers = await Promise.allSettled(['a', 'b', 'c'].map(ask));

    expect(answers.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('fails together when there is no database, without trying each', async () => {
    const { groups, ask } = desk(() => new StoreUnavailable('the disk is full'));

    const answers = await Promise.allSettled(['a', 'b'].map(ask));

    expect(answers.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(groups).toHaveLength(1);
  });

  test.each([
    [2, 1],
    [3, 2],
  ])(
    'is begun beside other work when enough waits: of %i beside one, %i at once',
    async (more, atOnce) => {
      let underWay = 0;
      let most = 0;
      const ask = gathered(
        async (items: readonly number[]) => {
          most = Math.max(most, (underWay += 1));
          await new Promise((resolve) => setTimeout(resolve, 5));
          underWay -= 1;
          return items;
        },
        () => [],
        { besideMin: 3 },
      );
      const first = ask(0);
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

      const answers = await Promise.all(Array.from({ length: more }, (_, n) => ask(n + 1)));

      expect([await first, ...answers]).toEqual(Array.from({ length: more + 1 }, (_, n) => n));
      expect(most).toBe(atOnce);
    },
  );

  test('is refused when too much waits', async () => {
    const { ask } = desk();

    const answers = await Promise.allSettled(Array.from({ length: 2_001 }, (_, n) => ask(`a${n}`)));

    expect(answers.at(-1)).toMatchObject({ reason: expect.any(StoreUnavailable) });
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(2_000);
  });
});
