// One line about a state: an icon, words, and a tone that never stands alone.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../kit/icon.tsx';
import type { Refusal } from '#ledger/contract/client.ts';
import { useWords } from '../words.tsx';

type NoticeProps = Readonly<{ tone: 'good' | 'warn' | 'bad'; icon: IconName; children: ReactNode }>;

/** Spoken when it appears. */
export function Notice({ tone, icon, children }: NoticeProps) {
  return (
    <p className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

/** Why something did not work, in our words or else in the ledger's. */
export function RefusalNotice({ refusal }: Readonly<{ refusal: Refusal | undefined }>) {
  const { text } = useWords();
  if (!refusal) return null;
  const ours: Readonly<Record<string, string>> = text.refusals;
  const sentence = ours[refusal.code] ?? refusal.detail ?? text.refusals.refused;
  const again = refusal.retryAfterS === undefined ? '' : ` ${text.tryAgainIn(refusal.retryAfterS)}`;
  return (
    <Notice tone="bad" icon={refusal.code === 'unreachable' ? 'offline' : 'close'}>
      {sentence}
      {again}
    </Notice>
  );
}
