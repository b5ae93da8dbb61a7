// The frame of every kiosk screen: sky for looking, ground for touching, and a horizon between them.
import { useEffect, useRef, type ReactNode } from 'react';
import { Icon, type IconName } from '../kit/icon.tsx';
import { Mark } from '../kit/mark.tsx';
import { Steps } from '../kit/steps.tsx';
import { useKiosk, type Page } from './context.ts';
import { LanguageGround } from './screens/language-ground.tsx';
import { SoundGround } from './screens/sound-ground.tsx';
import { useHold } from './use-service-call.ts';

/** `name` is the screen's style; focus goes to the screen when it appears, so that its `title` is read aloud. */
export function Frame({
  name,
  title,
  sky,
  ground,
  onTouch,
}: Readonly<{
  name: string;
  title?: string;
  sky: ReactNode;
  ground: ReactNode;
  onTouch?: () => void;
}>) {
  const { lang, isTight, page } = useKiosk();
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus({ preventScroll: true }), []);
  return (
    <main
      className={`kiosk ${name} ${lang} ${isTight ? 'tight' : 'roomy'}`}
      ref={main}
      tabIndex={-1}
      aria-label={title}
      onPointerDown={onTouch}
    >
      <section className="sky">{sky}</section>
      <section className="ground">{groundOf(page, ground)}</section>
    </main>
  );
}

/** The pages that stand behind every screen's rail. */
function groundOf(page: Page, ground: ReactNode): ReactNode {
  if (page === 'language') return <LanguageGround />;
  return page === 'sound' ? <SoundGround /> : ground;
}

export type Tone = 'good' | 'warn' | 'bad';

/** Mark, then the three steps (or the name), then one state in words. */
export function Header({
  step,
  state,
}: Readonly<{ step?: number; state?: readonly [IconName | undefined, string, Tone] | undefined }>) {
  const { text, send } = useKiosk();
  // Where nobody deposits, staff hold the mark for three seconds (as keys: three stars).
  const hold = useHold(() => send({ do: 'service' }));
  return (
    <header className="head">
      <span className="logo" {...(step === undefined && hold)}>
        <Mark />
        {step === undefined && <b>{text.brand}</b>}
      </span>
      {step !== undefined && (
        <Steps words={text.steps.words} current={step} label={text.steps.label} />
      )}
      {state && (
        <span className={`state ${state[2]}`}>
          {state[0] && <Icon name={state[0]} />}
          {state[1]}
        </span>
      )}
    </header>
  );
}
