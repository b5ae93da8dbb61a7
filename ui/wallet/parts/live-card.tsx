// A deposit while it is being poured: its heap, its points, its coins, its kiosk.
import { useState } from 'react';
import type { PendingDeposit } from '#ledger/contract/wallet.ts';
import { PointsText } from '../../kit/amount.tsx';
import { formatNumber } from '../../kit/format.ts';
import { Heap } from '../../kit/heap.tsx';
import { hashOf } from '../route.ts';
import { heapOf, orderCoins } from '../view/coin-order.ts';
import { useWords } from '../words.tsx';

type LiveCardProps = Readonly<{ deposit: PendingDeposit; isLive: boolean }>;

/** One touch leads to the list of its coins. The dot pulses only while coins really arrive. */
export function LiveCard({ deposit, isLive }: LiveCardProps) {
  const { text } = useWords();
  const [lying, setLying] = useState(() => orderCoins([], deposit.coins));
  const heap = orderCoins(lying, deposit.coins);
  if (heap !== lying) setLying(heap);
  const count = heap.length;
  return (
    <a className="live-card" href={hashOf({ page: 'deposit', id: deposit.id })}>
      <span className="live-words">
        <b className="live-title">
          <i className="pulse" key={isLive ? count : 'still'} aria-hidden="true" />
          {text.home.arriving}
        </b>
        <span className="live-points">
          <PointsText points={deposit.points} />
        </span>
        <span className="live-place">
          {deposit.kioskName}
          <br />
          {text.coinCount(count, formatNumber(count))}
        </span>
      </span>
      <span className="live-heap">
        <Heap {...heapOf(heap)} />
      </span>
    </a>
  );
}
