// The till: hands on the ground, eyes on the sky. Amount and code are the two actions; a scan sends by itself.
import { useEffect, useRef, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { formatTime } from '../../kit/date.ts';
import { Icon } from '../../kit/icon.tsx';
import { CameraPane } from '../camera/camera-pane.tsx';
import type { TillSettings } from '../data/settings.ts';
import type { Redemption, ShopClient } from '../data/shop-client.ts';
import { useLatest } from '../data/use-latest.ts';
import type { SignedInShop } from '../data/shop-feed.ts';
import { DayList } from '../parts/day-list.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { codeIn, isWhole } from '../till/entry.ts';
import { AmountField, CodeField } from '../till/entry-fields.tsx';
import { Keypad } from '../till/keypad.tsx';
import { Outcome } from '../till/outcome.tsx';
import { TakeSlab } from '../till/take-slab.tsx';
import { canTake, type Till } from '../till/till.ts';
import { useScanner } from '../till/use-scanner.ts';
import { useTill } from '../till/use-till.ts';
import { useWords } from '../words.tsx';

export type TakeProps = Readonly<{
  client: ShopClient;
  clock: BrowserClock;
  state: SignedInShop;
  settings: TillSettings;
  change(settings: TillSettings): void;
  put(redemption: Redemption): void;
  signedOut(): void;
  first?: Till;
}>;

export function TakeScreen({
  client,
  clock,
  state,
  settings,
  change,
  put,
  signedOut,
  first,
}: TakeProps) {
  const { text } = useWords();
  const { isSoundOn } = settings;
  const running = useTill({ client, clock, isSoundOn, put, signedOut, ...(first && { first }) });
  const { till, tell, undo } = running;
  const amount = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const why = whyNot(state, text.take);
  const take = (): void => {
    if (why === undefined && canTake(till)) running.take();
  };

  // Whoever shows a QR means to pay: a scan behind an amount is the second action.
  const [scans, setScans] = useState(0);
  const scanned = (): void => setScans((count) => count + 1);
  const takeNow = useLatest(take);
  useEffect(() => {
    if (scans > 0) takeNow.current();
  }, [scans, takeNow]);
  useScanner({ till, tell, scanned });
  useEffect(() => amount.current?.focus({ preventScroll: true }), []);

  // A till that may not read does not know its scopes: there the ledger says no.
  const mayRefund = state.scopes.includes('refund') || state.reach === 'limited';
  const mayUndo = state.line === 'live' && !state.isSuspended && mayRefund;
  return (
    <main tabIndex={-1} className="shop till" data-hand={settings.hand}>
      {state.line === 'lost' && (
        <p className="offline" role="alert">
          <Icon name="offline" />
          <span>
            {text.take.offline}{' '}
            {text.take.offlineSince(formatTime(new Date(state.knownAtMs).toISOString()))}
          </span>
        </p>
      )}
      <form
        className="panes"
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <section className="ground">
          <TopBar name={state.name} here="take" />
          <h1 className="unseen">{text.nav.take}</h1>
          <AmountField till={till} tell={tell} ref={amount} />
          <Keypad press={(key) => tell({ kind: 'key', key })} />
        </section>
        <section className="sky">
          <CameraPane
            isOn={settings.isCameraOn}
            clock={clock}
            turn={(isCameraOn) => change({ ...settings, isCameraOn })}
            seen={(seen) => {
              if (!isWhole(codeIn(seen))) return;
              tell({ kind: 'scanned', text: seen });
              scanned();
            }}
          />
          <CodeField till={till} tell={tell} ref={code} />
          <Outcome till={till} client={client} clock={clock} tell={tell} />
          <TakeSlab till={till} isOff={why !== undefined} undo={mayUndo ? undo : undefined} />
          {why !== undefined && state.line === 'live' && <p className="fine">{why}</p>}
          <DayList state={state} undo={mayUndo && till.phase.at !== 'taken' ? undo : undefined} />
        </section>
      </form>
    </main>
  );
}

/** Why no payment can be taken here just now. */
function whyNot(
  { line, isSuspended, scopes }: SignedInShop,
  text: ReturnType<typeof useWords>['text']['take'],
): string | undefined {
  if (line === 'lost') return text.offline;
  if (isSuspended) return text.suspended;
  return scopes.includes('take') ? undefined : text.cannotTake;
}
