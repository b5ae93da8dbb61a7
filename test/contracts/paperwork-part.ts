// What every ledger store promises of kiosks, batches, signed documents, tasks and leases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskId } from '#ledger/contract/ids.ts';
import type { KioskCommand } from '#ledger/contract/kiosk-documents.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aCard, aKiosk, aTable } from '../support/books.ts';
import { aProposal } from '../support/ledger-documents.ts';

const KIOSK = '018f0000-0000-7000-8000-000000000001' as KioskId;

const aCommand = (number: number): KioskCommand => ({
  type: 'kiosk-command',
  kioskId: KIOSK,
  number,
  command: 'disable',
  issuedAt: '2026-11-22T00:00:00.000Z',
  kid: '0123456789abcdef',
  signature: 'signature',
});

/** `open` answers an empty store; it is closed after each test. */
export function describePaperworkPart(name: string, open: () => LedgerStore): void {
  describe(`kiosks and paperwork in the books (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('keeps batches as evidence, and held ones aside', async () => {
      await store.transact((books) => books.kiosks.save(aKiosk({ id: KIOSK })));
      const key = { kioskId: KIOSK, kioskEpoch: 1, batchSeq: 1 };
      const batch = {
        ...key,
        batchHash: 'a'.repeat(64),
        bytes: Uint8Array.of(1, 2, 3),
        signature: 's',
      };
      await store.transact(async (books) => {
        await books.kiosks.addBatch({ ...batch, acceptedAtMs: 5 });
        await books.kiosks.hold({ ...batch, batchSeq: 2, heldAtMs: 6 });
        await books.kiosks.hold({ ...batch, batchSeq: 2, heldAtMs: 7 });
      });

      const stored = await store.read((books) => books.kiosks.batch(key));
      const size = await store.read((books) => books.kiosks.heldSize(KIOSK));
      const held = await store.read((books) => books.kiosks.held(KIOSK, 10));
      await store.transact((books) => books.kiosks.dropHeld(held[0]!));
      const left = await store.read((books) => books.kiosks.held(KIOSK, 10));

      expect(stored).toEqual({ ...batch, acceptedAtMs: 5 });
      expect(size).toEqual({ batches: 1, bytes: 3 });
      expect(held).toEqual([{ ...batch, batchSeq: 2, heldAtMs: 6 }]);
      expect(left).toEqual([]);
    });

    test('remembers what a token was exchanged for', async () => {
      const kiosk = aKiosk({ id: KIOSK });
      const token = { tokenHash: 't', kioskId: KIOSK, expiresAtMs: 5, used: undefined };
      await store.transact(async (books) => {
        await books.kiosks.save(kiosk);
        await books.kiosks.saveToken(token);
        await books.kiosks.saveToken({ ...token, used: kiosk.certificate });
      });

      const stored = await store.read((books) => books.kiosks.token('t'));

      expect(stored).toEqual({ ...token, used: kiosk.certificate });
      expect(await store.read((books) => books.kiosks.find(KIOSK))).toEqual(kiosk);
    });

    test('never replaces a signed document', async () => {
      await store.transact(async (books) => {
        await books.paperwork.addRateCard(aCard({ number: 1 }));
        await books.paperwork.addRateCard(aCard({ number: 2 }));
        await books.paperwork.addCoinTable(aTable({ number: 1 }));
        await books.paperwork.addCommand(aCommand(1));
        await books.paperwork.addCommand(aCommand(2));
      });

      const replaced = store.transact((books) =>
        books.paperwork.addRateCard(aCard({ number: 1, mid: { num: '1', den: '1' } })),
      );

      await expect(replaced).rejects.toThrow();
      const kept = await store.read(async (books) => ({
        one: await books.paperwork.rateCards([1, 7]),
        newest: await books.paperwork.newestRateCard(),
        tables: await books.paperwork.coinTables(['other', aTable({ number: 1 }).acceptorId]),
        none: await books.paperwork.newestCoinTable('other'),
        command: await books.paperwork.newestCommand(KIOSK),
      }));
      expect(kept).toEqual({
        one: [aCard({ number: 1 })],
        newest: aCard({ number: 2 }),
        tables: [aTable({ number: 1 })],
        none: undefined,
        command: aCommand(2),
      });
    });

    test('keeps the newest proposal of each kiosk and acceptor', async () => {
      const other = KIOSK.replace('1', '2') as KioskId;
      const propose = (kioskId: KioskId, acceptorId: string, proposedAtMs: number) => ({
        kioskId,
        proposedAtMs,
        proposal: aProposal(acceptorId),
      });
      await store.transact(async (books) => {
        await books.kiosks.save(aKiosk({ id: KIOSK }));
        await books.kiosks.save(aKiosk({ id: other }));
        await books.paperwork.saveProposal(propose(KIOSK, 'NRI/G13/1', 5));
        await books.paperwork.saveProposal(propose(KIOSK, 'NRI/G13/1', 6));
        await books.paperwork.saveProposal(propose(KIOSK, 'NRI/G13/2', 7));
        await books.paperwork.saveProposal(propose(other, 'NRI/G13/1', 8));
      });

      const kept = await store.read(async (books) => ({
        mine: await books.paperwork.proposalsOf(KIOSK),
        newest: await books.paperwork.newestProposals(2),
        page: await books.paperwork.proposals(undefined, 2),
        next: await books.paperwork.proposals({ kioskId: KIOSK, acceptorId: 'NRI/G13/2' }, 2),
      }));

      expect(kept).toEqual({
        mine: [propose(KIOSK, 'NRI/G13/1', 6), propose(KIOSK, 'NRI/G13/2', 7)],
        newest: [propose(other, 'NRI/G13/1', 8), propose(KIOSK, 'NRI/G13/2', 7)],
        page: [propose(KIOSK, 'NRI/G13/1', 6), propose(KIOSK, 'NRI/G13/2', 7)],
        next: [propose(other, 'NRI/G13/1', 8)],
      });
    });

    test('opens one task for one matter', async () => {
      const task = {
        key: 'record k 1 7',
        kind: 'unreadable-record',
        kioskId: KIOSK,
        openedAtMs: 5,
        text: 'A record could not be read.',
        record: '{"seq":7}',
      } as const;
      await store.transact(async (books) => {
        await books.paperwork.openTask(task);
        await books.paperwork.openTask({ ...task, text: 'again' });
      });

      expect(await store.read((books) => books.paperwork.tasks(10))).toEqual([task]);
    });

    test('lends a lease to one holder until it runs out', async () => {
      const take = (holder: string, nowMs: number) =>
        store.transact((books) => books.paperwork.takeLease('upkeep', holder, nowMs, 100));

      const answers = [
        await take('a', 0),
        await take('b', 50),
        await take('a', 60),
        await take('b', 159),
        await take('b', 160),
        await take('a', 161),
      ];

      expect(answers).toEqual([true, false, true, false, true, false]);
    });
  });
}
