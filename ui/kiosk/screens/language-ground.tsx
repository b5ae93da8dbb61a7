// Choosing a language, each named by itself; it replaces the ground, the sky stays.
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../../text/languages.ts';
import { useKiosk } from '../context.ts';
import { PageEnd } from './page-end.tsx';

export function LanguageGround() {
  const { text, lang, chooseLanguage } = useKiosk();
  return (
    <>
      <div className="page">
        <h2>{text.language.choose}</h2>
        <div className="options">
          {LANGUAGES.map((language) => (
            <Slab
              key={language}
              kind={language === lang ? 'plain' : 'quiet'}
              lang={language}
              aria-pressed={language === lang}
              onClick={() => chooseLanguage(language)}
            >
              {LANGUAGE_NAMES[language]}
              {language === lang && <Icon name="check" />}
            </Slab>
          ))}
        </div>
      </div>
      <PageEnd />
    </>
  );
}
