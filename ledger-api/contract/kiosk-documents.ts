// What a ledger and a kiosk sign for each other, besides batches: certificate, receipt, commands, heartbeat.
import { z } from 'zod';
import { canonicalBytes } from './canonical-json.ts';
import { CoinTableProposal, SignedCoinTable } from './coin-table.ts';
import { Base64Url, DepositId, Instant, KioskId } from './ids.ts';
import { Currency, MinorText } from './money.ts';
import { RateCard } from './rate-card.ts';

const signed = { kid: z.string().regex(/^[0-9a-f]{16}$/), signature: Base64Url };

/** The ledger's word that this key is this kiosk's. */
export const KioskCertificate = z.strictObject({
  type: z.literal('kiosk-certificate'),
  kioskId: KioskId,
  kioskEpoch: z.int().min(1),
  publicKey: Base64Url,
  issuedAt: Instant,
  ...signed,
});
export type KioskCertificate = z.infer<typeof KioskCertificate>;

/** What the depositor takes away; anyone with the ledger's public keys can verify it without network. */
export const Receipt = z.strictObject({
  type: z.literal('receipt'),
  kioskId: KioskId,
  kioskEpoch: z.int().min(1),
  depositId: DepositId,
  totals: z.array(
    z.strictObject({ currency: Currency, amountMinor: MinorText, count: z.int().min(1) }),
  ),
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(1),
  closedAt: Instant,
  certificate: KioskCertificate,
  ...signed,
});
export type Receipt = z.infer<typeof Receipt>;

/** Sent with 401 `clock-skew`, so that a kiosk with a wrong clock can correct itself. */
export const ServerTime = z.strictObject({
  type: z.literal('server-time'),
  kioskId: KioskId,
  /** The `created` of the refused request, in seconds, as received. */
  created: z.int(),
  serverTime: Instant,
  ...signed,
});
export type ServerTime = z.infer<typeof ServerTime>;

/** An operator's order to one kiosk; refused when its number is not above the last one in force. */
export const KioskCommand = z.strictObject({
  type: z.literal('kiosk-command'),
  kioskId: KioskId,
  number: z.int().min(1),
  command: z.enum(['enable', 'disable', 'restart']),
  issuedAt: Instant,
  ...signed,
});
export type KioskCommand = z.infer<typeof KioskCommand>;

export const EnrolRequest = z.strictObject({
  token: z.string().min(20).max(300),
  publicKey: Base64Url,
  softwareVersion: z.string().min(1).max(60),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

export const LedgerKey = z.strictObject({
  kid: z.string().regex(/^[0-9a-f]{16}$/),
  use: z.enum(['sign', 'seal']),
  alg: z.enum(['ed25519', 'x25519']),
  key: Base64Url,
});
export type LedgerKey = z.infer<typeof LedgerKey>;

export const EnrolAnswer = z.strictObject({
  kioskId: KioskId,
  kioskEpoch: z.int().min(1),
  certificate: KioskCertificate,
  publicOrigin: z.string(),
  ledgerKeys: z.array(LedgerKey).min(1),
  /** The signing key's signature over `ledgerKeysBytes`: without it a false sealing key could be slipped in. */
  ledgerKeysSignature: Base64Url,
  serverTime: Instant,
});
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;

/** What the ledger signs so that a kiosk may believe every key of the enrolment answer. */
export const ledgerKeysBytes = (kioskId: string, ledgerKeys: readonly LedgerKey[]): Uint8Array =>
  canonicalBytes({ type: 'ledger-keys', kioskId, ledgerKeys });

export const HeartbeatRequest = z.strictObject({
  kioskId: KioskId,
  kioskEpoch: z.int().min(1),
  /** Rises strictly with each heartbeat, stored before it is sent. */
  counter: z.int().min(1),
  softwareVersion: z.string().min(1).max(60),
  acceptors: z.array(
    z.strictObject({
      acceptorId: z.string().max(200).optional(),
      state: z.string().max(40),
      reason: z.string().max(200).optional(),
    }),
  ),
  unsentRecords: z.int().min(0),
  /** Mixed coins that this cabinet's cashbox holds, where somebody has said so. */
  cashboxCoinsMax: z.int().min(1).optional(),
  cardNumber: z.int().min(1).optional(),
  /** A coin table that waits for an operator's approval; sent until the ledger has answered. */
  tableProposal: CoinTableProposal.optional(),
});
export type HeartbeatRequest = z.infer<typeof HeartbeatRequest>;

export const HeartbeatAnswer = z.strictObject({
  serverTime: Instant,
  kioskName: z.string(),
  /** How long a deposit waits before it becomes points, in milliseconds (for *Ready to spend from …*). */
  holdPeriodMs: z.int().min(0),
  /** The same for currencies that wait otherwise; left out while there are none. */
  holdPeriodsMs: z.partialRecord(Currency, z.int().min(0)).optional(),
  rateCard: RateCard.optional(),
  coinTables: z.array(SignedCoinTable),
  commands: z.array(KioskCommand),
});
export type HeartbeatAnswer = z.infer<typeof HeartbeatAnswer>;
