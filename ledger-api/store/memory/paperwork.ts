// Documents, tasks, facts and leases in memory.
import assert from 'node:assert/strict';
import type { SignedCoinTable } from '../../contract/coin-table.ts';
import type { KioskCommand } from '../../contract/kiosk-documents.ts';
import type { RateCard } from '../../contract/rate-card.ts';
import {
  GAP_TASKS,
  type PaperworkWrite,
  type TableProposal,
  type Task,
  type TaskClosing,
} from '../port/paperwork.ts';
import { by, type MemoryTable, memoryTable, type UndoLog } from './table.ts';

export function memoryPaperwork(undo: UndoLog): PaperworkWrite {
  const cards = memoryTable<RateCard>(undo);
  const tables = memoryTable<SignedCoinTable>(undo);
  const commands = memoryTable<KioskCommand>(undo);
  const proposals = memoryTable<TableProposal>(undo);
  const tasks = memoryTable<Task>(undo);
  const closings = memoryTable<TaskClosing>(undo);
  const sealed = memoryTable<Uint8Array>(undo);
  const facts = memoryTable<string>(undo);
  const leases = memoryTable<{ holder: string; untilMs: number }>(undo);

  const lookedAt = (task: Task) => ({ ...task, closing: closings.get(task.key) });
  return {
    rateCards: async (numbers) => numbers.flatMap((number) => cards.get(String(number)) ?? []),
    newestRateCard: async () => newest(cards.rows()),
    coinTables: async (acceptorIds) =>
      tables.rows().filter((table) => acceptorIds.includes(table.acceptorId)),
    approvedTables: async ({ acceptorId, number }, limit) =>
      tables
        .rows()
        .filter(
          (one) =>
            one.acceptorId > acceptorId || (one.acceptorId === acceptorId && one.number > number),
        )
        .toSorted(
          by(
            (one) => one.acceptorId,
            (one) => one.number,
          ),
        )
        .slice(0, limit),
    newestCoinTable: async (acceptorId) =>
      newest(tables.rows().filter((table) => table.acceptorId === acceptorId)),
    newestCommand: async (kioskId) =>
      newest(commands.rows().filter((command) => command.kioskId === kioskId)),
    commandsBefore: async (kioskId, before, limit) =>
      commands
        .rows()
        .filter((command) => command.kioskId === kioskId && command.number < before)
        .toSorted(by((command) => -command.number))
        .slice(0, limit),
    proposalsOf: async (kioskId) => proposals.rows().filter((one) => one.kioskId === kioskId),
    newestProposals: async (limit) =>
      [...proposals.rows()]
        .sort(
          by(
            (one) => -one.proposedAtMs,
            (one) => one.proposal.acceptorId,
          ),
        )
        .slice(0, limit),
    proposals: async (after, limit) =>
      proposals
        .rows()
        .filter(
          (one) => after === undefined || isAfter(keyOf(one), [after.kioskId, after.acceptorId]),
        )
        .sort((a, b) => (isAfter(keyOf(a), keyOf(b)) ? 1 : -1))
        .slice(0, limit),
    task: async (key) => {
      const task = tasks.get(key);
      return task && lookedAt(task);
    },
    tasksThatAre: async (state, after, limit) => {
      const rows = tasks.rows();
      return rows
        .slice(rows.findIndex((task) => task.key === after) + 1)
        .map(lookedAt)
        .filter(({ closing }) => (closing === undefined) === (state === 'open'))
        .slice(0, limit);
    },
    closeTask: async (closing) => addOnce(closings, closing.key, closing),
    tasks: async (limit) => tasks.rows().slice(0, limit),
    tasksAt: async (kioskId, fromMs, untilMs, limit) =>
      tasks
        .rows()
        .filter(
          (task) =>
            task.kioskId === kioskId && task.openedAtMs >= fromMs && task.openedAtMs <= untilMs,
        )
        .slice(0, limit),
    tasksBefore: async (kioskId, about, before, limit) =>
      tasks
        .rows()
        .map((task, i) => ({ ...lookedAt(task), number: i + 1 }))
        .filter(
          (task) =>
            task.kioskId === kioskId &&
            task.number < before &&
            GAP_TASKS.some((kind) => kind === task.kind) === (about === 'gaps'),
        )
        .toReversed()
        .slice(0, limit),
    fact: async (name) => facts.get(name),
    addRateCard: async (card) => addOnce(cards, String(card.number), card),
    addCoinTable: async (table) => addOnce(tables, `${table.acceptorId} ${table.number}`, table),
    addCommand: async (command) =>
      addOnce(commands, `${command.kioskId} ${command.number}`, command),
    saveProposal: async (one) => proposals.set(`${one.kioskId} ${one.proposal.acceptorId}`, one),
    openTask: async (task) => {
      if (!tasks.get(task.key)) tasks.set(task.key, task);
    },
    keepSealed: async (ref, blob) => sealed.set(ref, blob),
    saveFact: async (name, value) => facts.set(name, value),
    takeLease: async (name, holder, nowMs, leaseMs) => {
      const lease = leases.get(name);
      if (lease && lease.holder !== holder && lease.untilMs > nowMs) return false;
      leases.set(name, { holder, untilMs: nowMs + leaseMs });
      return true;
    },
  };
}

const newest = <T extends { number: number }>(documents: readonly T[]): T | undefined =>
  [...documents].sort(by((document) => document.number)).at(-1);

function addOnce<T>(table: MemoryTable<T>, key: string, document: T): void {
  assert(!table.get(key), `document ${key} is published once`);
  table.set(key, document);
}

const keyOf = ({ kioskId, proposal }: TableProposal): string[] => [kioskId, proposal.acceptorId];

const isAfter = ([kiosk, acceptor]: string[], [otherKiosk, otherAcceptor]: string[]): boolean =>
  kiosk === otherKiosk ? acceptor! > otherAcceptor! : kiosk! > otherKiosk!;
