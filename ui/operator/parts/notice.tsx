// One line about a state: an icon, words, and a tone that never stands alone.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../kit/icon.tsx';
import type { Refusal } from '../data/desk-client.ts';
import type { Loaded } from '../data/use-loaded.ts';
import { useDesk } from '../desk.tsx';
import { agoOf } from '../view/moments.ts';
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
  const ours: Readonly<Record<string, string>> = text.shell.refusals;
  const sentence = ours[refusal.code] ?? refusal.detail ?? text.shell.refusals.refused;
  const again =
    refusal.retryAfterS === undefined ? '' : ` ${text.shell.tryAgainIn(refusal.retryAfterS)}`;
  return (
    <Notice tone="bad" icon={refusal.code === 'unreachable' ? 'offline' : 'close'}>
      {sentence}
      {again}
    </Notice>
  );
}

/** What stands in the place of data: why we wait, why there is none, or how old it is. */
export function LoadedNotice({ loaded }: Readonly<{ loaded: Loaded<unknown> }>) {
  const { text } = useWords();
  const { clock } = useDesk();
  const { value, refusal, knownAtMs } = loaded;
  if (value === undefined && !refusal) return <p className="fine wait">{text.shell.loading}</p>;
  if (!refusal) return null;
  if (value === undefined) return <RefusalNotice refusal={refusal} />;
  const { unit, count } = agoOf(clock.nowMs() - knownAtMs);
  return (
    <Notice tone="warn" icon="offline">
      {text.shell.stale(unit === 'now' ? text.shell.ago.now : text.shell.ago[unit](count))}
    </Notice>
  );
}
