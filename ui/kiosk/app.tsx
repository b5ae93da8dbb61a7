// The living kiosk page: bridge, stage, preferences and sounds around the face.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KioskView, OwnScreen, ScreenCommand } from '#kiosk/bridge/contract.ts';
import { browserClock } from '../kit/browser-clock.ts';
import { openBridge, type Bridge, type Link } from './bridge-client.ts';
import { KioskFace } from './face.tsx';
import { WholePage } from '../text/broken-page.tsx';
import {
  firstPreferences,
  type Preferences,
  usePreferences,
  useRootAttributes,
} from './preferences.ts';
import { DEFAULT_PITCH_MM } from './stage.ts';
import { useSounds } from './use-sounds.ts';
import { speaks, useVoice, useVoices } from './use-voice.ts';
import { useStage } from './use-stage.ts';
import { useHeadset, useLoudness } from './use-surroundings.ts';

export function KioskApp() {
  const query = useMemo(() => new URLSearchParams(location.search), []);
  const { view, link, own, visit, send } = useBridge(linkOfStandIn(query));
  const isHeadsetIn = useHeadset(own);
  const loudness = useLoudness(own, isHeadsetIn, browserClock);
  const first = useMemo(
    () => firstPreferences(query, own.volume, isHeadsetIn),
    [query, own.volume, isHeadsetIn],
  );
  const [preferences, setPreferences] = usePreferences(first, visit, view?.screen === 'attract');
  const { lang, size, volume } = preferences;
  useVoiceOfHeadset(isHeadsetIn, preferences, setPreferences);
  const voices = useVoices();
  const stage = useStage(
    Number(query.get('pitch')) || (own.pitchMm ?? DEFAULT_PITCH_MM),
    size !== 'normal',
  );
  useRootAttributes(preferences, query.get('theme') ?? 'day');
  useSounds(view, volume, loudness);
  useVoice(voices, link === 'up' ? view : undefined, preferences, loudness);
  // The controller records the language of a deposit; it hears it whenever it may not know it.
  useEffect(() => {
    if (link === 'up') send({ do: 'language', lang });
  }, [link, lang, send]);
  return (
    <div className="stage">
      <WholePage lang={lang} opensItself>
        <KioskFace
          view={view}
          link={link}
          isTight={stage.isTight}
          preferences={preferences}
          setPreferences={setPreferences}
          send={send}
          hasVoice={voices.some((voice) => speaks(voice, lang))}
        />
      </WholePage>
    </div>
  );
}

/** A headset that goes in switches the voice on, and off when it comes out; between the two a person decides. */
function useVoiceOfHeadset(
  isIn: boolean,
  preferences: Preferences,
  change: (next: Preferences) => void,
): void {
  const was = useRef(isIn);
  useEffect(() => {
    if (was.current === isIn) return;
    was.current = isIn;
    change({ ...preferences, isVoiceOn: isIn });
  }, [isIn, preferences, change]);
}

/** The kiosk app shows this page by itself while no controller serves one. */
function linkOfStandIn(query: URLSearchParams): Link | undefined {
  const closed = query.get('closed');
  return closed === 'starting' || closed === 'cannot-start' ? closed : undefined;
}

/** What the controller says, and how to answer; `visit` rises each time a visit is over. */
function useBridge(standIn: Link | undefined) {
  const [view, setView] = useState<KioskView>();
  const [link, setLink] = useState<Link>(standIn ?? 'checking');
  const [own, setOwn] = useState<OwnScreen>({});
  const [visit, setVisit] = useState(0);
  const bridge = useRef<Bridge>(undefined);
  useEffect(() => {
    if (standIn !== undefined) return;
    let screen: KioskView['screen'] | undefined;
    const opened = openBridge({
      onView: (next) => {
        if (next.screen === 'attract' && screen !== undefined && screen !== 'attract') {
          setVisit((last) => last + 1);
        }
        screen = next.screen;
        setView(next);
      },
      onLink: setLink,
      onOwnScreen: setOwn,
    });
    bridge.current = opened;
    return () => opened.close();
  }, [standIn]);
  const send = useCallback((command: ScreenCommand) => bridge.current?.send(command), []);
  return { view, link, own, visit, send };
}
