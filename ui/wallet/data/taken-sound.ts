// The end of a payment as a sound, once: the screen says it, too.
import { useEffect } from 'react';
import { rising } from '../../kit/tone.ts';

/** Plays when the page appears; a phone that wants silence, or a browser that was not touched yet, stays silent. */
export function useTakenSound(): void {
  useEffect(() => {
    if (!navigator.userActivation?.hasBeenActive) return undefined;
    const audio = new AudioContext();
    rising(audio, audio.currentTime, NOTE_S);
    return () => void audio.close();
  }, []);
}

const NOTE_S = 0.09;
