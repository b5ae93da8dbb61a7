// What every ledger store promises of approvals and of the audit trail; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperatorId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Approval } from '#ledger/store/port/approvals.ts';
import type { AuditLine } from '#ledger/store/port/audit-trail.ts';
import type { Task } from '#ledger/store/port/paperwork.ts';
import { aStoredOperator } from '../support/staff.ts';

const [FIRST, SECOND] = [1, 2].map((n) => `018f0000-0000-7000-8000-00000000000${n}` as OperatorId);

const anApproval = (id: string, more: Partial<Approval> = {}): Approval => ({
  id,
  kind: 'adjustment',
  subject: 'wallet',
  payload: '{"points":"500"}',
  proposedBy: FIRST!,
  proposedAtMs: 100,
  expiresAtMs: 200,
  state: 'waiting',
  decidedBy: undefined,
  decidedAtMs: undefined,
  ...more,
});

const aLine = (number: number): AuditLine => ({
  number,
  atMs: 100 + number,
  who: FIRST!,
  role: 'admin',
  call: 'POST /v1/operator/kiosks',
  subject: '',
  outcome: 'done',
  prevHash: `hash ${number - 1}`,
  hash: `hash ${number}`,
});

const aTask = (key: string): Task => ({
  key,
  kind: 'kiosk-silent',
  kioskId: undefined,
  openedAtMs: 5,
  text: 'Look at it.',
  record: undefined,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeOversightPart(name: string, open: () => LedgerStore): void {
  describe(`approvals and the audit trail (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ staff }) => {
        await staff.saveOperator(aStoredOperator({ id: FIRST!, name: 'first' }));
        await staff.saveOperator(aStoredOperator({ id: SECOND!, name: 'second' }));
      });
    });
    afterEach(() => store.close());

    test('change of an approval only how it was decided', async () => {
      const decision = { state: 'done', decidedBy: SECOND!, decidedAtMs: 150 } as const;
      await store.transact(async ({ approvals }) => {
        await approvals.saveApproval(anApproval('a'));
        await approvals.saveApproval(
          anApproval('a', { ...decision, payload: '{}', kind: 'other' }),
        );
      });

      const found = await store.read(({ approvals }) => approvals.approval('a'));

      expect(found).toEqual(anApproval('a', decision));
    });

    test('find what waits for one matter, unless it was decided or has run out', async () => {
      await store.transact(async ({ approvals }) => {
        await approvals.saveApproval(anApproval('a'));
        await approvals.saveApproval(anApproval('b', { subject: 'other', state: 'waiting' }));
        await approvals.saveApproval(
          anApproval('c', {
            subject: 'done',
            state: 'rejected',
            decidedBy: SECOND!,
            decidedAtMs: 150,
          }),
        );
      });

      const found = await store.read(async ({ approvals }) => [
        await approvals.waitingApproval('adjustment', 'wallet', 199),
        await approvals.waitingApproval('adjustment', 'wallet', 200),
        await approvals.waitingApproval('count', 'wallet', 150),
        await approvals.waitingApproval('adjustment', 'done', 150),
      ]);

      expect(found.map((one) => one?.id)).toEqual(['a', undefined, undefined, undefined]);
    });

    test('page both newest first', async () => {
      await store.transact(async ({ approvals, trail }) => {
        for (const n of [1, 2, 3]) {
          await approvals.saveApproval(anApproval(`id ${n}`));
          await trail.addLine(aLine(n));
        }
      });

      const pages = await store.read(async ({ approvals, trail }) => ({
        approvals: [await approvals.approvals(undefined, 2), await approvals.approvals('id 2', 2)],
        lines: [await trail.lines(undefined, 2), await trail.lines(2, 2)],
        newest: await trail.newestLine(),
      }));

      expect(pages.approvals.map((page) => page.map(({ id }) => id))).toEqual([
        ['id 3', 'id 2'],
        ['id 1'],
      ]);
      expect(pages.lines).toEqual([[aLine(3), aLine(2)], [aLine(1)]]);
      expect(pages.newest).toEqual(aLine(3));
    });

    test('keep a task that was closed by nobody of the operators', async () => {
      const closing = { key: 'done', closedBy: undefined, closedAtMs: 0, note: 'approved' };
      await store.transact(async ({ paperwork }) => {
        await paperwork.openTask(aTask('done'));
        await paperwork.closeTask(closing);
      });

      expect(await store.read(({ paperwork }) => paperwork.task('done'))).toEqual({
        ...aTask('done'),
        closing,
      });
    });

    test('keep a closed task with its note, once', async () => {
      const [open, closed] = ['open', 'closed'].map((key) => aTask(key));
      const closing = { key: 'closed', closedBy: FIRST!, closedAtMs: 9, note: 'looked' };
      await store.transact(async ({ paperwork }) => {
        await paperwork.openTask(open!);
        await paperwork.openTask(closed!);
        await paperwork.openTask(aTask('later'));
        await paperwork.closeTask(closing);
      });

      const again = store.transact(({ paperwork }) => paperwork.closeTask(closing));

      await expect(again).rejects.toThrow();
      const told = await store.read(async ({ paperwork }) => ({
        one: await paperwork.task('closed'),
        none: await paperwork.task('none'),
        first: (await paperwork.tasksThatAre('open', undefined, 1)).map(({ key }) => key),
        rest: (await paperwork.tasksThatAre('open', 'open', 5)).map(({ key }) => key),
        closed: await paperwork.tasksThatAre('closed', undefined, 5),
        afterClosed: await paperwork.tasksThatAre('closed', 'closed', 5),
      }));
      expect(told).toEqual({
        one: { ...closed, closing },
        none: undefined,
        first: ['open'],
        rest: ['later'],
        closed: [{ ...closed, closing }],
        afterClosed: [],
      });
    });

    test('never replace a line of the trail', async () => {
      await store.transact(({ trail }) => trail.addLine(aLine(1)));

      const again = store.transact(({ trail }) => trail.addLine({ ...aLine(1), who: SECOND! }));

      await expect(again).rejects.toThrow();
      expect(await store.read(({ trail }) => trail.newestLine())).toEqual(aLine(1));
    });
  });
}
