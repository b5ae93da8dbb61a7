// Which keys a kiosk's keyboard has: those of a keypad and of a screen reader's way through the page. All others are swallowed.
import type { Input } from 'electron';

/** True for a key that may reach the page. A shortcut (Control, Alt, Meta with anything) never does. */
export function mayReachPage({ key, control, alt, meta }: KeyInput): boolean {
  if (control || alt || meta) return false;
  return PASSING.has(key) || isCharacter(key);
}

type KeyInput = Pick<Input, 'key' | 'control' | 'alt' | 'meta'>;

const isCharacter = (key: string): boolean => [...key].length === 1;

// Not here, for example: F1–F24 (help, reload, full screen, caret browsing, tools), ContextMenu, PrintScreen, the
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
