// The till's two sounds, made on the spot. Each has its twin on the screen: the green slab, the line of the reason.
import { rising, SCALE_HZ, tone } from '../../kit/tone.ts';

export type Sounds = Readonly<{ taken(): void; refused(): void }>;

/** Opens the sound device at the first sound; before a finger has touched the page a browser keeps it silent. */
export function openSounds(): Sounds {
  let audio: AudioContext | undefined;

  function device(): AudioContext {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
    return audio;
  }

  return {
    taken: () => rising(device(), device().currentTime, NOTE_S),
    refused: () =>
      [0, 0.12].forEach((afterS) => tone(device(), 220, device().currentTime + afterS, 0.05)),
  };
}

/** The motif of the kiosk's end, in 180 ms. */
const NOTE_S = 0.18 / SCALE_HZ.length;
