// Runs the till: sends what is to be sent, asks while the customer decides, and goes on after a payment.
import { useEffect, useReducer, useRef } from 'react';
import { useLatest } from '../data/use-latest.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { newCommandKey } from '../../kit/command-key.ts';
import type { Redemption, ShopClient } from '../data/shop-client.ts';
import { undoOf } from '../view/day-view.ts';
import { openSounds, type Sounds } from './sounds.ts';
import { NEW_TILL, type Phase, step, type Till, type TillInput } from './till.ts';

export type TillParts = Readonly<{
  client: Pick<ShopClient, 'take' | 'redemption' | 'void' | 'refund'>;
  clock: BrowserClock;
  isSoundOn: boolean;
  /** Hears of every redemption that is answered. */
  put(redemption: Redemption): void;
  signedOut(): void;
  first?: Till;
}>;

export type RunningTill = Readonly<{
  till: Till;
  tell(input: TillInput): void;
  /** Sends the payment, or the one that was not answered once more. */
  take(): void;
  /** Lets a redemption go, or gives all of it back. */
  undo(redemption: Redemption): void;
}>;

/** A till on this page. */
export function useTill(parts: TillParts): RunningTill {
  const { clock } = parts;
  const [till, tell] = useReducer(step, parts.first ?? NEW_TILL);
  const { phase } = till;
  useSounds(phase, parts.isSoundOn);

  const latest = useLatest(parts);
  useEffect(() => {
    if (phase.at !== 'sending') return undefined;
    let isOver = false;
    const send = async (): Promise<void> => {
      const answer = await latest.current.client.take(phase.sale);
      if (isOver) return;
      if (answer.ok) {
        latest.current.put(answer.value);
        return tell({ kind: 'answered', redemption: answer.value });
      }
      if (answer.code === 'not-signed-in') latest.current.signedOut();
      tell({ kind: 'refused', refusal: answer });
    };
    void send();
    return () => void (isOver = true);
  }, [phase, latest]);

  useEffect(() => {
    if (phase.at !== 'taken') return undefined;
    return clock.after(TAKEN_SHOWN_MS, () => tell({ kind: 'next' }));
  }, [clock, phase]);

  useAwaited(phase.at === 'awaiting' ? phase.redemption.id : undefined, parts, tell);

  return {
    till,
    tell,
    take: () =>
      tell({
        kind: 'take',
        // The time and 26 random bits: the sales of a shop differ, and those of a moment stand together.
        orderId: `till-${newCommandKey().slice(0, 20)}`,
        commandKey: newCommandKey(),
      }),
    undo: (redemption) => void undo(redemption, parts, tell),
  };
}

async function undo(
  redemption: Redemption,
  { client, put }: Pick<TillParts, 'client' | 'put'>,
  tell: (input: TillInput) => void,
): Promise<void> {
  const way = undoOf(redemption);
  if (!way) return;
  const answer =
    way.way === 'void'
      ? await client.void(redemption.id, way.commandKey)
      : await client.refund(redemption.id, way.points, way.commandKey);
  if (!answer.ok) return tell({ kind: 'undo-refused', refusal: answer });
  put(answer.value);
  tell({ kind: 'undone', points: way.points });
}

/** Asks again and again what the customer said, until the time is over and a little longer. */
function useAwaited(
  id: string | undefined,
  parts: TillParts,
  tell: (input: TillInput) => void,
): void {
  const latest = useLatest(parts);
  const { clock } = parts;
  useEffect(() => {
    if (id === undefined) return undefined;
    let cancel = (): void => {};
    let isOver = false;
    let asks = 0;
    const ask = async (): Promise<void> => {
      const answer = await latest.current.client.redemption(id);
      if (isOver) return;
      if (answer.ok && answer.value.status !== 'awaiting-holder') {
        latest.current.put(answer.value);
        return tell({ kind: 'answered', redemption: answer.value });
      }
      asks += 1;
      if (asks < ASKS_MAX) cancel = clock.after(ASK_MS, () => void ask());
      else tell({ kind: 'refused', refusal: { ok: false, code: 'holder-unknown' } });
    };
    cancel = clock.after(ASK_MS, () => void ask());
    return () => {
      isOver = true;
      cancel();
    };
  }, [id, latest, clock, tell]);
}

/** One sound for each payment that is taken or refused. */
function useSounds(phase: Phase, isOn: boolean): void {
  const sounds = useRef<Sounds>(undefined);
  const heard = useRef<Phase>(phase);
  useEffect(() => {
    if (heard.current === phase) return;
    heard.current = phase;
    const isRefused = phase.at === 'entering' && phase.refusal !== undefined;
    if (!isOn || (phase.at !== 'taken' && !isRefused)) return;
    sounds.current ??= openSounds();
    sounds.current[isRefused ? 'refused' : 'taken']();
  }, [phase, isOn]);
}

const TAKEN_SHOWN_MS = 1_500;
const ASK_MS = 700;
/** A customer has 60 s; the ledger sweeps within seconds after them. */
const ASKS_MAX = 110;
