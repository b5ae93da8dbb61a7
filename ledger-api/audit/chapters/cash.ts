// I10, I13: coins in cashboxes by face, in sealed bags, at banks and in suspense, against the accounts they stand on.
import { againstAccounts, againstEach, compare, type Comparison, rowsOf } from '../compare.ts';
import type { Chapter, Desk } from '../desk.ts';
import { optionalText, textOf } from '../reader.ts';

export function cashChapter(desk: Desk): Chapter {
  const { books, notebook, count } = desk;
  return {
    name: 'cash',
    open: async () => notebook.rule(TABLES),
    read: ({ document, legs }) => {
      const { template, details } = document;
      if (!/^(1|2|2s|7)$/.test(template)) return;
      const box = legs.find((leg) => leg.account.startsWith('cash:kiosk:'));
      const sign = template === '7' ? -1n : 1n;
      for (const { faceMinor, count: many } of details.denominations ?? []) {
        const values = [BigInt(faceMinor), sign * BigInt(many)] as const;
        notebook.run(FILL, details.kioskId ?? '', box?.commodity ?? '', ...values);
        if (template !== '7') continue;
        const bag = details.subject?.id ?? '';
        notebook.run(BAG('bagged'), bag, box?.commodity ?? '', BigInt(faceMinor), BigInt(many));
      }
    },
    close: async () => {
      await notebook.copy(books, `select * from cashboxes`, 'stored_boxes');
      await notebook.copy(books, SHIPMENTS, 'shipments');
      await notebook.copy(books, SUSPENSE, 'suspended');
      let bags = 0;
      for await (const row of books.rows(`select id, state, expected from bags`)) {
        bags += 1;
        for (const face of JSON.parse(textOf(row.expected)) as Face[]) {
          const values = [BigInt(face.faceMinor), BigInt(face.count)] as const;
          const table = row.state === 'sealed' ? 'sealed_bags' : 'other_bags';
          notebook.run(BAG(table), textOf(row.id), face.currency, ...values);
        }
      }
      for await (const row of books.rows(SEALS)) {
        const [kept, told] = [optionalText(row.kiosk_seal), optionalText(row.seal_number)];
        if (kept === told) continue;
        desk.differ(
          `Bag ${textOf(row.id)} is stored with the seal ${kept ?? 'none'} from its kiosk, which told ${told ?? 'none'}.`,
        );
      }
      compare(desk, COMPARISONS);
      for await (const row of books.rows(RESOLVED)) {
        const by = notebook.one(`select id from resolved where id = ?`, textOf(row.transfer_id));
        if ((by === undefined) === (row.resolved_at_ms === null)) continue;
        desk.differ(
          `Coins of ${textOf(row.transfer_id)} are ${by ? 'resolved in the log' : 'said to be resolved'}, and not ${by ? 'in their row' : 'in the log'}.`,
        );
      }
      count('bags', bags);
      count('shipments', rowsOf(desk, 'shipments'));
    },
  };
}

type Face = Readonly<{ currency: string; faceMinor: string; count: number }>;

// `resolved` is filled where coins are read (`coin-book.ts`).
const TABLES = `
  create table boxes (
    kiosk text, currency text, face integer, many integer, primary key (kiosk, currency, face)
  ) without rowid;
  create table stored_boxes (
    kiosk text, currency text, face integer, many integer, primary key (kiosk, currency, face)
  ) without rowid;
  create table bagged (bag text, currency text, face integer, many integer);
  create table sealed_bags (bag text, currency text, face integer, many integer);
  create table other_bags (bag text, currency text, face integer, many integer);
  create table shipments (id text primary key, currency text, open integer) without rowid;
  create table suspended (transfer text primary key, currency text, amount integer) without rowid`;

const FILL = `
  insert into boxes values (?, ?, ?, ?)
      on conflict (kiosk, currency, face) do update set many = many + excluded.many`;

const BAG = (table: string): string => `insert into ${table} values (?, ?, ?, ?)`;
const SHIPMENTS = `select id, currency, open_minor from shipments`;
const SUSPENSE = `
  select transfer_id, currency, amount_minor from suspense_items where resolved_at_ms is null`;
/** A bag that was sealed before seals were kept with it has none. */
const SEALS = `
  select b.id, b.kiosk_seal, r.seal_number
    from bags b
    left join cashbox_removals r on r.kiosk_id = b.kiosk_id and r.kiosk_epoch = b.kiosk_epoch
                                 and r.seq = b.cut_off_seq
   where b.kiosk_seal is not null`;
const RESOLVED = `select transfer_id, resolved_at_ms from suspense_items`;

const COMPARISONS: readonly Comparison[] = [
  [
    `select coalesce(b.kiosk, s.kiosk) || ' (' || coalesce(b.currency, s.currency) || ' ' ||
            coalesce(b.face, s.face) || ')' as id,
            coalesce(s.many, 0) as stored, coalesce(b.many, 0) as derived
       from boxes b
       full join stored_boxes s on s.kiosk = b.kiosk and s.currency = b.currency and s.face = b.face
      where coalesce(s.many, 0) <> coalesce(b.many, 0)`,
    (id, stored, derived) =>
      `The cashbox of kiosk ${id} is stored with ${stored} coins; ingested less collected are ${derived}.`,
  ],
  [
    againstAccounts(
      'cash:kiosk:',
      `select 'cash:kiosk:' || kiosk || ':' || currency as account, face * many as amount from stored_boxes`,
    ),
    (id, stored, derived) =>
      `The faces behind ${id} add up to ${stored}, the account has ${derived}.`,
  ],
  [
    againstEach(
      'bag, currency, face',
      `select bag, currency, face, many as stored, 0 as derived from sealed_bags
        union all
       select bag, currency, face, many as stored, 0 as derived from other_bags
        union all
       select bag, currency, face, 0 as stored, many as derived from bagged`,
    ),
    (id, stored, derived) =>
      `Bag ${id} is stored with ${stored} coins; ${derived} were sealed in it.`,
  ],
  [
    againstAccounts(
      'cash:transit:',
      `select 'cash:transit:' || bag || ':' || currency as account, face * many as amount from sealed_bags`,
    ),
    (id, stored, derived) => `The bag behind ${id} holds ${stored}, the account has ${derived}.`,
  ],
  [
    againstAccounts(
      'bank:clearing:',
      `select 'bank:clearing:' || id || ':' || currency as account, open as amount from shipments`,
    ),
    (id, stored, derived) =>
      `The shipment behind ${id} has ${stored} open, the account has ${derived}.`,
  ],
  [
    againstAccounts(
      'suspense:',
      `select 'suspense:' || currency as account, -amount as amount from suspended`,
    ),
    (id, stored, derived) =>
      `Coins in doubt behind ${id} are ${stored}, the account has ${derived}.`,
  ],
];
