// Closing a wallet for its holder: why, where the rest goes, and what it costs them. A second person decides.
import { useState } from 'react';
import type { OperatedWallet } from '#ledger/contract/operated-wallet.ts';
import { formatMoney, formatPoints } from '../../kit/format.ts';
import { bankName } from '../../text/banks/index.ts';
import { Choice } from '../../kit/field.tsx';
import { Facts } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { CAUSES, closingBody, closingFee, type Cause } from '../view/closing.ts';
import { useWords } from '../words.tsx';

type CloseProps = Readonly<{ path: string; wallet: OperatedWallet }>;

export function CloseWalletForm({ path, wallet }: CloseProps) {
  const { text, lang } = useWords();
  const { wallets } = text.parties;
  const { closing, bankAccounts } = wallet;
  const [cause, setCause] = useState<Cause>('wish');
  const [bankAccountId, setBankAccountId] = useState(bankAccounts[0]?.id ?? '');
  if (closing.isBusy) {
    return (
      <Notice tone="warn" icon="clock">
        {wallets.busy}
      </Notice>
    );
  }
  const isRefund = bankAccountId !== '';
  return (
    <SureForm
      action={wallets.close}
      sure={wallets.propose}
      hint={wallets.closeHint}
      wish={{ path, body: closingBody(cause, bankAccountId) }}
    >
      <Facts
        facts={[
          [wallets.left, formatPoints(closing.points)],
          [wallets.fee, formatMoney('KRW', isRefund ? closingFee(cause, closing.feeMinor) : '0')],
        ]}
      />
      <p className="fine">{wallets.feeHint}</p>
      <div className="pair">
        <Choice
          label={wallets.cause}
          value={cause}
          // The options below are causes.
          onChange={({ target }) => setCause(target.value as Cause)}
        >
          {CAUSES.map((one) => (
            <option key={one} value={one}>
              {wallets.causes[one]}
            </option>
          ))}
        </Choice>
        <Choice
          label={wallets.rest}
          hint={bankAccounts.length === 0 ? wallets.noBank : undefined}
          value={bankAccountId}
          onChange={({ target }) => setBankAccountId(target.value)}
        >
          {bankAccounts.map(({ id, bankCode, number }) => (
            <option key={id} value={id}>
              {wallets.refund}: {bankName(bankCode, lang)} {number}
            </option>
          ))}
          <option value="">{wallets.donate}</option>
        </Choice>
      </div>
    </SureForm>
  );
}
