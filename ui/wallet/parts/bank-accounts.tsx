// Where a withdrawal goes: the holder's bank accounts, one of them chosen, and a form for another one.
import { useId, useState } from 'react';
import type { BankAccountView } from '#ledger/contract/withdrawal.ts';
import { Slab } from '../../kit/slab.tsx';
import { BANKS, bankName } from '../../text/banks/index.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useWish } from '../data/use-wish.ts';
import { useMoneyText } from '../money-words.ts';
import { useWords } from '../words.tsx';
import { Field } from '../../kit/field.tsx';
import { RefusalNotice } from './notice.tsx';

type BankAccountsProps = Readonly<{
  client: LedgerClient;
  accounts: readonly BankAccountView[];
  chosen: string | undefined;
  choose(id: string): void;
  /** The list has another account, or one less. */
  changed(): void;
}>;

export function BankAccounts({ client, accounts, chosen, choose, changed }: BankAccountsProps) {
  const { lang } = useWords();
  const { withdraw } = useMoneyText();
  const [isAdding, setIsAdding] = useState(false);
  const removing = useWish(client.removeBankAccount, changed);
  return (
    <section className="step">
      <h2>{withdraw.banks}</h2>
      {accounts.length > 0 && (
        <ul className="choices">
          {accounts.map((account) => (
            <li key={account.id}>
              <label className="choice">
                <input
                  type="radio"
                  name="bank-account"
                  checked={account.id === chosen}
                  onChange={() => choose(account.id)}
                />
                <span>
                  <b>{bankName(account.bankCode, lang)}</b>
                  <small>{account.number}</small>
                </span>
              </label>
              <Slab
                extra="row-act"
                disabled={removing.isBusy}
                label={`${withdraw.remove}: ${bankName(account.bankCode, lang)} ${account.number}`}
                onClick={() => removing.run(account.id)}
              >
                {withdraw.remove}
              </Slab>
            </li>
          ))}
        </ul>
      )}
      <RefusalNotice refusal={removing.refusal} />
      {isAdding || accounts.length === 0 ? (
        <AccountForm
          client={client}
          isFirst={accounts.length === 0}
          added={(account) => {
            setIsAdding(false);
            choose(account.id);
            changed();
          }}
        />
      ) : (
        <Slab data-opens onClick={() => setIsAdding(true)}>
          {withdraw.otherBank}
        </Slab>
      )}
    </section>
  );
}

type AccountFormProps = Readonly<{
  client: LedgerClient;
  isFirst: boolean;
  added(account: BankAccountView): void;
}>;

/** The first account is the one action of its page; another one stands beside it. */
function AccountForm({ client, isFirst, added }: AccountFormProps) {
  const { lang } = useWords();
  const { withdraw } = useMoneyText();
  const bankId = useId();
  const [account, setAccount] = useState({ bankCode: '', accountNumber: '' });
  const adding = useWish(client.addBankAccount, added);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        adding.run(account);
      }}
    >
      <div className="field">
        <label htmlFor={bankId}>{withdraw.bank}</label>
        <select
          id={bankId}
          required
          value={account.bankCode}
          onChange={(event) => setAccount({ ...account, bankCode: event.target.value })}
        >
          <option value="" disabled>
            {withdraw.chooseBank}
          </option>
          {Object.keys(BANKS)
            .toSorted((a, b) => bankName(a, lang).localeCompare(bankName(b, lang), lang))
            .map((code) => (
              <option key={code} value={code}>
                {bankName(code, lang)}
              </option>
            ))}
        </select>
      </div>
      <Field
        label={withdraw.accountNumber}
        hint={withdraw.accountHint}
        name="account-number"
        inputMode="numeric"
        autoComplete="off"
        required
        maxLength={40}
        value={account.accountNumber}
        onChange={(event) => setAccount({ ...account, accountNumber: event.target.value })}
      />
      <RefusalNotice refusal={adding.refusal} />
      <Slab
        kind={isFirst ? 'act' : 'plain'}
        submit
        disabled={adding.isBusy || account.bankCode === '' || account.accountNumber === ''}
      >
        {withdraw.addBank}
      </Slab>
    </form>
  );
}
