// The rate card in force: the wallet tells when its rates are samples.
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from './ledger-client.ts';
import { useFetched } from './use-fetched.ts';

export const useRateCard = (client: LedgerClient, clock: BrowserClock): RateCard | undefined =>
  useFetched(clock, 'once', () => client.rateCard(), 'rate-card').value;
