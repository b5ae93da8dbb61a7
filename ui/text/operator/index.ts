// The console's texts, put together from its parts, for every language.
import type { Texts } from '../languages.ts';
import { decisionsEn } from './decisions/en.ts';
import { decisionsJa } from './decisions/ja.ts';
import { decisionsKo, type DecisionsText } from './decisions/ko.ts';
import { decisionsZh } from './decisions/zh.ts';
import { devicesEn } from './devices/en.ts';
import { devicesJa } from './devices/ja.ts';
import { devicesKo, type DevicesText } from './devices/ko.ts';
import { devicesZh } from './devices/zh.ts';
import { fundsEn } from './funds/en.ts';
import { fundsJa } from './funds/ja.ts';
import { fundsKo, type FundsText } from './funds/ko.ts';
import { fundsZh } from './funds/zh.ts';
import { livesEn } from './lives/en.ts';
import { livesJa } from './lives/ja.ts';
import { livesKo, type LivesText } from './lives/ko.ts';
import { livesZh } from './lives/zh.ts';
import { moneyEn } from './money/en.ts';
import { moneyJa } from './money/ja.ts';
import { moneyKo, type MoneyText } from './money/ko.ts';
import { moneyZh } from './money/zh.ts';
import { partiesEn } from './parties/en.ts';
import { partiesJa } from './parties/ja.ts';
import { partiesKo, type PartiesText } from './parties/ko.ts';
import { partiesZh } from './parties/zh.ts';
import { peopleEn } from './people/en.ts';
import { peopleJa } from './people/ja.ts';
import { peopleKo, type PeopleText } from './people/ko.ts';
import { peopleZh } from './people/zh.ts';
import { shellEn } from './shell/en.ts';
import { shellJa } from './shell/ja.ts';
import { shellKo, type ShellText } from './shell/ko.ts';
import { shellZh } from './shell/zh.ts';

/** `shell` is what every screen has; `devices` kiosks and tables; `money` bags, bank, rates, books; `decisions` what waits for a person; `people` claims and payouts; `parties` shops, operators, wallets, presents; `funds` files of payments and books, and taking back; `lives` what kiosks did over time, and their tables. */
export type OperatorText = Readonly<{
  shell: ShellText;
  devices: DevicesText;
  money: MoneyText;
  decisions: DecisionsText;
  people: PeopleText;
  parties: PartiesText;
  funds: FundsText;
  lives: LivesText;
}>;

export const OPERATOR_TEXTS: Texts<OperatorText> = {
  ko: {
    shell: shellKo,
    devices: devicesKo,
    money: moneyKo,
    decisions: decisionsKo,
    people: peopleKo,
    parties: partiesKo,
    funds: fundsKo,
    lives: livesKo,
  },
  en: {
    shell: shellEn,
    devices: devicesEn,
    money: moneyEn,
    decisions: decisionsEn,
    people: peopleEn,
    parties: partiesEn,
    funds: fundsEn,
    lives: livesEn,
  },
  ja: {
    shell: shellJa,
    devices: devicesJa,
    money: moneyJa,
    decisions: decisionsJa,
    people: peopleJa,
    parties: partiesJa,
    funds: fundsJa,
    lives: livesJa,
  },
  zh: {
    shell: shellZh,
    devices: devicesZh,
    money: moneyZh,
    decisions: decisionsZh,
    people: peopleZh,
    parties: partiesZh,
    funds: fundsZh,
    lives: livesZh,
  },
};
