// Starts the wallet page: `/receipt` shows a receipt to anybody, every other address the holder's wallet.
import { lazy, StrictMode, Suspense, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './wallet.css';
import { browserClock } from '../kit/browser-clock.ts';
import { ledgerClient } from './data/ledger-client.ts';
import { phoneMemory } from './data/phone-memory.ts';
import { startWalletFeed } from './data/wallet-feed.ts';
import { openWalletStream } from './data/wallet-stream.ts';
import { followTheme } from '../kit/theme.ts';
import { WalletApp } from './wallet-app.tsx';
import { firstLanguage } from '../text/use-language.ts';
import { WordsProvider } from './words.tsx';

const ReceiptScreen = lazy(() =>
  import('./receipt/receipt-screen.tsx').then((m) => ({ default: m.ReceiptScreen })),
);
const client = ledgerClient();
const memory = phoneMemory();

function Wallet(): ReactNode {
  const [feed] = useState(() =>
    startWalletFeed({
      client,
      clock: browserClock,
      memory,
      openStream: (signal, listen) => openWalletStream(browserClock, signal, listen),
    }),
  );
  useEffect(() => {
    const follow = (): void => feed.show(document.visibilityState === 'visible');
    const reconnect = (): void => void feed.refresh();
    document.addEventListener('visibilitychange', follow);
    window.addEventListener('online', reconnect);
    window.addEventListener('offline', reconnect);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      window.removeEventListener('online', reconnect);
      window.removeEventListener('offline', reconnect);
    };
  }, [feed]);
  return <WalletApp client={client} clock={browserClock} feed={feed} memory={memory} />;
}

const query = location.search;
followTheme(new URLSearchParams(query).get('theme'));
createRoot(document.getElementById('wallet')!).render(
  <StrictMode>
    <WordsProvider first={firstLanguage(query, navigator.languages)}>
      {location.pathname.startsWith('/receipt') ? (
        <Suspense>
          <ReceiptScreen client={client} hash={location.hash} />
        </Suspense>
      ) : (
        <Wallet />
      )}
    </WordsProvider>
  </StrictMode>,
);

// The worker keeps the page for looking without a line; a browser without workers does without.
addEventListener('load', () => {
  void navigator.serviceWorker?.register('/sw.js').catch(() => {});
});
