// The coin tray's sentences in Japanese.
import type { TrayText } from './ko.ts';

export const trayJa: TrayText = {
  pageTitle: 'ティックルの硬貨皿',
  language: '言語',
  title: '硬貨皿',
  lead: '硬貨を押すと投入口に落ちます。',
  slot: {
    open: '投入口は開いています',
    closed: '投入口は閉じています。硬貨は戻ります',
    unplugged: '線が抜けています',
    faulty: '故障中です。硬貨は戻ります',
    unknown: '装置が答えません。もう一度尋ねています',
  },
  coins: '硬貨',
  amount: '一度に',
  times: (count) => `${count}枚`,
  handful: 'ひとつかみ入れる',
  unknownCoin: '知らない硬貨',
  position: (position) => `${position}番の位置`,
  results: '落ちた硬貨',
  noResults: 'まだ硬貨を落としていません。',
  accepted: (coin) => `${coin}を受け取りました`,
  returned: (coin) => `${coin}が戻りました`,
  some: (coin, accepted, returned) =>
    [
      accepted > 0 ? `${coin}を${accepted}枚受け取りました` : '',
      returned > 0 ? `${coin}が${returned}枚戻りました` : '',
    ]
      .filter(Boolean)
      .join('、'),
  event: (event) => `出来事${event}`,
  failed: (why) => `できませんでした：${why}`,
  unreachable: 'キオスクが答えません',
  device: '装置',
  doings: {
    jam: '硬貨を詰まらせる',
    fault: 'センサーを壊す',
    mend: 'センサーを直す',
    lever: '返却レバー',
    unplug: '線を抜く',
    replug: '線を差す',
    reset: '電源を入れ直す',
    count: '数える',
  },
  done: {
    jam: '硬貨が詰まったと伝えました',
    fault: 'センサーが壊れました',
    mend: 'センサーを直しました',
    lever: '返却レバーが押されました',
    unplug: '線を抜きました',
    replug: '線を差しました',
    reset: '電源を入れ直しました。計数器は0です',
  },
  counted: (accepted, returned) => `受け取った硬貨${accepted}枚、戻った硬貨${returned}枚`,
};
