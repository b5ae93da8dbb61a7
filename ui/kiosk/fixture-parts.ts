// What the fixtures are built from: a demo kiosk, a bag of coins, and their arithmetic.
import { OutOfServiceReason, type KioskView } from '#kiosk/bridge/contract.ts';

/** Coins by face, such as `{ KRW500: 38 }`. */
export type Poured = Readonly<Record<string, number>>;
type CoinsView = Extract<KioskView, { screen: 'coins' }>;
type ThanksView = Extract<KioskView, { screen: 'thanks' }>;

export const closedReasons = OutOfServiceReason.options;

const ACCEPTED =
  'KRW10 KRW50 KRW100 KRW500 USD1 USD5 USD10 USD25 EUR50 EUR100 EUR200 JPY10 JPY50 JPY100 CNY100';
/** Tenths of a point for one major unit. */
const RATES: Record<string, number> = {
  KRW: 10,
  USD: 13_327,
  EUR: 14_488,
  JPY: 90,
  CNY: 1_836,
  VND: 0,
};
const MINOR: Record<string, number> = { KRW: 1, USD: 100, EUR: 100, JPY: 1, CNY: 100 };

export const shared = {
  kioskName: '행복마을 1단지',
  isOnline: true,
  unsentRecords: 0,
  isSample: true,
  isForeignClosed: false,
  prices: ['USD', 'EUR', 'JPY', 'CNY', 'VND'].map((currency) => ({
    currency,
    units: currency === 'VND' ? '100' : '1',
    pointsTenths: currency === 'VND' ? '50' : String(RATES[currency]),
    spreadPerMille: 45,
  })),
  acceptedCoins: ACCEPTED.split(' ').map(faceOf),
  isHelpCalled: false,
  hasGuessGame: false,
};

export const countries = [
  ['KR', '+82'],
  ['US', '+1'],
  ['JP', '+81'],
  ['CN', '+86'],
  ['HK', '+852'],
  ['TW', '+886'],
  ['GB', '+44'],
  ['SG', '+65'],
  ['TH', '+66'],
  ['VN', '+84'],
  ['PH', '+63'],
  ['DE', '+49'],
  ['FR', '+33'],
  ['IT', '+39'],
  ['ES', '+34'],
].map(([country = '', callingCode = '']) => ({ country, callingCode }));

/** Totals, rows and heap of these coins. */
function counted(poured: Poured) {
  const rows = Object.entries(poured).map(([key, count]) => {
    const { currency, faceMinor } = faceOf(key);
    const amount = Number(faceMinor) * count;
    return {
      currency,
      faceMinor,
      count,
      amountMinor: String(amount),
      points: String(Math.round((amount / MINOR[currency]!) * (RATES[currency]! / 10))),
    };
  });
  const currencies = [...new Set(rows.map((row) => row.currency))];
  return {
    phone: '010-••••-5163',
    coinCount: rows.reduce((sum, row) => sum + row.count, 0),
    points: String(rows.reduce((sum, row) => sum + Number(row.points), 0)),
    isEstimate: false,
    totals: currencies.map((currency) => ({
      currency,
      amountMinor: String(
        rows
          .filter((row) => row.currency === currency)
          .reduce((sum, row) => sum + Number(row.amountMinor), 0),
      ),
    })),
    rows,
    heap: mixed(rows.flatMap((row, i) => Array<string>(row.count).fill(i.toString(36)))).join(''),
  };
}

export const coins = (poured: Poured, change: Partial<CoinsView> = {}): CoinsView => ({
  screen: 'coins',
  ...shared,
  ...counted(poured),
  phase: 'pouring',
  rejects: [],
  canCancel: false,
  ...change,
});

export const thanks = (
  poured: Poured,
  change: Partial<Omit<ThanksView, 'phone'>> & { phone?: string | undefined } = {},
): ThanksView =>
  ({
    screen: 'thanks',
    ...shared,
    ...counted(poured),
    receiptCode: '7F3Q92KDM4',
    receiptText: `https://tikkeul.example/receipt#${'eyJ0eXBlIjoicmVjZWlwdCIsImtpb3NrSWQiOiIwMTkz'.repeat(22)}`,
    availableFrom: '2026-11-29T05:32:00.000Z',
    isSent: true,
    secondsLeft: 20,
    ...change,
  }) as ThanksView;

function faceOf(key: string) {
  return { currency: key.slice(0, 3), faceMinor: key.slice(3) };
}

/** The same mixture each time: a person pours coins as they come. */
function mixed(coins: string[]): string[] {
  let state = 20_261_122;
  for (let i = coins.length - 1; i > 0; i--) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [coins[i], coins[j]] = [coins[j]!, coins[i]!];
  }
  return coins;
}
