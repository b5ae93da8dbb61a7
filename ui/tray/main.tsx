// Starts the coin tray page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserClock } from '../kit/browser-clock.ts';
import { followTheme } from '../kit/theme.ts';
import { firstLanguage } from '../text/use-language.ts';
import { emulatorClient } from './emulator-client.ts';
import { TrayApp } from './tray-app.tsx';
import './tray.css';

followTheme(new URLSearchParams(location.search).get('theme'));
createRoot(document.getElementById('tray')!).render(
  <StrictMode>
    <TrayApp
      client={emulatorClient}
      clock={browserClock}
      first={firstLanguage(location.search, navigator.languages)}
    />
  </StrictMode>,
);
