// What the settings say about the machine that the screen is part of, as the page is told it.
import type { OwnScreen } from '../bridge/contract.ts';
import type { Settings } from './settings.ts';

/** Left out is what was not set, but for the pitch and the volume. */
export const ownScreenOf = (settings: Settings): OwnScreen => ({
  pitchMm: settings.SCREEN_PITCH_MM,
  volume: settings.SOUND_VOLUME,
  ...(settings.QUIET_HOURS && { quietHours: settings.QUIET_HOURS }),
  ...(settings.HEADSET_KEYS && { headsetKeys: settings.HEADSET_KEYS }),
});
