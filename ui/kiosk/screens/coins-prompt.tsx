// What rises from the ground when a person has to decide: more coins, a jam, the limit, or a moment of checking.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { Ring } from '../../kit/ring.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import type { CoinsView } from './coins.tsx';

/** The deposit finishes with full credit this long after the question is asked. */
const MORE_SECONDS = 40;

export function CoinsPrompt({
  view,
  phase,
}: Readonly<{ view: CoinsView; phase: 'more' | 'jam' | 'cap' | 'checking' }>) {
  const { text, send } = useKiosk();
  const { deposit } = text;
  switch (phase) {
    case 'more':
      return (
        <Prompt
          picture={
            <Ring secondsLeft={view.secondsLeft ?? MORE_SECONDS} secondsMax={MORE_SECONDS} />
          }
          title={deposit.moreTitle}
          lines={[deposit.moreBody]}
        >
          <Slab kind="act" onClick={() => send({ do: 'more-time' })}>
            {deposit.moreTime}
          </Slab>
          <Slab kind="plain" onClick={() => send({ do: 'finish' })}>
            {deposit.finish}
          </Slab>
        </Prompt>
      );
    case 'jam':
      return (
        <Prompt
          picture={<Picture name="jam" tone="bad" />}
          title={deposit.jamTitle}
          lines={deposit.jamBody(view.coinCount)}
        >
          <Slab kind="act" onClick={() => send({ do: 'finish' })}>
            {deposit.jamKeep(view.coinCount)}
          </Slab>
          <Slab kind="plain" onClick={() => send({ do: 'call-for-help' })}>
            {view.isHelpCalled && <Icon name="check" />}
            {view.isHelpCalled ? text.rail.helpCalled : deposit.jamHelp}
          </Slab>
        </Prompt>
      );
    case 'cap':
      return (
        <Prompt
          picture={<Picture name="full" tone="warn" />}
          title={deposit.capTitle}
          lines={deposit.capBody}
        >
          <Slab kind="act" onClick={() => send({ do: 'finish' })}>
            {deposit.capFinish}
          </Slab>
        </Prompt>
      );
    case 'checking':
      return (
        <Prompt
          picture={<Picture name="clock" tone="warn" />}
          title={deposit.checkingTitle}
          lines={deposit.checkingBody}
        />
      );
  }
}

type PromptProps = Readonly<{
  picture: ReactNode;
  title: string;
  lines: readonly string[];
  children?: ReactNode;
}>;

function Prompt({ picture, title, lines, children }: PromptProps) {
  return (
    <div className="prompt">
      {picture}
      <div role="alert">
        <h2>{title}</h2>
        <p>
          {lines.map((line) => (
            <span key={line}>{line} </span>
          ))}
        </p>
      </div>
      {children && <div className="acts">{children}</div>}
    </div>
  );
}

function Picture({ name, tone }: Readonly<{ name: IconName; tone: 'warn' | 'bad' }>) {
  return (
    <span className={`picture ${tone}`}>
      <Icon name={name} />
    </span>
  );
}
