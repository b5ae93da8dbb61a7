// Starts the operator console.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './operator.css';
import { browserClock } from '../kit/browser-clock.ts';
import { followTheme } from '../kit/theme.ts';
import { firstLanguage } from '../text/use-language.ts';
import { newCommandKey } from '../kit/command-key.ts';
import { deskClient } from './data/desk-client.ts';
import { OperatorApp } from './operator-app.tsx';
import { WordsProvider } from './words.tsx';

const client = deskClient();
const query = location.search;
followTheme(new URLSearchParams(query).get('theme'));
createRoot(document.getElementById('operator')!).render(
  <StrictMode>
    <WordsProvider first={firstLanguage(query, navigator.languages)}>
      <OperatorApp client={client} clock={browserClock} newKey={newCommandKey} />
    </WordsProvider>
  </StrictMode>,
);
