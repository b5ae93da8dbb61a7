// Claims in SQL.
import type { DepositId, WalletId } from '../../contract/ids.ts';
import type { Claim, ClaimKind } from '../../ledger/claim.ts';
import type { ClaimsWrite } from '../port/claims.ts';
import type { Row, Sql } from './sql.ts';
import { asBytes, asNumber, asText, optional } from './values.ts';

export const sqlClaims = (sql: Sql): ClaimsWrite => ({
  claim: async (id) => {
    const row = await sql.one(CLAIM, id);
    return row && readClaim(row);
  },
  ofWallet: async (walletId, before, limit) =>
    (await sql.all(OF_WALLET, walletId, before ?? AFTER_ALL_IDS, limit)).map(readClaim),
  inState: async (state, after, limit) =>
    (await sql.all(IN_STATE, state, after ?? '', limit)).map(readClaim),
  openAbout: async (depositId) => (await sql.all(OPEN_ABOUT, depositId)).map(readClaim),
  save: async (claim) => {
    const about = [claim.id, claim.walletId, claim.kind, claim.depositId ?? null] as const;
    const said = [claim.receiptCode ?? null, claim.textCipher, claim.evidence] as const;
    const state = [claim.state, claim.filedAtMs, claim.dueAtMs] as const;
    const decided = [claim.decidedAtMs ?? null, claim.answer ?? null] as const;
    await sql.run(SAVE_CLAIM, ...about, ...said, ...state, ...decided);
  },
});

const readClaim = (row: Row): Claim => ({
  id: asText(row.id),
  walletId: asText(row.wallet_id) as WalletId,
  kind: asText(row.kind) as ClaimKind,
  depositId: optional(row.deposit_id, asText) as DepositId | undefined,
  receiptCode: optional(row.receipt_code, asText),
  textCipher: asBytes(row.text_cipher),
  evidence: asText(row.evidence),
  state: asText(row.state) as Claim['state'],
  filedAtMs: asNumber(row.filed_at_ms),
  dueAtMs: asNumber(row.due_at_ms),
  decidedAtMs: optional(row.decided_at_ms, asNumber),
  answer: optional(row.answer, asText),
});

/** Ids are lower-case UUIDs: every one of them comes before this. */
const AFTER_ALL_IDS = 'g';

const CLAIM = `select * from claims where id = ?`;

const OF_WALLET = `select * from claims where wallet_id = ? and id < ? order by id desc limit ?`;

const IN_STATE = `select * from claims where state = ? and id > ? order by id limit ?`;

const OPEN_ABOUT = `select * from claims where deposit_id = ? and state = 'open' order by id`;

const SAVE_CLAIM = `
  insert into claims (id, wallet_id, kind, deposit_id, receipt_code, text_cipher, evidence, state,
                      filed_at_ms, due_at_ms, decided_at_ms, answer)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set deposit_id = excluded.deposit_id, text_cipher = excluded.text_cipher,
         state = excluded.state, decided_at_ms = excluded.decided_at_ms, answer = excluded.answer`;
