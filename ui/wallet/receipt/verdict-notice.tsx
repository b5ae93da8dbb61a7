// The verdict on a receipt in words; *not checked* is neither a yes nor a no, and offers another try.
import { Slab } from '../../kit/slab.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useWords } from '../words.tsx';
import type { Verdict } from './verify-receipt.ts';

type VerdictProps = Readonly<{ verdict: Verdict | undefined; again(): void }>;

export function VerdictNotice({ verdict, again }: VerdictProps) {
  const { text } = useWords();
  const words = text.receipt;
  switch (verdict?.verdict) {
    case undefined:
      return (
        <Notice tone="warn" icon="clock">
          {words.checking}
        </Notice>
      );
    case 'verified':
      return (
        <Notice tone="good" icon="check">
          <b>{words.verified}</b> {words.verifiedWords}
        </Notice>
      );
    case 'not-verified':
      return (
        <Notice tone="bad" icon="close">
          <b>{words.notVerified}</b> {words.notVerifiedWords[verdict.because]}
        </Notice>
      );
    case 'unknown':
      return (
        <>
          <Notice tone="warn" icon="offline">
            <b>{words.unknown}</b> {words.unknownWords[verdict.because]}
          </Notice>
          <Slab onClick={again}>{words.again}</Slab>
        </>
      );
  }
}
