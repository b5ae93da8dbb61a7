// Which coin table each acceptor may use, and the sentence that says why when there is none.
import type { CoinTable } from '#drivers/coin-table.ts';
import type { Clock } from '#drivers/clock.ts';
import type { AcceptorSetting } from '#drivers/open-acceptor.ts';
import type { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { readCoinTableFile, type TableFile } from './config/coin-table-file.ts';
import type { Settings } from './config/settings.ts';
import { pricedTable } from './deposit/pricing.ts';
import type { Enrolment, KioskStore } from './store/kiosk-store.ts';
import type { Log } from './sync/log.ts';

export interface CoinTables {
  /**
   * The table that operators approved for this acceptor, closed for coins without a price on `card`; `index` is the
   * place of the acceptor in the settings.
   */
  tableFor(acceptorId: string, card: RateCard | undefined, index: number): CoinTable | undefined;
  /** Why `tableFor` knows none; undefined where it does. */
  refusalFor(acceptorId: string, index: number): string | undefined;
  /** Reads COIN_TABLE again: a table of our ledger is stored, anything else said once. */
  takeFile(): void;
  /** The table in COIN_TABLE that waits for approval, read anew. */
  proposal(): CoinTableProposal | undefined;
}

export type CoinTablesDeps = Readonly<{
  store: Pick<KioskStore, 'coinTable' | 'saveCoinTable'>;
  settings: Pick<Settings, 'COIN_TABLE' | 'HOUSE'>;
  acceptorSettings: readonly Pick<AcceptorSetting, 'place'>[];
  enrolment(): Enrolment | undefined;
  clock: Pick<Clock, 'nowMs'>;
  log: Log;
}>;

/** Nothing is read before the first call. */
export function createCoinTables({
  store,
  settings,
  acceptorSettings,
  enrolment,
  clock,
  log,
}: CoinTablesDeps): CoinTables {
  const file = settings.COIN_TABLE;
  let read: TableFile | undefined;

  /** An emulator makes coins of nothing: where a real device is expected, its table opens no slot but in a demonstration. */
  const isPlayMoney = (acceptorId: string, index: number): boolean =>
    settings.HOUSE !== 'demo' &&
    acceptorSettings[index]?.place.kind !== 'emulated' &&
    acceptorId.includes('TKL-EMU');

  function takeFile(): void {
    if (file === undefined) return;
    const before = read;
    read = readCoinTableFile(file, enrolment());
    if (read.ok) {
      store.saveCoinTable(read.table, clock.nowMs());
    } else if (before?.ok !== false || before.sentence !== read.sentence) {
      log('warn', read.sentence);
    }
  }

  /** What COIN_TABLE has to do with this acceptor. */
  function refusalOfFile(acceptorId: string): string | undefined {
    if (!read) return undefined;
    const named = read.ok ? read.table.acceptorId : read.proposal?.acceptorId;
    if (named === undefined || named === acceptorId) return read.ok ? undefined : read.sentence;
    return `COIN_TABLE ${file} is for ${named}, and ${acceptorId} is connected. Its coins stay closed: capture a table of this acceptor with "npm run kiosk -- --capture FILE".`;
  }

  return {
    tableFor: (acceptorId, card, index) => {
      const signed = isPlayMoney(acceptorId, index) ? undefined : store.coinTable(acceptorId);
      if (!signed) return undefined;
      const entries = signed.positions.map(({ position, coinId, currency, faceMinor, path }) => ({
        position,
        coinId,
        value: { currency, faceMinor: BigInt(faceMinor) },
        ...(path !== undefined && { path }),
      }));
      const { bank } = signed;
      return pricedTable({ acceptorId, ...(bank !== undefined && { bank }), entries }, card);
    },
    refusalFor: (acceptorId, index) => {
      if (isPlayMoney(acceptorId, index)) {
        return `${acceptorId} is an emulated acceptor, and ACCEPTOR names it as a real one. Its coins are worth nothing and stay closed: connect a real acceptor, or set ACCEPTOR=emulated:cctalk.`;
      }
      if (store.coinTable(acceptorId)) return undefined;
      return (
        refusalOfFile(acceptorId) ??
        `No coin table for ${acceptorId} is approved, so its coins stay closed. Capture one with "npm run kiosk -- --capture FILE", complete it, and set COIN_TABLE=FILE to propose it.`
      );
    },
    takeFile,
    proposal: () => {
      takeFile();
      return read?.ok === false && enrolment() ? read.proposal : undefined;
    },
  };
}
