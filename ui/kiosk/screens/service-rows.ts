// What staff see of each part of the kiosk, as rows of a name and a value; pure, so that each row can be tested.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { formatDay, formatTime } from '../../kit/date.ts';
import { formatMoney, formatNumber } from '../../kit/format.ts';
import type { KioskText } from '../../text/kiosk/index.ts';
import type { ReadyLanguage } from '../../text/languages.ts';

export type ServiceView = Extract<KioskView, { screen: 'service' }>;
export const SERVICE_TABS = ['slot', 'cashbox', 'sending', 'log'] as const;
export type ServiceTab = (typeof SERVICE_TABS)[number] | 'test';
export type ServiceRow = Readonly<{ name: string; value: string; tone?: 'good' | 'bad' }>;

type Words = Readonly<{ text: KioskText; lang: ReadyLanguage }>;

/** The rows of one part, most important first. */
export function serviceRows(
  tab: ServiceTab,
  view: ServiceView,
  words: Words,
): readonly ServiceRow[] {
  switch (tab) {
    case 'slot':
      return slotRows(view, words);
    case 'cashbox':
      return cashboxRows(view, words);
    case 'sending':
      return sendingRows(view, words);
    case 'log':
      return logRows(view, words);
    case 'test':
      return testRows(view, words);
  }
}

function slotRows(view: ServiceView, { text: { service } }: Words): readonly ServiceRow[] {
  const { counts } = view;
  return [
    ...view.acceptors.flatMap(({ state, acceptorId, fault }, at): readonly ServiceRow[] => [
      {
        name: service.acceptor(at + 1),
        value: fault === undefined ? service.states[state] : service.faults[fault],
        tone: state === 'ready' ? 'good' : 'bad',
      },
      ...(acceptorId === undefined ? [] : [{ name: acceptorId, value: '' }]),
    ]),
    { name: service.sinceStart, value: formatNumber(counts.coins) },
    { name: service.returned, value: formatNumber(counts.returned) },
    { name: service.gaps, value: formatNumber(counts.gaps), ...badIf(counts.gaps > 0) },
    {
      name: service.storeFailures,
      value: formatNumber(counts.storeFailures),
      ...badIf(counts.storeFailures > 0),
    },
    { name: service.version, value: view.softwareVersion },
  ];
}

function cashboxRows({ cashbox }: ServiceView, words: Words): readonly ServiceRow[] {
  const { service } = words.text;
  const { isInserted, isMoving, movedAt, totals } = cashbox;
  const place = isMoving ? service.box.moving : isInserted ? service.box.in : service.box.out;
  return [
    { name: service.box.name, value: place, tone: isInserted ? 'good' : 'bad' },
    ...(movedAt === undefined ? [] : [{ name: service.movedAt, value: momentOf(movedAt, words) }]),
    ...totals.map(({ currency, amountMinor, count }) => ({
      name: formatMoney(currency, amountMinor),
      value: service.counted(formatNumber(count)),
    })),
    ...(totals.length === 0 ? [{ name: service.boxEmpty, value: '' }] : []),
  ];
}

function sendingRows(view: ServiceView, { text: { service } }: Words): readonly ServiceRow[] {
  const { state, why, attempt, retrySeconds } = view.sending;
  const isWell = state === 'all-sent' || state === 'sending';
  return [
    { name: service.unsent, value: formatNumber(view.unsentRecords) },
    {
      name: service.network,
      value: view.isOnline ? service.online : service.offline,
      tone: view.isOnline ? 'good' : 'bad',
    },
    { name: service.sendingName, value: service.sending[state], tone: isWell ? 'good' : 'bad' },
    ...(why === undefined ? [] : [{ name: service.whyName, value: service.why[why] }]),
    ...(retrySeconds === undefined
      ? []
      : [{ name: service.retry, value: service.retryIn(retrySeconds, attempt ?? 1) }]),
  ];
}

function logRows({ log }: ServiceView, words: Words): readonly ServiceRow[] {
  const { service } = words.text;
  if (log.length === 0) return [{ name: service.noLog, value: '' }];
  return log.map(({ at, isWarning, message }) => ({
    name: isWarning ? `${formatTime(at)} · ${service.warning}` : formatTime(at),
    value: message,
    ...badIf(isWarning),
  }));
}

function testRows({ selfTest }: ServiceView, { text: { service } }: Words): readonly ServiceRow[] {
  if (selfTest.state !== 'done') return [{ name: service.testing, value: '' }];
  return selfTest.checks.map(({ name, isGood }) => ({
    name: service.checks[name],
    value: isGood ? service.good : service.bad,
    tone: isGood ? 'good' : 'bad',
  }));
}

const momentOf = (instant: string, { lang }: Words): string =>
  `${formatDay(instant, lang)} ${formatTime(instant)}`;

const badIf = (isBad: boolean): { tone?: 'bad' } => (isBad ? { tone: 'bad' } : {});
