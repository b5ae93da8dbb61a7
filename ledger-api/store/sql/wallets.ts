// Wallets and their entries in SQL.
import assert from 'node:assert/strict';
import type { DepositId, WalletId } from '../../contract/ids.ts';
import type { Notice } from '../port/notice.ts';
import type {
  NumberedWalletEntry,
  StoredWallet,
  WalletEntry,
  WalletStandings,
  WalletsWrite,
} from '../port/wallets.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asBytes, asNumber, asText, optional } from './values.ts';

export function sqlWallets(sql: Sql, notify: (notice: Notice) => void): WalletsWrite {
  const standings = async (ids: readonly WalletId[]): Promise<WalletStandings> => {
    const keys = ids.map((id) => [id]);
    return new Map((await sql.allOf(STANDING, keys)).map(readStanding));
  };
  return {
    find: async (id) => {
      const row = await sql.one(WALLET, id);
      return row && readWallet(row);
    },
    byPhone: async (index) => {
      const row = await sql.one(WALLET_BY_PHONE, index);
      return row && readWallet(row);
    },
    entries: async (id, before, limit) =>
      (await sql.all(ENTRIES, id, before ?? Number.MAX_SAFE_INTEGER, limit)).map(readEntry),
    entriesBetween: async (id, { fromMs, untilMs }, after, limit) =>
      (await sql.all(ENTRIES_BETWEEN, id, fromMs, untilMs, after, limit)).map(readEntry),
    pointsBefore: async (id, atMs) => asBigint((await sql.one(POINTS_BEFORE, id, atMs))!.points),
    standings,
    pointsGained: async (id) =>
      new Map(
        (await sql.all(POINTS_GAINED, id)).map((row) => [
          asText(row.kind) as WalletEntry['kind'],
          asBigint(row.points),
        ]),
      ),
    open: async ({ id, phoneIndex, phoneCipher, version, openedAtMs }) =>
      sql.run(OPEN_WALLET, id, phoneIndex, phoneCipher, version, openedAtMs),
    touch: async (id) => {
      const row = await sql.one(TOUCH_KNOWN, id);
      assert(row, 'a touched wallet exists');
      notify({ kind: 'wallet-changed', walletId: id, version: asNumber(row.version) });
    },
    touchAll: async (ids, known) => {
      const before = known ?? (await standings(ids));
      await sql.runAll(
        TOUCH,
        ids.map((id) => [id]),
      );
      for (const walletId of ids) {
        const standing = before.get(walletId);
        assert(standing, 'each touched wallet exists');
        notify({ kind: 'wallet-changed', walletId, version: standing.version + 1 });
      }
    },
    renumber: async (id, phoneIndex, phoneCipher) => {
      await sql.run(RENUMBER, phoneIndex, phoneCipher, id);
    },
    addEntry: async (entry) => {
      await sql.run(ADD_NEXT_ENTRY, entry.walletId, entry.walletId, ...entryValues(entry));
    },
    addEntries: async (entries, known) => {
      const ids = [...new Set(entries.map((entry) => entry.walletId))];
      const before = known ?? (await standings(ids));
      const last = new Map(ids.map((id) => [id, before.get(id)?.lastEntry]));
      await sql.runAll(
        ADD_ENTRY,
        entries.map((entry) => {
          const number = (last.get(entry.walletId) ?? 0) + 1;
          last.set(entry.walletId, number);
          return [entry.walletId, number, ...entryValues(entry)];
        }),
      );
    },
  };
}

const entryValues = ({ atMs, kind, depositId, subject, points }: WalletEntry) =>
  [atMs, kind, depositId ?? null, subject?.kind ?? null, subject?.id ?? null, points] as const;

const readWallet = (row: Row): StoredWallet => ({
  id: asText(row.id) as WalletId,
  phoneIndex: asBytes(row.phone_index),
  phoneCipher: asBytes(row.phone_cipher),
  version: asNumber(row.version),
  openedAtMs: asNumber(row.opened_at_ms),
});

const readStanding = (row: Row) =>
  [
    asText(row.id) as WalletId,
    { version: asNumber(row.version), lastEntry: asNumber(row.last_entry) },
  ] as const;

function readEntry(row: Row): NumberedWalletEntry {
  const depositId = optional(row.deposit_id, asText) as DepositId | undefined;
  const subjectKind = optional(row.subject_kind, asText);
  return {
    walletId: asText(row.wallet_id) as WalletId,
    entryNumber: asNumber(row.entry_number),
    atMs: asNumber(row.at_ms),
    kind: asText(row.kind) as WalletEntry['kind'],
    ...(depositId && { depositId }),
    ...(subjectKind && { subject: { kind: subjectKind, id: asText(row.subject_id) } }),
    points: asBigint(row.points),
  };
}

const WALLET = `select * from wallets where id = ?`;

const WALLET_BY_PHONE = `select * from wallets where phone_index = ?`;

const OPEN_WALLET = `
  insert into wallets (id, phone_index, phone_cipher, version, opened_at_ms) values (?, ?, ?, ?, ?)`;

const TOUCH_KNOWN = `update wallets set version = version + 1 where id = ? returning version`;

const STANDING = `
  select id, version, (select coalesce(max(entry_number), 0)
                         from wallet_entries where wallet_id = wallets.id) as last_entry
    from wallets where id = ?`;

const TOUCH = `update wallets set version = version + 1 where id = ?`;

const RENUMBER = `update wallets set phone_index = ?, phone_cipher = ? where id = ?`;

const ENTRIES = `
  select * from wallet_entries
   where wallet_id = ? and entry_number < ?
   order by entry_number desc limit ?`;

const ENTRIES_BETWEEN = `
  select * from wallet_entries
   where wallet_id = ? and at_ms >= ? and at_ms < ? and entry_number > ?
   order by entry_number limit ?`;

const POINTS_BEFORE = `
  select cast(coalesce(sum(points), 0) as bigint) as points
    from wallet_entries where wallet_id = ? and at_ms < ?`;

const POINTS_GAINED = `
  select kind, cast(sum(points) as bigint) as points
    from wallet_entries where wallet_id = ? and points > 0
   group by kind order by kind`;

const ADD_ENTRY = `
  insert into wallet_entries (wallet_id, entry_number, at_ms, kind, deposit_id, subject_kind,
                              subject_id, points)
  values (?, ?, ?, ?, ?, ?, ?, ?)`;

const ADD_NEXT_ENTRY = `
  insert into wallet_entries (wallet_id, entry_number, at_ms, kind, deposit_id, subject_kind,
                              subject_id, points)
  values (?, (select coalesce(max(entry_number), 0) + 1 from wallet_entries where wallet_id = ?),
          ?, ?, ?, ?, ?, ?)`;
