// The coin tray's sentences in Simplified Chinese.
import type { TrayText } from './ko.ts';

export const trayZh: TrayText = {
  pageTitle: '积土硬币盘',
  language: '语言',
  title: '硬币盘',
  lead: '按一下硬币，它就落入投币口。',
  slot: {
    open: '投币口开着',
    closed: '投币口关着，硬币会退回',
    unplugged: '线已拔出',
    faulty: '故障中，硬币会退回',
    unknown: '设备没有回答，正在重新询问',
  },
  coins: '硬币',
  amount: '每次',
  times: (count) => `${count}枚`,
  handful: '倒入一把',
  unknownCoin: '不认识的硬币',
  position: (position) => `${position}号位`,
  results: '落下的硬币',
  noResults: '还没有投下硬币。',
  accepted: (coin) => `${coin}已收下`,
  returned: (coin) => `${coin}已退回`,
  some: (coin, accepted, returned) =>
    [accepted > 0 ? `${coin}收下${accepted}枚` : '', returned > 0 ? `${coin}退回${returned}枚` : '']
      .filter(Boolean)
      .join('，'),
  event: (event) => `事件${event}`,
  failed: (why) => `没有成功：${why}`,
  unreachable: '机器没有回答',
  device: '设备',
  doings: {
    jam: '卡住硬币',
    fault: '弄坏传感器',
    mend: '修好传感器',
    lever: '退币杆',
    unplug: '拔线',
    replug: '插线',
    reset: '关机再开机',
    count: '清点',
  },
  done: {
    jam: '已报告硬币卡住',
    fault: '传感器坏了',
    mend: '传感器修好了',
    lever: '退币杆已按下',
    unplug: '线已拔出',
    replug: '线已插上',
    reset: '已关机再开机，计数器为0',
  },
  counted: (accepted, returned) => `收下${accepted}枚，退回${returned}枚`,
};
