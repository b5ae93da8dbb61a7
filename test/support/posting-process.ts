// Posts batches to the PostgreSQL at the URL of its argument until it is killed, and says each one that was acknowledged.
import { KIOSK_ID, ledgerWorld, uuid, wholeSession } from './ledger-world.ts';
import { postgresStoreAt } from './postgres-store-at.ts';

const world = await ledgerWorld(await postgresStoreAt(process.argv[2]!));
const kiosk = await world.enrol(KIOSK_ID);
for (let n = 1; ; n++) {
  const answer = await world.post(
    kiosk.batch(wholeSession(kiosk, uuid(1_000 + n), ['KR500A', 'KR100A'])),
  );
  process.stdout.write(answer.ok ? `acknowledged ${answer.acceptedThrough}\n` : 'refused\n');
}
