// The kiosk's face: one screen for each view, its words and its preferences. Used by the page and by the gallery.
import { useMemo, useState, type ReactNode } from 'react';
import type { KioskView, ScreenCommand } from '#kiosk/bridge/contract.ts';
import { kioskTexts } from '../text/kiosk/index.ts';
import type { Link } from './bridge-client.ts';
import { KioskContext, type Kiosk, type Page } from './context.ts';
import { nextSize, type Preferences } from './preferences.ts';
import { Attract } from './screens/attract.tsx';
import { Coins } from './screens/coins.tsx';
import { Consent } from './screens/consent.tsx';
import { NumberScreen } from './screens/number.tsx';
import { OutOfService } from './screens/out-of-service.tsx';
import type { ServiceTab } from './screens/service-rows.ts';
import { ServiceScreen } from './screens/service.tsx';
import { ServiceSignIn } from './screens/service-sign-in.tsx';
import { Thanks } from './screens/thanks.tsx';
import { useKeyboard } from './use-keyboard.ts';

type FaceProps = Readonly<{
  /** Undefined until the controller has spoken for the first time. */
  view: KioskView | undefined;
  link: Link;
  isTight: boolean;
  preferences: Preferences;
  setPreferences: (preferences: Preferences) => void;
  send: (command: ScreenCommand) => void;
  /** A voice of this machine speaks the chosen language. */
  hasVoice: boolean;
  /** The page that is open at first. */
  firstPage?: Page | undefined;
  /** The part that the service screen begins with. */
  firstServiceTab?: ServiceTab | undefined;
}>;

export function KioskFace({
  view,
  link,
  isTight,
  preferences,
  setPreferences,
  send,
  hasVoice,
  firstPage,
  firstServiceTab,
}: FaceProps) {
  const { page, openPage } = usePage(view?.screen, firstPage);
  const kiosk = useMemo<Kiosk>(
    () => ({
      text: kioskTexts[preferences.lang],
      lang: preferences.lang,
      link,
      isTight,
      page,
      preferences,
      send,
      openPage,
      chooseLanguage: (lang) => {
        setPreferences({ ...preferences, lang });
        send({ do: 'language', lang });
        openPage(undefined);
      },
      changeSize: () => setPreferences({ ...preferences, size: nextSize(preferences.size) }),
      change: (change) => setPreferences({ ...preferences, ...change }),
      hasVoice,
    }),
    [preferences, setPreferences, link, isTight, page, openPage, send, hasVoice],
  );
  useKeyboard(view, send, page !== undefined);
  return <KioskContext value={kiosk}>{screenOf(view, link, firstServiceTab)}</KioskContext>;
}

function screenOf(
  view: KioskView | undefined,
  link: Link,
  firstServiceTab: ServiceTab | undefined,
): ReactNode {
  if (link === 'taken-over' || link === 'starting' || link === 'cannot-start') {
    return <OutOfService key={link} reason={link} view={view} />;
  }
  if (!view) return <OutOfService key="checking" reason="checking" />;
  // Counted coins stay on the screen while the controller is not there; anything else waits for it.
  if (link === 'checking' && view.screen !== 'coins' && view.screen !== 'thanks') {
    return <OutOfService key="checking" reason="checking" view={view} />;
  }
  switch (view.screen) {
    case 'out-of-service':
      return <OutOfService key="out" reason={view.reason} view={view} />;
    case 'attract':
      return <Attract view={view} />;
    case 'number':
      return <NumberScreen view={view} />;
    case 'consent':
      return <Consent view={view} />;
    case 'coins':
      return <Coins view={view} />;
    case 'thanks':
      return <Thanks view={view} />;
    case 'service-sign-in':
      return <ServiceSignIn view={view} />;
    case 'service':
      return <ServiceScreen view={view} firstTab={firstServiceTab} />;
  }
}

/** The open page, closed again whenever the controller changes the screen. */
function usePage(screen: string | undefined, firstPage: Page) {
  const [open, setOpen] = useState<{ page: Page; screen: string | undefined }>({
    page: firstPage,
    screen,
  });
  const openPage = useMemo(() => (page: Page) => setOpen({ page, screen }), [screen]);
  return { page: open.screen === screen ? open.page : undefined, openPage };
}
