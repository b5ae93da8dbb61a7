// What every wallet screen has in common: the header with the mark, a way back, and the language.
import type { ReactNode } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { Mark } from '../../kit/mark.tsx';
import { LanguageChoice } from '../../text/language-choice.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';

/** The mark on the left, `children` and the language on the right. On a page without a title the mark is its heading. */
export function TopBar({
  isHeading = false,
  children,
}: Readonly<{ isHeading?: boolean; children?: ReactNode }>) {
  const { text } = useWords();
  const Logo = isHeading ? 'h1' : 'span';
  return (
    <header className="top-bar">
      <Logo className="logo">
        <Mark />
        <b>{text.brand}</b>
      </Logo>
      <span className="top-bar-right">
        {children}
        <LanguageButton />
      </span>
    </header>
  );
}

function LanguageButton() {
  const { text, lang, change } = useWords();
  return <LanguageChoice label={text.language} lang={lang} change={change} />;
}

/** The way back home on the left, the language on the right. */
export function BackBar() {
  const { text } = useWords();
  return (
    <header className="top-bar">
      <a className="chip-button" href={hashOf({ page: 'home' })}>
        <Icon name="back" />
        {text.back}
      </a>
      <LanguageButton />
    </header>
  );
}

type SubPageProps = Readonly<{ title: string; picture: ReactNode; children: ReactNode }>;

/** A page below home: a way back, a title, a picture, and white paper. */
export function SubPage({ title, picture, children }: SubPageProps) {
  return (
    <main tabIndex={-1} className="wallet sub-page">
      <section className="sky">
        <BackBar />
        <h1>{title}</h1>
        {picture}
      </section>
      <section className="paper">{children}</section>
    </main>
  );
}
