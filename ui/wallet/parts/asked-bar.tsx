// A shop waits for the holder's word while another page is open: one line on top leads to the question.
import type { Wallet } from '#ledger/contract/wallet.ts';
import { formatPoints } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';

export function AskedBar({ awaiting }: Readonly<{ awaiting: Wallet['awaiting'] }>) {
  const { text } = useWords();
  const [asked] = awaiting ?? [];
  if (!asked) return null;
  return (
    <div className="asked-bar" role="alert">
      <Icon name="store" />
      <span>{text.home.asked(asked.shopName, formatPoints(asked.points))}</span>
      <a className="slab slab-act" href={hashOf({ page: 'pay' })}>
        {text.home.answer}
      </a>
    </div>
  );
}
