// Where the customer holds the QR: a dark frame with four corners, and the picture of the camera behind it.
import { useEffect, useRef, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { Icon } from '../../kit/icon.tsx';
import { Ridge } from '../../kit/mountains.tsx';
import { NEAR_HILLS } from '../../kit/shape.ts';
import { useLatest } from '../data/use-latest.ts';
import { useWords } from '../words.tsx';
import { openCamera, type CameraState } from './open-camera.ts';

type CameraPaneProps = Readonly<{
  isOn: boolean;
  clock: BrowserClock;
  turn(isOn: boolean): void;
  seen(text: string): void;
}>;

export function CameraPane({ isOn, clock, turn, seen }: CameraPaneProps) {
  const { text } = useWords();
  const [state, setState] = useState<CameraState>('starting');
  const words = {
    starting: text.camera.starting,
    on: text.camera.here,
    refused: text.camera.refused,
  };
  return (
    <section className="camera" data-state={isOn ? state : 'off'} aria-label={text.camera.name}>
      <svg
        className="camera-hills"
        viewBox="0 0 502 262"
        preserveAspectRatio="xMidYMax slice"
        aria-hidden="true"
      >
        <g transform="translate(0 92)">
          <Ridge peaks={NEAR_HILLS} width={502} height={170} fill="--pine-800" />
        </g>
      </svg>
      {isOn && <Picture clock={clock} became={setState} seen={seen} />}
      <span className="corners" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      {isOn && (
        <p className="camera-words" role="status">
          {words[state]}
        </p>
      )}
      <button
        type="button"
        className="camera-turn"
        onClick={() => {
          setState('starting');
          turn(!isOn);
        }}
      >
        <Icon name={isOn ? 'close' : 'camera'} />
        {isOn ? text.camera.turnOff : text.camera.turnOn}
      </button>
    </section>
  );
}

function Picture({
  clock,
  became,
  seen,
}: Pick<CameraPaneProps, 'clock' | 'seen'> & Readonly<{ became: (state: CameraState) => void }>) {
  const video = useRef<HTMLVideoElement>(null);
  const hear = useLatest(seen);
  useEffect(
    () =>
      openCamera({
        picture: video.current!,
        clock,
        became,
        seen: (text) => hear.current(text),
      }),
    [clock, became, hear],
  );
  return <video ref={video} muted playsInline aria-hidden="true" />;
}
