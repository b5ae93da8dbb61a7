// What a route is given: the typed app, and the ledger behind it. A route takes what it needs and no more.
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { ScryptCost } from './auth/passwords.ts';
import type { StepUpRules } from './auth/step-up.ts';
import type { LedgerEvents } from './events.ts';
import type { LedgerKeys } from './keys/ledger-keys.ts';
import type { MessageSink } from './messages/message-sink.ts';
import type { HoldPeriods } from './ledger/policy/hold.ts';
import type { LedgerStore } from './store/ledger-store.ts';
import type { Bank, Payee } from './use-cases/bank.ts';
import type { IdentityCheck } from './use-cases/identity-check.ts';
import type { Phones } from './use-cases/phones.ts';
import type { ShopId } from './contract/ids.ts';
import type { RateSource } from './use-cases/rate-source.ts';
import type { Secrets } from './use-cases/secrets.ts';

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type Ledger = Readonly<{
  store: LedgerStore;
  keys: LedgerKeys;
  phones: Phones;
  /** The number in a blob that a kiosk sealed, or undefined when it cannot be opened. */
  openPhone(blob: Uint8Array): string | undefined;
  messages: MessageSink;
  events: LedgerEvents;
  clock: Clock;
  entropy: Entropy;
  /** Names, account numbers and complaints at rest. */
  secrets: Secrets;
  identityCheck: IdentityCheck;
  bank: Bank;
  /** Undefined where operators publish the rates. */
  rateSource: RateSource | undefined;
  /** Whom payments come from: our own account at that bank. */
  payer: Payee;
  /** How long coins wait. */
  holdPeriods: HoldPeriods;
  /** When a holder has to prove the number once more. */
  stepUp: StepUpRules;
  businessZone: string;
  /** The shop that stands for the charity; undefined while nobody has named one. */
  charityId?: ShopId | undefined;
  /** `host:port` of webhooks that may lead to private addresses, and need no https. */
  allowedWebhookHosts: readonly string[];
  /** A demonstration: emulated coins may be worth something. */
  isDemoHouse: boolean;
  /** What hashing an operator's password costs. */
  passwordCost: ScryptCost;
  /** Where this ledger is reached; known once it listens. */
  reach(): Reach;
  /** Aborted when the ledger stops: open streams end. */
  stopping: AbortSignal;
}>;

export type Reach = Readonly<{
  /** Where people reach the ledger. */
  publicOrigin: string;
  /** Where it listens. */
  localOrigin: string;
  /** Every origin whose pages are our own. */
  origins: readonly string[];
  /** Every `Host` that a kiosk may sign. */
  authorities: readonly string[];
}>;
