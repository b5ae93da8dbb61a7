// Reads ui/kit/tokens.css as the browser does: three themes, references resolved to colours.
import { readFileSync } from 'node:fs';

export const THEMES = ['day', 'night', 'hc'] as const;
type Theme = (typeof THEMES)[number];

const css = readFileSync(new URL('../../ui/kit/tokens.css', import.meta.url), 'utf8').replaceAll(
  /\/\*[\s\S]*?\*\//g,
  '',
);

/** Every token of a theme with its colour as `#rrggbb` or `#rgb`. */
export function themeColours(theme: Theme): (token: string) => string {
  const own = {
    ...block(/:root\s*\{([^}]*)\}/),
    ...block(/\[data-theme=['"]day['"]\]\s*\{([^}]*)\}/),
  };
  const all: Record<string, string> =
    theme === 'day'
      ? own
      : { ...own, ...block(new RegExp(`\\[data-theme=['"]${theme}['"]\\]\\s*\\{([^}]*)\\}`)) };
  return (token) => {
    let value = all[token] ?? '';
    for (let name; (name = /^var\(--([\w-]+)\)$/.exec(value)?.[1]);) value = all[name] ?? '';
    if (!/^#[0-9a-f]{3,6}$/i.test(value)) throw new Error(`--${token} of ${theme} is "${value}"`);
    return value;
  };
}

/** WCAG contrast ratio of two colours. */
export function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

function block(pattern: RegExp): Record<string, string> {
  const body = pattern.exec(css)?.[1];
  if (body === undefined) throw new Error(`tokens.css has no ${pattern.source}`);
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value.trim(),
    ]),
  );
}

function luminance(colour: string): number {
  const hex = colour.slice(1);
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
