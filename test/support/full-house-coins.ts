// The coins of a full house: matured, pending, unclaimed, in doubt, in review, in bags, at the bank; and kiosks in every state.
import { FIRST_PREV_BATCH_HASH } from '#ledger/contract/batch.ts';
import type { SAMPLE } from '#ledger/contract/calls/samples.ts';
import type { KioskId } from '#ledger/contract/ids.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import type { Kiosk } from '#ledger/store/port/kiosks.ts';
import { registerKiosk } from '#ledger/use-cases/register-kiosk.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { sweep } from '#ledger/use-cases/upkeep/sweeper.ts';
import { tendVault } from '#ledger/use-cases/vault/tend-vault.ts';
import { anEnrolledKiosk, type TestKiosk, tokenFor } from './enrolled-kiosk.ts';
import { aPouredKiosk, CASH_KIOSK } from './kiosk-coins.ts';
import { DAY_MS, uuid } from './ledger-world.ts';
import { AUTHORITY, type TestLedger } from './open-ledger.ts';
import type { OperatorCalls } from './operator-calls.ts';
import { batchRequest, kioskKey, signedRequest } from './signed-kiosk.ts';

export type TwoPeople = Readonly<{ first: OperatorCalls; second: OperatorCalls }>;

const PHONE = '+821012345678';
const PICKUP_CODE = 'ABCD-1234-EFGH';
/** The deposit of the past. */
export const MATURED_DEPOSIT = uuid(81);
const KIOSKS = { talking: uuid(71), quarantined: uuid(72), held: uuid(73), revoked: uuid(74) };

/** A kiosk with a deposit that has matured: the clock moves on by eight days. */
export async function aPast(test: TestLedger): Promise<TestKiosk> {
  const { ledger, clock } = test;
  const kiosk = await anEnrolledKiosk(test);
  await test.api.inject(kiosk.nextBatch(...kiosk.session(MATURED_DEPOSIT, PHONE, 80, true)));
  await clock.advance(8 * DAY_MS);
  await sweep(ledger);
  return kiosk;
}

/** Everything that lies and travels today. */
export async function aCashRoom(test: TestLedger, kiosk: TestKiosk, people: TwoPeople) {
  const { ledger, clock } = test;
  const { store } = ledger;
  const cash = await aPouredKiosk(test);
  const bags = await somebags(cash, people);
  const waitingBag = await aWaitingBag(kiosk, people);
  await cash.tell([cash.kiosk.coin('KR500A', { sessionId: uuid(999) })]);
  const ofHolder = await sessionsOf(test, kiosk);
  await sealLog(store);
  await tendVault({ store, zone: ledger.businessZone }, clock.nowMs());

  const { suspense } = (await people.first.get('suspense')).json<Suspense>();
  const names = {
    ...bags,
    waitingBag,
    ...ofHolder,
    ...(await someKiosks(test)),
    cashKiosk: CASH_KIOSK,
    doubtfulTransfer: suspense[0]!.transferId,
  } as const satisfies Partial<Record<keyof typeof SAMPLE, string>>;
  return {
    names,
    sign: (path: string, body: object) => signedBy(test, path, body),
  };
}

type Suspense = { suspense: readonly { transferId: string }[] };

/** A deposit that waits, one in review, and one for whoever has the code. */
async function sessionsOf({ api }: TestLedger, kiosk: TestKiosk) {
  const [waiting, reviewed, unclaimed] = [uuid(82), uuid(83), uuid(84)] as const;
  const wrong = kiosk
    .session(reviewed, PHONE, 2, true)
    .map(({ kind, body }) =>
      kind === 'session-closed' ? { kind, body: { ...body, totals: [] } } : { kind, body },
    );
  const [opened, ...rest] = kiosk.session(unclaimed, PHONE, 2, true);
  const { phoneRef: _, ...body } = opened!.body as Record<string, unknown>;
  const codeHash = sha256Hex(PICKUP_CODE.replaceAll('-', ''));
  const pickup = { pickupId: uuid(85), codeHash, sessionId: unclaimed };
  await api.inject(
    kiosk.nextBatch(
      ...kiosk.session(waiting, PHONE, 3, true),
      ...wrong,
      { kind: 'session-opened', body },
      { kind: 'pickup-code', body: pickup },
      ...rest,
    ),
  );
  return { deposit: waiting, reviewedDeposit: reviewed, pickupCode: PICKUP_CODE };
}

/** Two bags counted, one sealed, one to be sealed; shipments of won and of dollars. */
async function somebags(
  { pour, removed }: Awaited<ReturnType<typeof aPouredKiosk>>,
  { first, second }: TwoPeople,
) {
  const won = Array.from({ length: 4 }, () => 'KR500A' as const);
  const bag = async (): Promise<string> => {
    await pour(...won, 'US025A', 'US025A');
    await removed();
    const sealed = await first.post('bags', { kioskId: CASH_KIOSK, sealNumber: 'S-2044' });
    return sealed.json<{ id: string }>().id;
  };
  const counted = async (): Promise<string> => {
    const id = await bag();
    const faces = [
      { currency: 'KRW', faceMinor: '500', good: 4 },
      { currency: 'USD', faceMinor: '25', good: 2 },
    ];
    for (const by of [first, second]) await by.post(`bags/${id}/counts`, { faces });
    return id;
  };
  const ship = async (currency: string, amountMinor: string): Promise<string> =>
    (await first.post('shipments', { currency, amountMinor })).json<{ id: string }>().id;

  await counted();
  const names = {
    countTransfer: `bag/${await counted()}/counted/1/KRW`,
    wonShipment: await ship('KRW', '1000'),
    foreignShipment: await ship('USD', '50'),
    bag: await bag(),
  };
  await pour(...won);
  await removed();
  return names;
}

/** Its cut-off is far ahead of what its kiosk has told. */
async function aWaitingBag({ id: kioskId }: TestKiosk, { first }: TwoPeople): Promise<string> {
  const cutOff = { kioskEpoch: 1, seq: 9_999 };
  const made = await first.post('bags', { kioskId, sealNumber: 'S-2043', cutOff });
  return made.json<{ id: string }>().id;
}

/** One that says nothing yet, two in quarantine, one revoked, one that was never enrolled. */
async function someKiosks(test: TestLedger) {
  const { store } = test.ledger;
  const states = {
    [KIOSKS.quarantined]: 'quarantined',
    [KIOSKS.held]: 'quarantined',
    [KIOSKS.revoked]: 'revoked',
  } as const satisfies Record<string, Kiosk['state']>;
  for (const [id, state] of Object.entries(states)) {
    await registerKiosk(store, { id: id as KioskId, name: `Kiosk ${state}` });
    await store.transact(async ({ kiosks }) => {
      const known = (await kiosks.find(id as KioskId))!;
      await kiosks.save({
        ...known,
        state,
        kioskEpoch: 1,
        lastBatchHash: FIRST_PREV_BATCH_HASH,
      });
    });
  }
  const talking = KIOSKS.talking as KioskId;
  await registerKiosk(store, { id: talking, name: 'Station' });
  const { publicKey } = kioskKey(2);
  const payload = { token: await tokenFor(test, talking), publicKey, softwareVersion: '1.4.0' };
  await test.api.inject({ method: 'POST', url: '/v1/kiosks/enrol', payload });
  const fresh = uuid(75) as KioskId;
  await registerKiosk(store, { id: fresh, name: 'Market' });
  return {
    kiosk: talking,
    quarantinedKiosk: KIOSKS.quarantined,
    revokedKiosk: KIOSKS.revoked,
    enrolmentToken: await tokenFor(test, fresh),
  };
}

/** The kiosk in quarantine about which somebody has proposed something. */
export const HELD_KIOSK = KIOSKS.held as KioskId;

type BatchBody = Readonly<{
  batch: { kioskId: string; kioskEpoch: number; batchSeq: number };
  sealed: Record<string, string>;
}>;

function signedBy({ clock }: TestLedger, path: string, body: object) {
  const signing = { key: kioskKey(2), authority: AUTHORITY, nowMs: clock.nowMs() };
  if (!path.endsWith('/batches')) return signedRequest(path, body, signing);
  const { batch, sealed } = body as BatchBody;
  return batchRequest(batch, sealed, signing);
}
