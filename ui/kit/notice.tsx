// One line about a state: an icon, words, and a tone that never stands alone.
import type { ReactNode } from 'react';
import type { Refusal } from '#ledger/contract/client.ts';
import { Icon, type IconName } from './icon.tsx';

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

/** The words of a face for what the ledger refuses: by its code, and `refused` for any other. */
export type RefusalWords = Readonly<{
  refusals: Readonly<{ refused: string }>;
  tryAgainIn(seconds: number): string;
}>;

/** Why something did not work, always in our words: the ledger's own are English. */
export function RefusalLine({
  refusal,
  words,
}: Readonly<{ refusal: Refusal | undefined; words: RefusalWords }>) {
  if (!refusal) return null;
  const ours: Readonly<Record<string, string>> = words.refusals;
  const sentence = ours[refusal.code] ?? words.refusals.refused;
  const again =
    refusal.retryAfterS === undefined ? '' : ` ${words.tryAgainIn(refusal.retryAfterS)}`;
  return (
    <Notice tone="bad" icon={refusal.code === 'unreachable' ? 'offline' : 'close'}>
      {sentence}
      {again}
    </Notice>
  );
}
