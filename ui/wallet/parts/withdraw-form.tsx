// How much is withdrawn, what it costs, and what reaches the bank.
import { useState } from 'react';
import type { Withdrawals } from '#ledger/contract/withdrawal.ts';
import { formatMoney, formatPoints } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useProven } from '../data/send-proven.ts';
import { useWish } from '../data/use-wish.ts';
import { useMoneyText } from '../money-words.ts';
import { payoutOf } from '../view/payout.ts';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from './notice.tsx';
import { PointsField } from './points-field.tsx';

type WithdrawFormProps = Readonly<{
  client: LedgerClient;
  terms: Withdrawals['terms'];
  bankAccountId: string;
  /** Points that can be spent. */
  available: string;
  requested(): void;
}>;

type Wished = Parameters<LedgerClient['withdraw']>[0];

export function WithdrawForm({
  client,
  terms,
  bankAccountId,
  available,
  requested,
}: WithdrawFormProps) {
  const { withdraw } = useMoneyText();
  const [points, setPoints] = useState('');
  const [isDone, setIsDone] = useState(false);
  const proven = useProven();
  const withdrawOnce = (said: Wished, key: string) => proven(() => client.withdraw(said, key));
  const requesting = useWish(withdrawOnce, () => {
    setPoints('');
    setIsDone(true);
    requested();
  });
  const payout = payoutOf(points, terms, available);
  const fee = formatMoney('KRW', terms.feeMinor);
  return (
    <form
      className="form step"
      onSubmit={(event) => {
        event.preventDefault();
        requesting.run({ points, bankAccountId });
      }}
    >
      <PointsField
        label={withdraw.points}
        hint={`${withdraw.upTo(formatPoints(available))} ${withdraw.terms(formatPoints(terms.minimumPoints), fee)}`}
        points={points}
        most={available}
        changed={(typed) => {
          setPoints(typed);
          setIsDone(false);
        }}
      />
      <p className="reaches" role="status">
        {payout !== undefined && withdraw.reaches(formatMoney('KRW', payout))}
      </p>
      <RefusalNotice refusal={requesting.refusal} />
      {isDone && (
        <Notice tone="good" icon="check">
          {withdraw.requested}
        </Notice>
      )}
      <Slab kind="act" submit disabled={requesting.isBusy || payout === undefined}>
        <Icon name="bank" />
        {withdraw.request}
      </Slab>
    </form>
  );
}
