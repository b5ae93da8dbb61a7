// One tone made on the spot, and the motif that a happy end has in every face. A sound never carries a fact alone.

/** −18 dBFS. */
export const PEAK = 0.126;

/** The Korean five-tone scale of the coins, rising. */
export const SCALE_HZ = [784, 880, 1_047, 1_175, 1_319] as const;

/** A sine with a quick attack and a decay, `level` at its loudest. */
export function tone(
  audio: AudioContext,
  hz: number,
  atS: number,
  decayS: number,
  level = PEAK,
): void {
  const oscillator = new OscillatorNode(audio, { frequency: hz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, atS);
  gain.gain.linearRampToValueAtTime(level, atS + 0.002);
  gain.gain.exponentialRampToValueAtTime(level / 1_000, atS + 0.002 + decayS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(atS);
  oscillator.stop(atS + decayS + 0.05);
}

/** Five notes rising, `noteS` seconds apart. */
export function rising(audio: AudioContext, startS: number, noteS: number): void {
  SCALE_HZ.forEach((hz, i) => tone(audio, hz, startS + i * noteS, 0.09));
}
