// How loud, and whether the screen is read aloud; it replaces the ground, the sky stays.
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { VOICE_SPEEDS, VOLUME_MAX } from '../preferences.ts';
import { PageEnd } from './page-end.tsx';

export function SoundGround() {
  const { text, hasVoice, preferences, change } = useKiosk();
  const { sound } = text;
  const { volume, isVoiceOn, voiceSpeed } = preferences;
  const speed = VOICE_SPEEDS.indexOf(voiceSpeed);
  const speak = (at: number) => change({ voiceSpeed: VOICE_SPEEDS[at] ?? voiceSpeed });
  return (
    <>
      <div className="page sound-page">
        <Stepper
          name={sound.volume}
          value={sound.level(volume)}
          meter={[volume, VOLUME_MAX]}
          less={[sound.quieter, volume > 0 ? () => change({ volume: volume - 1 }) : undefined]}
          more={[
            sound.louder,
            volume < VOLUME_MAX ? () => change({ volume: volume + 1 }) : undefined,
          ]}
        />
        {hasVoice ? (
          <Slab
            kind={isVoiceOn ? 'plain' : 'quiet'}
            aria-pressed={isVoiceOn}
            onClick={() => change({ isVoiceOn: !isVoiceOn })}
          >
            {sound.voice}
            {isVoiceOn && <Icon name="check" />}
          </Slab>
        ) : (
          <p>{sound.noVoice}</p>
        )}
        {hasVoice && isVoiceOn && (
          <Stepper
            name={sound.speed}
            value={sound.speeds[voiceSpeed]}
            meter={[speed + 1, VOICE_SPEEDS.length]}
            less={[sound.slower, speed > 0 ? () => speak(speed - 1) : undefined]}
            more={[
              sound.faster,
              speed < VOICE_SPEEDS.length - 1 ? () => speak(speed + 1) : undefined,
            ]}
          />
        )}
      </div>
      <PageEnd />
    </>
  );
}

type Step = readonly [word: string, press: (() => void) | undefined];

/** A value with a slab for less and one for more; a step that is not there is switched off. */
function Stepper({
  name,
  value,
  meter: [full, all],
  less,
  more,
}: Readonly<{
  name: string;
  value: string;
  meter: readonly [full: number, all: number];
  less: Step;
  more: Step;
}>) {
  const slab = ([word, press]: Step) => (
    <Slab kind="quiet" disabled={!press} onClick={press}>
      {word}
    </Slab>
  );
  return (
    <div className="stepper" role="group" aria-label={name}>
      <p>
        <span>{name}</span> <b role="status">{value}</b>
        <span className="meter" aria-hidden="true">
          {Array.from({ length: all }, (_, i) => (
            <i key={i} className={i < full ? 'full' : ''} />
          ))}
        </span>
      </p>
      {slab(less)}
      {slab(more)}
    </div>
  );
}
