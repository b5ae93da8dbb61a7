// What a person chose for this visit: language, size and contrast, sound and voice. The next person starts afresh.
import { useCallback, useEffect, useState } from 'react';
import { readyLanguage, type ReadyLanguage } from '../text/languages.ts';

/** `Larger text` goes round: as it is, twice as large, twice as large in high contrast. */
export type Size = 'normal' | 'larger' | 'larger-contrast';

export type Preferences = Readonly<{
  lang: ReadyLanguage;
  size: Size;
  /** 0 is off, `VOLUME_MAX` the loudest. */
  volume: number;
  /** Read aloud what the screen says. */
  isVoiceOn: boolean;
  voiceSpeed: VoiceSpeed;
  /** Points that were guessed before the first coin. */
  guess?: string;
}>;

export const VOICE_SPEEDS = ['slow', 'normal', 'fast'] as const;
export type VoiceSpeed = (typeof VOICE_SPEEDS)[number];
export const VOLUME_MAX = 5;
const VOLUME_FIRST = 3;

/** The next step of the `Larger text` button. */
export const nextSize = (size: Size): Size =>
  size === 'normal' ? 'larger' : size === 'larger' ? 'larger-contrast' : 'normal';

/** The preferences this page starts with, and returns to at the start of each visit. */
export function firstPreferences(
  query: URLSearchParams,
  volume: number = VOLUME_FIRST,
  isVoiceOn = false,
): Preferences {
  const zoom = Number(query.get('zoom') ?? '1');
  return {
    lang: readyLanguage([query.get('lang')]),
    size: zoom > 1 ? 'larger' : 'normal',
    volume,
    isVoiceOn,
    voiceSpeed: 'normal',
  };
}

/** Choices made while nobody goes on to a deposit are forgotten after this time. */
const FORGET_AFTER_MS = 60_000;

/** Preferences that fall back when a visit is over (`visit` changes with each), or when nobody stays. */
export function usePreferences(first: Preferences, visit: number, isAttract: boolean) {
  const [chosen, setChosen] = useState<{ visit: number; preferences: Preferences }>();
  const preferences = chosen?.visit === visit ? chosen.preferences : first;
  const setPreferences = useCallback(
    (next: Preferences) => setChosen({ visit, preferences: next }),
    [visit],
  );
  useEffect(() => {
    if (!isAttract || preferences === first) return;
    const timer = setTimeout(() => setChosen(undefined), FORGET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isAttract, preferences, first]);
  return [preferences, setPreferences] as const;
}

/** Puts language and theme on the root element. */
export function useRootAttributes({ lang, size }: Preferences, theme: string): void {
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dataset['theme'] = size === 'larger-contrast' ? 'hc' : theme;
  }, [lang, size, theme]);
}
