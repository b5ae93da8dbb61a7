// The lowest row of every screen, within everybody's reach: language, larger text, sound, help, and cancel where it is.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../kit/icon.tsx';
import { Ring } from '../kit/ring.tsx';
import { Slab } from '../kit/slab.tsx';
import { useKiosk } from './context.ts';

const WARNING_SECONDS = 20;

type RailProps = Readonly<{
  /** While nothing is counted, *Cancel* stands beside *Sound*. */
  canCancel?: boolean;
  isHelpCalled: boolean;
  /** Left out where the screen itself offers it in full width. */
  hasHelp?: boolean;
}>;

export function Rail({ canCancel = false, isHelpCalled, hasHelp = true }: RailProps) {
  const { text, send } = useKiosk();
  const { rail } = text;
  return (
    <nav className={canCancel ? 'rail five' : 'rail'} aria-label={rail.label}>
      <LanguageButton />
      <LargerButton />
      <SoundButton />
      {canCancel && (
        <RailButton icon="close" onClick={() => send({ do: 'cancel' })}>
          {rail.cancel}
        </RailButton>
      )}
      {hasHelp && <HelpButton isCalled={isHelpCalled} />}
    </nav>
  );
}

/** Opens the choice of languages; on every screen and page. */
export function LanguageButton() {
  const { text, openPage } = useKiosk();
  const { rail } = text;
  return (
    <RailButton icon="globe" label={rail.languageName} onClick={() => openPage('language')}>
      {rail.language}
    </RailButton>
  );
}

/** Normal, double, and double in high contrast; on every screen and page. */
export function LargerButton() {
  const { text, preferences, changeSize } = useKiosk();
  return (
    <RailButton icon="larger" isPressed={preferences.size !== 'normal'} onClick={changeSize}>
      {text.rail.larger}
    </RailButton>
  );
}

/** Opens volume and voice; on every screen and page. */
export function SoundButton() {
  const { text, preferences, openPage } = useKiosk();
  return (
    <RailButton icon={preferences.volume > 0 ? 'sound' : 'mute'} onClick={() => openPage('sound')}>
      {text.rail.sound}
    </RailButton>
  );
}

/** In the rail's place for the last 20 seconds before a screen goes home: one touch gives more time. */
export function TimeoutRail({
  secondsLeft,
  isHelpCalled,
}: Readonly<{ secondsLeft: number; isHelpCalled: boolean }>) {
  const { text, send } = useKiosk();
  return (
    <nav className="rail timeout" aria-label={text.rail.label}>
      <Ring secondsLeft={secondsLeft} secondsMax={WARNING_SECONDS} />
      <span className="unseen" role="alert">
        {text.timeout.body(WARNING_SECONDS)}
      </span>
      <Slab kind="plain" onClick={() => send({ do: 'more-time' })}>
        {text.timeout.moreTime}
      </Slab>
      <HelpButton isCalled={isHelpCalled} />
    </nav>
  );
}

/** Calls a person; on every screen and page. */
export function HelpButton({ isCalled }: Readonly<{ isCalled: boolean }>) {
  const { text, send } = useKiosk();
  const { rail } = text;
  return (
    <RailButton
      icon={isCalled ? 'check' : 'help'}
      extra="help"
      label={isCalled ? `${rail.helpName}: ${rail.helpCalled}` : rail.helpName}
      onClick={() => send({ do: 'call-for-help' })}
    >
      {isCalled ? rail.helpCalled : rail.help}
    </RailButton>
  );
}

type RailButtonProps = Readonly<{
  icon: IconName;
  children: ReactNode;
  onClick: () => void;
  label?: string;
  extra?: string;
  isPressed?: boolean;
}>;

/** One button of the rail: an icon and its word. */
export function RailButton({
  icon,
  children,
  onClick,
  label,
  extra = '',
  isPressed,
}: RailButtonProps) {
  return (
    <button
      type="button"
      className={`rail-button ${extra}`.trim()}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span>{children}</span>
    </button>
  );
}
