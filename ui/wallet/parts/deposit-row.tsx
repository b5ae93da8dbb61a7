// One waiting deposit as a row: where, how much, and what it waits for. One touch leads to its coins.
import type { PendingDeposit } from '#ledger/contract/wallet.ts';
import type { ReactNode } from 'react';
import { PointsText } from '../../kit/amount.tsx';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { hashOf } from '../route.ts';
import { isToday, momentText } from '../view/when.ts';
import { useWords } from '../words.tsx';

type DepositRowProps = Readonly<{ deposit: PendingDeposit; nowMs: number }>;

export function DepositRow({ deposit, nowMs }: DepositRowProps) {
  const { text, lang } = useWords();
  const maturesAtMs = Date.parse(deposit.maturesAt);
  const isCapped = deposit.blocked === 'balance-cap';
  const isChecked = deposit.state === 'review' || deposit.blocked === 'review';
  const words = isChecked
    ? text.stateWords.review
    : isCapped
      ? text.stateWords.capped
      : deposit.blocked === 'foreign-limit'
        ? text.stateWords.foreignLimit
        : text.stateWords.closed(momentText(maturesAtMs, nowMs, lang), isToday(maturesAtMs, nowMs));
  return (
    <LinkRow
      href={hashOf({ page: 'deposit', id: deposit.id })}
      icon={isChecked ? 'help' : isCapped ? 'full' : 'clock'}
      title={deposit.kioskName}
      words={words}
      figure={<PointsText points={deposit.points} />}
    />
  );
}

type LinkRowProps = Readonly<{
  href: string | undefined;
  icon: IconName;
  title: string;
  words: string;
  /** A second line of words. */
  state?: string | undefined;
  figure: ReactNode;
}>;

/** A row that leads somewhere, or just says something when there is nowhere to go. */
export function LinkRow({ href, icon, title, words, state, figure }: LinkRowProps) {
  const inside = (
    <>
      <Icon name={icon} />
      <span className="row-words">
        <b>{title}</b>
        <small>{words}</small>
        {state !== undefined && <small>{state}</small>}
      </span>
      <b className="figure">{figure}</b>
    </>
  );
  return (
    <li>
      {href === undefined ? (
        <span className="row">{inside}</span>
      ) : (
        <a className="row" href={href}>
          {inside}
        </a>
      )}
    </li>
  );
}
