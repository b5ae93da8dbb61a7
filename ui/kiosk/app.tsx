// The living kiosk page: bridge, stage, preferences and sounds around the face.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KioskView, ScreenCommand } from '#kiosk/bridge/contract.ts';
import { openBridge, type Bridge, type Link } from './bridge-client.ts';
import { KioskFace } from './face.tsx';
import { WholePage } from '../text/broken-page.tsx';
import { firstPreferences, usePreferences, useRootAttributes } from './preferences.ts';
import { DEFAULT_PITCH_MM } from './stage.ts';
import { useSounds } from './use-sounds.ts';
import { speaks, useVoice, useVoices } from './use-voice.ts';
import { useStage } from './use-stage.ts';

export function KioskApp() {
  const query = useMemo(() => new URLSearchParams(location.search), []);
  const first = useMemo(() => firstPreferences(query), [query]);
  const { view, link, pitchMm, visit, send } = useBridge(linkOfStandIn(query));
  const [preferences, setPreferences] = usePreferences(first, visit, view?.screen === 'attract');
  const { lang, size, volume } = preferences;
  const voices = useVoices();
  const stage = useStage(Number(query.get('pitch')) || pitchMm, size !== 'normal');
  useRootAttributes(preferences, query.get('theme') ?? 'day');
  useSounds(view, volume);
  useVoice(voices, link === 'up' ? view : undefined, preferences);
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

/** The kiosk app shows this page by itself while no controller serves one. */
function linkOfStandIn(query: URLSearchParams): Link | undefined {
  const closed = query.get('closed');
  return closed === 'starting' || closed === 'cannot-start' ? closed : undefined;
}

/** What the controller says, and how to answer; `visit` rises each time a visit is over. */
function useBridge(standIn: Link | undefined) {
  const [view, setView] = useState<KioskView>();
  const [link, setLink] = useState<Link>(standIn ?? 'checking');
  const [pitchMm, setPitchMm] = useState(DEFAULT_PITCH_MM);
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
      onPitch: setPitchMm,
    });
    bridge.current = opened;
    return () => opened.close();
  }, [standIn]);
  const send = useCallback((command: ScreenCommand) => bridge.current?.send(command), []);
  return { view, link, pitchMm, visit, send };
}
