// The coin tray's sentences in English.
import type { TrayText } from './ko.ts';

export const trayEn: TrayText = {
  pageTitle: 'Tikkeul coin tray',
  language: 'Language',
  title: 'Coin tray',
  lead: 'Press a coin to drop it into the slot.',
  slot: {
    open: 'The slot is open',
    closed: 'The slot is closed: coins come back',
    unplugged: 'The line is unplugged',
    faulty: 'Out of order: coins come back',
    unknown: 'The device does not answer; asking again',
  },
  coins: 'Coins',
  amount: 'At a time',
  times: (count) => (count === 1 ? '1 coin' : `${count} coins`),
  handful: 'Pour a handful',
  unknownCoin: 'Unknown coin',
  position: (position) => `position ${position}`,
  results: 'What fell',
  noResults: 'No coin has been dropped yet.',
  accepted: (coin) => `${coin} accepted`,
  returned: (coin) => `${coin} returned`,
  some: (coin, accepted, returned) =>
    [
      accepted > 0 ? `${accepted} × ${coin} accepted` : '',
      returned > 0 ? `${returned} × ${coin} returned` : '',
    ]
      .filter(Boolean)
      .join(', '),
  event: (event) => `event ${event}`,
  failed: (why) => `That did not work: ${why}`,
  unreachable: 'the kiosk does not answer',
  device: 'Device',
  doings: {
    jam: 'Jam a coin',
    fault: 'Break the sensor',
    mend: 'Mend the sensor',
    lever: 'Return lever',
    unplug: 'Unplug',
    replug: 'Plug in',
    reset: 'Power off and on',
    count: 'Count',
  },
  done: {
    jam: 'Told the host that a coin is stuck',
    fault: 'The sensor is broken',
    mend: 'The sensor is mended',
    lever: 'The return lever was pressed',
    unplug: 'The line was pulled out',
    replug: 'The line is plugged in',
    reset: 'Switched off and on; the counter is 0',
  },
  counted: (accepted, returned) => `${accepted} coins accepted, ${returned} returned`,
};
