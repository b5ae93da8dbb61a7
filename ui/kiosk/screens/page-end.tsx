// The end of every page: the way back, and what the rail offers everywhere: language, larger text, sound, help.
import { useKiosk } from '../context.ts';
import { HelpButton, LanguageButton, LargerButton, RailButton, SoundButton } from '../rail.tsx';

/** `leave` is what *Back* does, unless it closes the page. */
export function PageEnd({
  leave,
  word,
}: Readonly<{ leave?: (() => void) | undefined; word?: string | undefined }>) {
  const { text, openPage } = useKiosk();
  return (
    <nav className="rail five" aria-label={text.rail.label}>
      <RailButton icon="back" onClick={leave ?? (() => openPage(undefined))}>
        {word ?? text.rail.back}
      </RailButton>
      <LanguageButton />
      <LargerButton />
      <SoundButton />
      <HelpButton isCalled={false} />
    </nav>
  );
}
