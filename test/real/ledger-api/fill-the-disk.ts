// A program for `full-disk.test.ts`: writes until the store cannot, then makes room and writes on. One JSON line at the end.
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';

const store = openSqliteLedgerStore(process.argv[2]!);
const write = (n: number): Promise<void> =>
  store.transact((books) => books.paperwork.saveFact('n', `${n} ${'x'.repeat(2_000)}`));

let acknowledged = 0;
const failures: string[] = [];
for (let n = 1; n < 10_000 && failures.length < 3; n++) {
  try {
    await write(n);
    acknowledged = n;
  } catch (error) {
    failures.push((error as Error).name);
  }
}
const kept = await store.read((books) => books.paperwork.fact('n'));
store.maintain();
// The room is made beside the work.
for (let tries = 1; ; tries++) {
  try {
    await write(20_000);
    break;
  } catch (error) {
    if (tries === 100) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const afterwards = await store.read((books) => books.paperwork.fact('n'));
console.log(
  JSON.stringify({
    failures,
    acknowledged,
    kept: Number(kept?.split(' ')[0]),
    afterwards: Number(afterwards?.split(' ')[0]),
  }),
);
process.exit(0);
