// Sounds made on the spot, no files: a struck bar for each coin, wood for a refusal, five rising notes at the end.
import { PEAK, SCALE_HZ, tone } from '../kit/tone.ts';

/** Korean five-tone scale; foreign coins have their own pitch. */
const COIN_HZ: Record<string, number> = { '10': 784, '50': 880, '100': 1047, '500': 1175 };
const FOREIGN_HZ = 1_319;
const STRIKES_PER_SECOND_MAX = 12;

/** How loud each of the five steps is: the third is the usual one, each step about 5 dB. */
const LOUDNESS = [0, 0.32, 0.56, 1, 1.8, 3.2] as const;

export type Sounds = Readonly<{
  /** 1 to 5; `share` of it in quiet hours. */
  setVolume: (step: number, share: number) => void;
  coin: (currency: string, faceMinor: string) => void;
  reject: () => void;
  knock: () => void;
  jam: () => void;
  finish: () => void;
  close: () => void;
}>;

/** Opens the sound device; before a finger has touched the page a browser keeps it silent. */
export function openSounds(): Sounds {
  const audio = new AudioContext();
  let strikesS: number[] = [];
  let loudness = 1;

  /** A sine and its partial at 2.76 times, as a struck bar. */
  function bar(hz: number, atS: number, decayS: number, level = PEAK): void {
    tone(audio, hz, atS, decayS, level * loudness);
    tone(audio, hz * 2.76, atS, decayS * 0.6, level * loudness * 0.2);
  }

  const now = () => {
    if (audio.state === 'suspended') void audio.resume();
    return audio.currentTime;
  };
  const knocks = (hz: number, count: number) => {
    const startS = now();
    for (let i = 0; i < count; i++) tone(audio, hz, startS + i * 0.12, 0.05, PEAK * loudness);
  };

  return {
    setVolume: (step, share) => {
      loudness = (LOUDNESS[step] ?? 1) * share;
    },
    coin: (currency, faceMinor) => {
      const atS = now();
      strikesS = strikesS.filter((strikeS) => atS - strikeS < 1);
      if (strikesS.length >= STRIKES_PER_SECOND_MAX) return;
      strikesS.push(atS);
      bar(currency === 'KRW' ? (COIN_HZ[faceMinor] ?? FOREIGN_HZ) : FOREIGN_HZ, atS, 0.07);
    },
    reject: () => knocks(220, 2),
    knock: () => knocks(220, 1),
    jam: () => knocks(196, 3),
    finish: () => {
      const startS = now();
      SCALE_HZ.forEach((hz, i) => bar(hz, startS + i * 0.09, 0.09));
      bar(523, startS + SCALE_HZ.length * 0.09, 0.9);
    },
    close: () => void audio.close(),
  };
}
