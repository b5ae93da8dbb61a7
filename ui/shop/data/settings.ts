// How this till stands: the habits of one device, kept on it.

export type TillSettings = Readonly<{
  /** The side of the keypad. */
  hand: 'left' | 'right';
  isSoundOn: boolean;
  isCameraOn: boolean;
}>;

export const FIRST_SETTINGS: TillSettings = { hand: 'left', isSoundOn: true, isCameraOn: false };

/** What was chosen before; a browser that keeps nothing begins anew each time. */
export function readSettings(): TillSettings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(SETTINGS_KEY) ?? '{}');
    const { hand, isSoundOn, isCameraOn } = kept as Partial<Record<keyof TillSettings, unknown>>;
    return {
      hand: hand === 'right' ? 'right' : 'left',
      isSoundOn: isSoundOn !== false,
      isCameraOn: isCameraOn === true,
    };
  } catch {
    return FIRST_SETTINGS;
  }
}

/** Keeps what was chosen, where the browser lets us. */
export function keepSettings(settings: TillSettings): void {
  try {
    localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings));
  } catch {
    // Chosen again next time.
  }
}

const SETTINGS_KEY = 'tikkeul.till';
