// The till's two sounds, made on the spot. Each has its twin on the screen: the green slab, the line of the reason.

export type Sounds = Readonly<{ taken(): void; refused(): void }>;

/** Opens the sound device at the first sound; before a finger has touched the page a browser keeps it silent. */
export function openSounds(): Sounds {
  let audio: AudioContext | undefined;

  function tone(hz: number, afterS: number, decayS: number): void {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
    const atS = audio.currentTime + afterS;
    const oscillator = new OscillatorNode(audio, { frequency: hz });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, atS);
    gain.gain.linearRampToValueAtTime(PEAK, atS + 0.002);
    gain.gain.exponentialRampToValueAtTime(PEAK / 1_000, atS + 0.002 + decayS);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(atS);
    oscillator.stop(atS + decayS + 0.05);
  }

  return {
    taken: () => SCALE_HZ.forEach((hz, i) => tone(hz, i * NOTE_S, 0.09)),
    refused: () => [0, 0.12].forEach((afterS) => tone(220, afterS, 0.05)),
  };
}

/** The motif of the kiosk's end, in 180 ms. */
const SCALE_HZ = [784, 880, 1_047, 1_175, 1_319];
const NOTE_S = 0.18 / SCALE_HZ.length;
/** −18 dBFS. */
const PEAK = 0.126;
