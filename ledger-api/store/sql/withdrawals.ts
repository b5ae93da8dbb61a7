// Withdrawals and payment files in SQL.
import type { WalletId } from '../../contract/ids.ts';
import type { Withdrawal, WithdrawalState } from '../../ledger/withdrawal.ts';
import type { PaymentFile, WithdrawalsWrite } from '../port/withdrawals.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asBytes, asNumber, asText, optional } from './values.ts';

export const sqlWithdrawals = (sql: Sql): WithdrawalsWrite => ({
  withdrawal: async (id) => {
    const row = await sql.one(WITHDRAWAL, id);
    return row && readWithdrawal(row);
  },
  ofWallet: async (walletId, before, limit) =>
    (await sql.all(OF_WALLET, walletId, before ?? AFTER_ALL_IDS, limit)).map(readWithdrawal),
  inState: async (state, after, limit) =>
    (await sql.all(IN_STATE, state, after ?? '', limit)).map(readWithdrawal),
  inFile: async (fileId) => (await sql.all(IN_FILE, fileId)).map(readWithdrawal),
  paymentFile: async (id) => {
    const row = await sql.one(PAYMENT_FILE, id);
    return row && readFile(row);
  },
  paymentFiles: async (before, limit) =>
    (await sql.all(PAYMENT_FILES, before ?? AFTER_ALL_IDS, limit)).map(readFile),
  save: async (one) => {
    const made = [one.id, one.walletId, one.state, one.points, one.feeMinor] as const;
    const policy = [one.policyName, one.policyVersion, one.payeeCipher, one.requestedAtMs] as const;
    const sent = [one.fileId ?? null, one.sentAtMs ?? null] as const;
    const answered = [one.answeredAtMs ?? null, one.reason ?? null] as const;
    await sql.run(SAVE_WITHDRAWAL, ...made, ...policy, ...sent, ...answered);
  },
  addPaymentFile: async ({ id, madeAtMs, madeBy, paymentsCount, totalMinor }) => {
    await sql.run(ADD_PAYMENT_FILE, id, madeAtMs, madeBy, paymentsCount, totalMinor);
  },
});

const readWithdrawal = (row: Row): Withdrawal => ({
  id: asText(row.id),
  walletId: asText(row.wallet_id) as WalletId,
  state: asText(row.state) as WithdrawalState,
  points: asBigint(row.points),
  feeMinor: asBigint(row.fee_minor),
  policyName: asText(row.policy_name) as Withdrawal['policyName'],
  policyVersion: asNumber(row.policy_version),
  payeeCipher: asBytes(row.payee_cipher),
  requestedAtMs: asNumber(row.requested_at_ms),
  fileId: optional(row.file_id, asText),
  sentAtMs: optional(row.sent_at_ms, asNumber),
  answeredAtMs: optional(row.answered_at_ms, asNumber),
  reason: optional(row.reason, asText),
});

const readFile = (row: Row): PaymentFile => ({
  id: asText(row.id),
  madeAtMs: asNumber(row.made_at_ms),
  madeBy: asText(row.made_by),
  paymentsCount: asNumber(row.payments_count),
  totalMinor: asBigint(row.total_minor),
});

/** Ids are lower-case UUIDs: every one of them comes before this. */
const AFTER_ALL_IDS = 'g';

const WITHDRAWAL = `select * from withdrawals where id = ?`;

const OF_WALLET = `
  select * from withdrawals where wallet_id = ? and id < ? order by id desc limit ?`;

const IN_STATE = `select * from withdrawals where state = ? and id > ? order by id limit ?`;

const IN_FILE = `select * from withdrawals where file_id = ? order by id`;

const PAYMENT_FILE = `select * from payment_files where id = ?`;

const PAYMENT_FILES = `select * from payment_files where id < ? order by id desc limit ?`;

const SAVE_WITHDRAWAL = `
  insert into withdrawals (id, wallet_id, state, points, fee_minor, policy_name, policy_version,
                           payee_cipher, requested_at_ms, file_id, sent_at_ms, answered_at_ms, reason)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set state = excluded.state, payee_cipher = excluded.payee_cipher, file_id = excluded.file_id,
         sent_at_ms = excluded.sent_at_ms, answered_at_ms = excluded.answered_at_ms,
         reason = excluded.reason`;

const ADD_PAYMENT_FILE = `
  insert into payment_files (id, made_at_ms, made_by, payments_count, total_minor)
  values (?, ?, ?, ?, ?)`;
