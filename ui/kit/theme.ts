// Day, night or high contrast, as the phone asks for it.

export type Theme = 'day' | 'night' | 'hc';

/** Sets the page's theme and follows the phone's settings; a `fixed` theme stays. */
export function followTheme(fixed: string | null): void {
  const wantsContrast = matchMedia('(prefers-contrast: more)');
  const wantsDark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset['theme'] = isTheme(fixed)
      ? fixed
      : themeFor(wantsContrast.matches, wantsDark.matches);
  };
  for (const wish of [wantsContrast, wantsDark]) wish.addEventListener('change', apply);
  apply();
}

const themeFor = (wantsContrast: boolean, wantsDark: boolean): Theme =>
  wantsContrast ? 'hc' : wantsDark ? 'night' : 'day';

const isTheme = (text: string | null): text is Theme =>
  text === 'day' || text === 'night' || text === 'hc';
