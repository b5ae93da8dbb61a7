// The kiosk's part of the gallery: each fixture on a stage, with preferences that work and a controller that does not.
import { useState } from 'react';
import type { GalleryFace, GalleryOptions } from '../gallery/faces.ts';
import { KioskFace } from './face.tsx';
import { fixtures, type Fixture } from './fixtures.ts';
import { useRootAttributes, type Preferences } from './preferences.ts';
import { DEFAULT_PITCH_MM } from './stage.ts';
import './styles/index.ts';
import { useStage } from './use-stage.ts';

export const face: GalleryFace = {
  states: Object.keys(fixtures),
  render: (state, options) => {
    const fixture = fixtures[state];
    return fixture ? <Picture fixture={fixture} options={options} /> : null;
  },
};

function Picture({ fixture, options }: Readonly<{ fixture: Fixture; options: GalleryOptions }>) {
  const [preferences, setPreferences] = useState<Preferences>({
    lang: options.lang,
    size: options.zoom > 1 ? 'larger' : 'normal',
    volume: 3,
    isVoiceOn: false,
    voiceSpeed: 'normal',
    ...fixture.preferences,
  });
  const stage = useStage(options.pitchMm ?? DEFAULT_PITCH_MM, preferences.size !== 'normal');
  useRootAttributes(preferences, options.theme);
  return (
    <div className="stage">
      <KioskFace
        view={fixture.view}
        link={fixture.link ?? 'up'}
        isTight={stage.isTight}
        preferences={preferences}
        setPreferences={setPreferences}
        send={() => {}}
        hasVoice={fixture.hasVoice ?? false}
        firstPage={fixture.page}
        firstServiceTab={fixture.serviceTab}
      />
    </div>
  );
}
