// Starts the shop's page: theme and language follow the device, the till asks the ledger while the page is seen.
import { StrictMode, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './shop.css';
import { browserClock } from '../kit/browser-clock.ts';
import { followTheme } from '../kit/theme.ts';
import { firstLanguage } from '../text/use-language.ts';
import { shopClient } from './data/shop-client.ts';
import { startShopFeed } from './data/shop-feed.ts';
import { ShopApp } from './shop-app.tsx';
import { WordsProvider } from './words.tsx';

const client = shopClient();

function ShopPage(): ReactNode {
  const [feed] = useState(() => startShopFeed(client, browserClock));
  useEffect(() => {
    const follow = (): void => feed.show(document.visibilityState === 'visible');
    const reconnect = (): void => feed.refresh();
    document.addEventListener('visibilitychange', follow);
    window.addEventListener('online', reconnect);
    window.addEventListener('offline', reconnect);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      window.removeEventListener('online', reconnect);
      window.removeEventListener('offline', reconnect);
    };
  }, [feed]);
  return <ShopApp client={client} clock={browserClock} feed={feed} />;
}

const query = location.search;
followTheme(new URLSearchParams(query).get('theme'));
createRoot(document.querySelector('#shop')!).render(
  <StrictMode>
    <WordsProvider first={firstLanguage(query, navigator.languages)}>
      <ShopPage />
    </WordsProvider>
  </StrictMode>,
);
