// Chooses the language of a page: every language named by itself, in the browser's own list.
import { Icon } from '../kit/icon.tsx';
import { LANGUAGE_NAMES, LANGUAGES, type ReadyLanguage } from './languages.ts';

type LanguageChoiceProps = Readonly<{
  /** The word *Language* in the language of the page. */
  label: string;
  lang: ReadyLanguage;
  change(lang: ReadyLanguage): void;
}>;

export function LanguageChoice({ label, lang, change }: LanguageChoiceProps) {
  return (
    <label className="chip-button language-choice">
      <Icon name="globe" />
      <span className="unseen">{label}</span>
      <select value={lang} onChange={(event) => change(event.target.value as ReadyLanguage)}>
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {LANGUAGE_NAMES[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
