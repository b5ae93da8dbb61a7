// The end of every page: the way back, and what the rail offers everywhere: language, larger text, help.
import { useKiosk } from '../context.ts';
import { HelpButton, LanguageButton, LargerButton, RailButton } from '../rail.tsx';

export function PageEnd() {
  const { text, openPage } = useKiosk();
  return (
    <nav className="rail" aria-label={text.rail.label}>
      <RailButton icon="back" onClick={() => openPage(undefined)}>
        {text.rail.back}
      </RailButton>
      <LanguageButton />
      <LargerButton />
      <HelpButton isCalled={false} />
    </nav>
  );
}
