// The coin tray: a hand full of coins and a slot, for a kiosk whose acceptor is emulated.
import { useEffect, useState } from 'react';
import type { BrowserClock } from '../kit/browser-clock.ts';
import { Mark } from '../kit/mark.tsx';
import type { ReadyLanguage, Texts } from '../text/languages.ts';
import { LanguageChoice } from '../text/language-choice.tsx';
import { trayEn } from '../text/tray/en.ts';
import { trayJa } from '../text/tray/ja.ts';
import { trayKo, type TrayText } from '../text/tray/ko.ts';
import { trayZh } from '../text/tray/zh.ts';
import { useLanguage } from '../text/use-language.ts';
import { CoinButtons } from './coin-buttons.tsx';
import { DevicePanel, DOING_COMMANDS, type Doing } from './device-panel.tsx';
import type { EmulatorClient } from './emulator-client.ts';
import { ResultList } from './result-list.tsx';
import { coinResult, countResult } from './results.ts';
import { SlotState } from './slot-state.tsx';
import { HANDFUL, nameOfCoin } from './tray-coins.ts';
import { useTray } from './use-tray.ts';

const TEXTS: Texts<TrayText> = { ko: trayKo, en: trayEn, ja: trayJa, zh: trayZh };
type TrayProps = Readonly<{ client: EmulatorClient; clock: BrowserClock; first: ReadyLanguage }>;

export function TrayApp({ client, clock, first }: TrayProps) {
  const { lang, change } = useLanguage(first);
  const text = TEXTS[lang];
  const tray = useTray(client, clock, text);
  const [count, setCount] = useState(1);
  useEffect(() => {
    document.title = text.pageTitle;
  }, [text]);

  const drop = (coinId: string, name: string, times = count): Promise<void> =>
    tray.act(`coin ${coinId}${times === 1 ? '' : ` ${times}`}`, (reply) =>
      coinResult(text, name, reply),
    );
  const pourHandful = async (): Promise<void> => {
    for (const coinId of HANDFUL) await drop(coinId, nameOfCoin(coinId), 1);
  };
  const act = (doing: Doing): void =>
    void tray.act(DOING_COMMANDS[doing], (reply) =>
      doing === 'count' ? countResult(text, reply) : { tone: 'note', words: text.done[doing] },
    );

  return (
    <main className="tray">
      <header className="sky">
        <span className="logo">
          <Mark />
          <b>{text.title}</b>
        </span>
        <LanguageChoice label={text.language} lang={lang} change={change} />
        <h1>{text.lead}</h1>
        <SlotState text={text} state={tray.state} />
      </header>
      <CoinButtons
        text={text}
        count={count}
        chooseCount={setCount}
        drop={(coinId, name) => void drop(coinId, name)}
        pourHandful={() => void pourHandful()}
      />
      <ResultList text={text} results={tray.results} />
      <DevicePanel text={text} state={tray.state} act={act} />
    </main>
  );
}
