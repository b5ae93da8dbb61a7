// Which keys a kiosk's keyboard has: those of a keypad and of a screen reader's way through the page. All others are swallowed.
import type { Input } from 'electron';

/**
 * True for a key that may reach the page. A shortcut (Control, Alt, Meta with anything) never does. `headsetKeys` are those that
 * the socket of a headset sends.
 */
export function mayReachPage(
  { key, control, alt, meta }: KeyInput,
  headsetKeys: readonly string[] = [],
): boolean {
  if (control || alt || meta) return false;
  return PASSING.has(key) || isCharacter(key) || headsetKeys.includes(key);
}

/** The keys that HEADSET_KEYS names; of the function keys only those that open and reload nothing. */
export const headsetKeysOf = (setting: string | undefined): readonly string[] =>
  (setting ?? '').split(',').filter((key) => /^F(1[3-9]|2[0-4])$/.test(key));

type KeyInput = Pick<Input, 'key' | 'control' | 'alt' | 'meta'>;

const isCharacter = (key: string): boolean => [...key].length === 1;

// Not here, for example: F1–F24 but for those of a headset (help, reload, full screen, caret browsing, tools), ContextMenu, PrintScreen, the
// Browser… and Launch… keys, Control, Alt and Meta themselves.
const PASSING: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Backspace',
  'Delete',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
  'NumLock',
  'CapsLock',
]);
