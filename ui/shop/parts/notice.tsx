// Why something did not work, in the words of this face.
import type { Refusal } from '#ledger/contract/client.ts';
import { RefusalLine } from '../../kit/notice.tsx';
import { useWords } from '../words.tsx';

/** Nothing while nothing was refused. */
export function RefusalNotice({ refusal }: Readonly<{ refusal: Refusal | undefined }>) {
  const { text } = useWords();
  return <RefusalLine refusal={refusal} words={text} />;
}
