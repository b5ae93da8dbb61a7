// Withdraw: an identity once, a bank account of one's own, an amount; and what became of each withdrawal.
import { useReducer, useState } from 'react';
import type { Wallet } from '#ledger/contract/wallet.ts';
import type { WithdrawalView } from '#ledger/contract/withdrawal.ts';
import { PointsText } from '../../kit/amount.tsx';
import { formatMoney } from '../../kit/format.ts';
import type { IconName } from '../../kit/icon.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { bankName } from '../../text/banks/index.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useMoneyText } from '../money-words.ts';
import { BankAccounts } from '../parts/bank-accounts.tsx';
import { LinkRow } from '../parts/deposit-row.tsx';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { IdentityForm } from '../parts/identity-form.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { WithdrawForm } from '../parts/withdraw-form.tsx';
import { dayAndHourText } from '../view/when.ts';
import { useWords } from '../words.tsx';

type WithdrawProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  wallet: Wallet;
  refresh(): Promise<void>;
}>;

export function WithdrawScreen({ client, clock, wallet, refresh }: WithdrawProps) {
  const { withdraw } = useMoneyText();
  const [done, again] = useReducer((count: number) => count + 1, 0);
  const version = `${wallet.version} ${done}`;
  const identity = useFetched(clock, version, () => client.identity(), 'identity');
  const banks = useFetched(clock, version, () => client.bankAccounts(), 'bank-accounts');
  const past = useFetched(clock, version, () => client.withdrawals(), 'withdrawals');
  const [wanted, setWanted] = useState<string>();
  const accounts = banks.value?.bankAccounts ?? [];
  const chosen = accounts.find(({ id }) => id === wanted) ?? accounts[0];
  const changed = (): void => {
    again();
    void refresh();
  };
  const isChecked = identity.value?.tier === 2;
  return (
    <SubPage title={withdraw.title} picture={<Landscape peaks={[]} />}>
      <p>{withdraw.lead}</p>
      <FetchedNotice clock={clock} all={[identity, banks, past]} />
      {identity.value && !isChecked && <IdentityForm client={client} checked={changed} />}
      {isChecked && banks.value && (
        <BankAccounts
          client={client}
          accounts={accounts}
          chosen={chosen?.id}
          choose={setWanted}
          changed={changed}
        />
      )}
      {isChecked && chosen && past.value && (
        <WithdrawForm
          client={client}
          terms={past.value.terms}
          bankAccountId={chosen.id}
          available={wallet.points.available}
          requested={changed}
        />
      )}
      {past.value && (
        <section className="day">
          <h2>{withdraw.list}</h2>
          {past.value.withdrawals.length === 0 && <p className="fine">{withdraw.empty}</p>}
          <ul className="rows">
            {past.value.withdrawals.map((one) => (
              <WithdrawalRow key={one.id} withdrawal={one} />
            ))}
          </ul>
        </section>
      )}
    </SubPage>
  );
}

const ICONS: Record<WithdrawalView['state'], IconName> = {
  requested: 'clock',
  sent: 'arrow',
  paid: 'check',
  failed: 'reject',
  unknown: 'help',
};

function WithdrawalRow({ withdrawal }: Readonly<{ withdrawal: WithdrawalView }>) {
  const { lang } = useWords();
  const { withdraw } = useMoneyText();
  const { state, points, feeMinor, bankCode, accountNumber, requestedAt } = withdrawal;
  const bank = bankCode === undefined ? '' : `${bankName(bankCode, lang)} ${accountNumber ?? ''}`;
  const facts = [
    dayAndHourText(Date.parse(requestedAt), lang),
    bank,
    withdraw.fee(formatMoney('KRW', feeMinor)),
  ];
  return (
    <LinkRow
      href={undefined}
      icon={ICONS[state]}
      title={withdraw.state[state]}
      words={facts.filter(Boolean).join(' · ')}
      figure={<PointsText points={points} />}
    />
  );
}
