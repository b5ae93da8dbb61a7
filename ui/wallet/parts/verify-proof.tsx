// Verify: this browser looks for the coins of a deposit in the signed log by itself, and says what it found.
import { useState } from 'react';
import type { DepositDetail } from '#ledger/contract/wallet.ts';
import { formatNumber } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import { type DepositVerdict, judgeDeposit } from '../data/judge-deposit.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { dayAndHourText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { Notice } from '../../kit/notice.tsx';

type VerifyProps = Readonly<{
  client: Pick<LedgerClient, 'keys'>;
  deposit: Pick<DepositDetail, 'id' | 'totals'>;
}>;

export function VerifyProof({ client, deposit }: VerifyProps) {
  const { text } = useWords();
  const [said, setSaid] = useState<DepositVerdict | 'checking'>();
  const verify = async (): Promise<void> => {
    setSaid('checking');
    const keys = await client.keys();
    setSaid(await judgeDeposit(deposit, keys.ok ? keys.value : undefined));
  };
  return (
    <section className="proof">
      {said !== undefined && <Said said={said} />}
      {said === undefined && <p className="fine">{text.proof.hint}</p>}
      <Slab disabled={said === 'checking'} onClick={() => void verify()}>
        {text.proof.verify}
      </Slab>
    </section>
  );
}

function Said({ said }: Readonly<{ said: DepositVerdict | 'checking' }>) {
  const { text, lang } = useWords();
  const words = text.proof;
  if (said === 'checking') {
    return (
      <Notice tone="warn" icon="clock">
        {words.checking}
      </Notice>
    );
  }
  switch (said.verdict) {
    case 'proven': {
      const when = dayAndHourText(Date.parse(said.signedAt), lang);
      return (
        <Notice tone="good" icon="check">
          <b>{words.proven}</b> {words.provenWords(formatNumber(said.treeSize), when)}
        </Notice>
      );
    }
    case 'not-proven':
      return (
        <Notice tone="bad" icon="close">
          <b>{words.notProven}</b> {words.notProvenWords}
        </Notice>
      );
    case 'unknown':
      return (
        <Notice tone="warn" icon={said.because === 'unreachable' ? 'offline' : 'clock'}>
          <b>{words.unknown}</b> {words.unknownWords[said.because]}
        </Notice>
      );
  }
}
