// Which keys of a real keyboard reach the page of a kiosk.
import { describe, expect, test } from 'vitest';
import { headsetKeysOf, mayReachPage } from '#kiosk/app/keys.ts';

const pressed = (combination: string) => {
  const parts = combination.split('+');
  const key = parts.pop()! || '+';
  return {
    key,
    control: parts.includes('Control'),
    alt: parts.includes('Alt'),
    meta: parts.includes('Meta'),
  };
};

describe('the keyboard of a kiosk', () => {
  test.each([
    ...'0123456789 +*#a',
    'Tab',
    'Shift+Tab',
    'Enter',
    'Backspace',
    'Delete',
    'Escape',
    'ArrowLeft',
    'ArrowDown',
    'Home',
    'PageDown',
    'Shift',
  ])('lets %s through', (combination) => {
    expect(mayReachPage(pressed(combination))).toBe(true);
  });

  test.each([
    ['leaving the app', 'Alt+F4', 'Control+q', 'Meta+q', 'Control+w', 'Control+Shift+w'],
    ['other windows', 'Control+n', 'Control+Shift+n', 'Control+t', 'Alt+Tab', 'Meta+Tab', 'Meta'],
    ['reloading', 'F5', 'Control+r', 'Control+Shift+r', 'Control+F5', 'Meta+r', 'BrowserRefresh'],
    ['going back', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'BrowserBack', 'BrowserForward', 'Alt+Home'],
    [
      'development tools',
      'F12',
      'Control+Shift+i',
      'Control+Shift+j',
      'Control+Shift+c',
      'Control+u',
      'Meta+Alt+i',
    ],
    ['full screen and help', 'F11', 'F1', 'F10', 'F7', 'F3', 'F6', 'Shift+F10', 'Control+Meta+f'],
    ['zoom', 'Control++', 'Control+-', 'Control+=', 'Control+0', 'Meta+0'],
    [
      'print, save, open, find',
      'Control+p',
      'Control+Shift+p',
      'Control+s',
      'Control+o',
      'Control+f',
      'Control+g',
      'PrintScreen',
    ],
    ['the clipboard', 'Control+c', 'Control+v', 'Control+x', 'Control+a', 'Shift+Insert'],
    ['menus', 'ContextMenu', 'Alt', 'Alt+f', 'Alt+Space', 'Alt+ '],
    ['addresses', 'Control+l', 'Alt+d', 'BrowserHome', 'BrowserSearch', 'BrowserFavorites'],
    [
      'the system',
      'Control+Alt+Delete',
      'Control+Escape',
      'Control+Shift+Escape',
      'Control+Alt+F2',
      'Meta+l',
      'Meta+d',
      'Power',
      'Sleep',
    ],
    [
      'programs and media',
      'LaunchMail',
      'LaunchApplication1',
      'MediaPlayPause',
      'Eject',
      'F13',
      'F24',
    ],
    ['what has no name', 'Unidentified', 'Process', 'Dead'],
  ])('swallows %s', (_what, ...combinations) => {
    expect(combinations.filter((combination) => mayReachPage(pressed(combination)))).toEqual([]);
  });
});

describe('the socket of a headset', () => {
  test('reaches the page with the keys that were set, and with no others', () => {
    const keys = headsetKeysOf('F15,F16');

    const reaching = ['F14', 'F15', 'F16', 'F17'].filter((key) => mayReachPage(pressed(key), keys));

    expect(reaching).toEqual(['F15', 'F16']);
    expect(mayReachPage(pressed('Control+F15'), keys)).toBe(false);
  });

  test.each([undefined, '', 'F5,F12', 'F11,Meta'])('set to %j opens nothing', (setting) => {
    expect(headsetKeysOf(setting)).toEqual([]);
  });
});
