// What the controller and its screen say to each other over the loopback WebSocket. The controller holds the
// truth and sends whole views; the page sends what a finger did. Amounts are text of whole minor units.
import { z } from 'zod';
import { MinorText } from '#ledger/contract/money.ts';
import { serviceCommands, serviceFields, signInFields } from './service-contract.ts';

export const Language = z.enum(['ko', 'en', 'ja', 'zh']);
export type Language = z.infer<typeof Language>;

const Count = z.int().min(0);
const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);

/** One row of the coin list. */
const CoinRow = z.strictObject({
  currency: CurrencyCode,
  faceMinor: MinorText,
  count: Count,
  amountMinor: MinorText,
  points: MinorText,
});

const Total = z.strictObject({ currency: CurrencyCode, amountMinor: MinorText });

/** What a foreign coin is worth today. */
const Price = z.strictObject({
  currency: CurrencyCode,
  /** For how many major units the price is told: one dollar, 1 yen, 100 dong. */
  units: MinorText,
  /** Tenths of a point for them all, after the spread, rounded down. */
  pointsTenths: MinorText,
  /** Tenths of a percent: 45 is 4.5 %. */
  spreadPerMille: Count,
});

const PickupNotice = z.strictObject({
  /** Twelve Crockford characters, shown 4-4-4. */
  code: z.string(),
  secondsLeft: Count,
});

export const OutOfServiceReason = z.enum([
  'starting',
  'no-acceptor',
  'no-approved-table',
  'acceptor-fault',
  'cannot-close',
  'store',
  'held',
  'disabled',
  'no-cashbox',
]);
export type OutOfServiceReason = z.infer<typeof OutOfServiceReason>;

const shared = {
  kioskName: z.string(),
  /** The ledger answered the last call. */
  isOnline: z.boolean(),
  unsentRecords: Count,
  /** Rates are samples for a demonstration. */
  isSample: z.boolean(),
  /** Foreign coins are closed: the rate card has expired, or none ever arrived. */
  isForeignClosed: z.boolean(),
  prices: z.array(Price),
  /** Coins the slot takes, in the order of the approved table. */
  acceptedCoins: z.array(z.strictObject({ currency: CurrencyCode, faceMinor: MinorText })),
  /** A code for coins that came without a session. */
  pickup: PickupNotice.optional(),
  /** Help was called from this screen. */
  isHelpCalled: z.boolean(),
  /** People may guess the total before they pour. */
  hasGuessGame: z.boolean(),
};

const counted = {
  /** Masked number, absent for a deposit without one. */
  phone: z.string().optional(),
  coinCount: Count,
  points: MinorText,
  /** Points are an estimate (rate fixed at maturity). */
  isEstimate: z.boolean(),
  totals: z.array(Total),
  rows: z.array(CoinRow),
  /** Counted coins in order, one base-36 digit each: the row index in `rows`. */
  heap: z.string().regex(/^[0-9a-z]*$/),
};

export const KioskView = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('out-of-service'), ...shared, reason: OutOfServiceReason }),
  z.strictObject({ screen: z.literal('attract'), ...shared }),
  z.strictObject({
    screen: z.literal('number'),
    ...shared,
    /** National digits as typed. */
    digits: z.string().regex(/^\d{0,15}$/),
    country: z.string().regex(/^[A-Z]{2}$/),
    callingCode: z.string().regex(/^\+\d{1,4}$/),
    countries: z.array(
      z.strictObject({
        country: z.string().regex(/^[A-Z]{2}$/),
        callingCode: z.string().regex(/^\+\d{1,4}$/),
      }),
    ),
    /** Enough digits to try. */
    canConfirm: z.boolean(),
    error: z.enum(['not-a-mobile-number', 'no-ledger-key']).optional(),
    /** Seconds until home, from 20 down; absent before the warning. */
    secondsLeft: Count.optional(),
  }),
  z.strictObject({
    screen: z.literal('consent'),
    ...shared,
    phone: z.string().optional(),
    termsVersion: z.int().min(1),
    secondsLeft: Count.optional(),
  }),
  z.strictObject({
    screen: z.literal('coins'),
    ...shared,
    ...counted,
    /** opening and closing wait for the acceptor's proof; checking: the acceptor is silent for now. */
    phase: z.enum(['opening', 'pouring', 'more', 'closing', 'jam', 'cap', 'checking']),
    /** Coins that came back, by cause. */
    rejects: z.array(z.strictObject({ cause: z.string(), count: z.int().min(1) })),
    canCancel: z.boolean(),
    /** Seconds until the deposit finishes with full credit; in phase `more`. */
    secondsLeft: Count.optional(),
  }),
  z.strictObject({
    screen: z.literal('thanks'),
    ...shared,
    ...counted,
    /** `7F3Q92KDM4`, shown 5-5. */
    receiptCode: z.string(),
    /** The text of the QR. */
    receiptText: z.string(),
    availableFrom: z.string(),
    /** For a deposit without a number: twelve characters, shown 4-4-4. */
    pickupCode: z.string().optional(),
    /** All its records have reached the ledger. */
    isSent: z.boolean(),
    secondsLeft: Count,
  }),
  z.strictObject({ screen: z.literal('service-sign-in'), ...shared, ...signInFields }),
  z.strictObject({ screen: z.literal('service'), ...shared, ...serviceFields }),
]);
export type KioskView = z.infer<typeof KioskView>;

export const ScreenCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start') }),
  z.strictObject({ do: z.literal('digit'), digit: z.string().regex(/^\d$/) }),
  z.strictObject({ do: z.literal('delete') }),
  z.strictObject({ do: z.literal('country'), country: z.string().regex(/^[A-Z]{2}$/) }),
  z.strictObject({ do: z.literal('confirm-number') }),
  z.strictObject({ do: z.literal('without-number') }),
  z.strictObject({ do: z.literal('agree') }),
  z.strictObject({ do: z.literal('under-14') }),
  z.strictObject({ do: z.literal('finish') }),
  z.strictObject({ do: z.literal('cancel') }),
  z.strictObject({ do: z.literal('more-time') }),
  z.strictObject({ do: z.literal('home') }),
  z.strictObject({ do: z.literal('call-for-help') }),
  z.strictObject({ do: z.literal('language'), lang: Language }),
  ...serviceCommands,
]);
export type ScreenCommand = z.infer<typeof ScreenCommand>;

export const ToScreen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), view: KioskView }),
  /** Another page took over; this one says so and stays quiet. */
  z.strictObject({ kind: z.literal('taken-over') }),
]);
export type ToScreen = z.infer<typeof ToScreen>;

/** What a page cannot find out about the machine that it is shown on. */
export const OwnScreen = z.strictObject({
  /** Millimetres per CSS pixel of this kiosk's screen, for sizes prescribed in millimetres. */
  pitchMm: z.number().positive().optional(),
  /** The step that each visit begins with; 0 is off. */
  volume: z.int().min(0).max(5).optional(),
  /** From and to this local hour everything sounds a quarter as loud. */
  quietHours: z.tuple([z.int(), z.int()]).optional(),
  /** Names of the keys that the headset's socket sends: in, out. */
  headsetKeys: z.tuple([z.string(), z.string()]).optional(),
});
export type OwnScreen = z.infer<typeof OwnScreen>;

/** Answer of `POST /bridge-token`; single use, ten seconds. */
export const BridgeToken = z.strictObject({ token: z.string(), ...OwnScreen.shape });

/** Answer of `POST /emulator`, and of the emulator's control socket. */
export const EmulatorAnswer = z.looseObject({ ok: z.boolean() });
