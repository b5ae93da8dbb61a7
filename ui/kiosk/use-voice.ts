// Reads the screen aloud with a voice of this machine; where there is none for a language, it stays silent.
import { useEffect, useRef, useState } from 'react';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { kioskTexts } from '../text/kiosk/index.ts';
import type { ReadyLanguage } from '../text/languages.ts';
import { VOLUME_MAX, type Preferences, type VoiceSpeed } from './preferences.ts';
import { spokenOf } from './spoken.ts';

type LocalVoice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

const RATES: Readonly<Record<VoiceSpeed, number>> = { slow: 0.75, normal: 1, fast: 1.35 };

/** The voice speaks this language, and needs no network for it. */
export const speaks = ({ lang, localService }: LocalVoice, wanted: ReadyLanguage): boolean =>
  localService && lang.toLowerCase().replace('_', '-').split('-')[0] === wanted;

/** The voices of this machine; a browser may find them late, or never. */
export function useVoices(): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    if (!('speechSynthesis' in globalThis)) return;
    const look = () => setVoices(speechSynthesis.getVoices());
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  return voices;
}

/** Says what is new on the screen while the voice is on; what is newer interrupts what is older. Without a view it waits. */
export function useVoice(
  voices: readonly SpeechSynthesisVoice[],
  view: KioskView | undefined,
  { lang, isVoiceOn, voiceSpeed, volume }: Preferences,
  loudness: number,
): void {
  const voice =
    isVoiceOn && volume > 0 ? voices.find((candidate) => speaks(candidate, lang)) : undefined;
  const due = voice && view ? spokenOf(view, lang, kioskTexts[lang]) : undefined;
  const [words, waitMs] = [due?.words ?? '', due?.waitMs ?? 0];
  const said = useRef('');
  const isOff = voice === undefined;
  useEffect(() => {
    if (!isOff) return;
    said.current = '';
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
  }, [isOff]);
  useEffect(() => {
    if (!voice || words === '' || said.current === `${lang} ${words}`) return;
    const timer = setTimeout(() => {
      said.current = `${lang} ${words}`;
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = RATES[voiceSpeed];
      utterance.volume = (volume / VOLUME_MAX) * loudness;
      speechSynthesis.cancel();
      speechSynthesis.speak(utterance);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [voice, lang, words, waitMs, voiceSpeed, volume, loudness]);
}
