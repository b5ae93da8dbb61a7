// What stands where a page could not be drawn: never nothing, never the words of a program.
import { type ReactNode, useEffect } from 'react';
import { DrawingGuard } from '../kit/drawing-guard.tsx';
import { Slab } from '../kit/slab.tsx';
import { brokenEn } from './broken/en.ts';
import { brokenJa } from './broken/ja.ts';
import { brokenKo, type BrokenText } from './broken/ko.ts';
import { brokenZh } from './broken/zh.ts';
import type { ReadyLanguage, Texts } from './languages.ts';

export const BROKEN_TEXTS: Texts<BrokenText> = {
  ko: brokenKo,
  en: brokenEn,
  ja: brokenJa,
  zh: brokenZh,
};

type PageProps = Readonly<{
  lang: ReadyLanguage;
  /** Where nobody may be there to press, the page opens itself again. */
  opensItself?: boolean;
}>;

/** Its `children`, and the page that says so once they cannot be drawn. */
export function WholePage({ children, ...how }: PageProps & Readonly<{ children: ReactNode }>) {
  return <DrawingGuard fallback={<BrokenPage {...how} />}>{children}</DrawingGuard>;
}

function BrokenPage({ lang, opensItself = false }: PageProps) {
  const text = BROKEN_TEXTS[lang];
  useEffect(() => {
    if (!opensItself) return;
    const soon = setTimeout(openAgain, OPENS_ITSELF_AFTER_MS);
    return () => clearTimeout(soon);
  }, [opensItself]);
  return (
    <main className="broken ground">
      <div role="alert">
        <h1>{text.title}</h1>
        <p>{text.safe}</p>
      </div>
      <Slab kind="act" onClick={openAgain}>
        {text.again}
      </Slab>
    </main>
  );
}

/** From its beginning: the page behind the `#` may be the one that cannot be drawn. */
function openAgain(): void {
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}

const OPENS_ITSELF_AFTER_MS = 5_000;
