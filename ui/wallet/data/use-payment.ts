// A payment on the phone: makes the code, listens for what became of it, and carries the holder's yes or no.
import { useEffect, useRef, useState } from 'react';
import type { Wallet } from '#ledger/contract/wallet.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { newCommandKey } from '../../kit/command-key.ts';
import {
  type Awaiting,
  CODE_LIFE_S,
  type LiveCode,
  type PayFacts,
  payStage,
  type PayStage,
  setAsideByShops,
} from '../view/pay-stage.ts';
import type { LedgerClient, Refusal } from './ledger-client.ts';
import { useProven } from './send-proven.ts';
import { useFetched } from './use-fetched.ts';
import { useSecondsLeft } from './use-seconds-left.ts';
import { useTask } from './use-task.ts';
import { useWish } from './use-wish.ts';

export type Payment = Readonly<{
  stage: PayStage;
  /** Of the code, or of the question that is asked. */
  secondsLeft: number | undefined;
  isBusy: boolean;
  refusal: Refusal | undefined;
  /** A code with this ceiling; the last one is worthless from then on. */
  newCode(ceiling: string): void;
  answer(answer: 'confirm' | 'decline'): void;
}>;

/** Asks for the first code by itself, unless there is no line or a question is already waiting. */
export function usePayment(
  client: LedgerClient,
  clock: BrowserClock,
  { wallet, isOnline, ceiling }: Readonly<{ wallet: Wallet; isOnline: boolean; ceiling: string }>,
): Payment {
  const [code, setCode] = useState<LiveCode>();
  const [lastAsked, setLastAsked] = useState<Awaiting>();
  const [answered, setAnswered] = useState<PayFacts['answered']>();
  const [setAsideBefore, setSetAsideBefore] = useState(() => setAsideByShops(wallet));
  const [setAside, setSetAside] = useState<string>();

  // A code moves nothing, and a fresh one takes the place of one whose answer was lost: each try is a wish of its own.
  const proven = useProven();
  const making = useTask(
    (wanted: string) => {
      const key = newCommandKey();
      return proven(async () => {
        // Counted from before the ledger heard of it, so that the screen never shows a code that has ended.
        const endsAtMs = clock.nowMs() + LIFE_MS;
        setSetAsideBefore(setAsideByShops(wallet));
        const made = await client.payCode(wanted, key);
        return made.ok ? { ok: true, value: { ...made.value, endsAtMs } } : made;
      });
    },
    ({ code: digits, qr, expiresAt, endsAtMs }) => {
      const madeAtMs = Date.parse(expiresAt) - LIFE_MS;
      setCode({ code: digits, qr, endsAtMs, madeAtMs });
    },
  );
  const answering = useWish(
    ({ id, answer }: { id: string; answer: 'confirm' | 'decline' }, key: string) =>
      proven(() => client.answerPayment(id, answer, key)),
    ({ status }) =>
      setAnswered(status === 'captured' || status === 'authorised' ? status : 'declined'),
  );

  const awaiting = wallet.awaiting?.[0];
  if (awaiting && awaiting.id !== lastAsked?.id) {
    setLastAsked(awaiting);
    setAnswered(undefined);
  }
  const first = useRef(true);
  useEffect(() => {
    if (!first.current || !isOnline) return;
    first.current = false;
    if (!awaiting) making.run(ceiling);
  });

  const history = useFetched(clock, wallet.version, () => client.history());
  const asksUntilMs = awaiting && Date.parse(awaiting.until);
  const secondsLeft = useSecondsLeft(clock, asksUntilMs ?? code?.endsAtMs);
  const stage = payStage({
    wallet,
    isOnline,
    code,
    secondsLeft: asksUntilMs === undefined ? secondsLeft : undefined,
    entries: history.value?.entries,
    areEntriesNew: history.version === wallet.version,
    lastAsked,
    answered,
    setAsideBefore,
    setAside,
  });
  if (stage.stage === 'set-aside' && stage.points !== setAside) setSetAside(stage.points);
  return {
    stage,
    secondsLeft,
    isBusy: making.isBusy || answering.isBusy,
    refusal: answering.refusal ?? making.refusal,
    newCode: (wanted) => {
      setLastAsked(undefined);
      setAnswered(undefined);
      setSetAside(undefined);
      setCode(undefined);
      making.run(wanted);
    },
    answer: (answer) => lastAsked && answering.run({ id: lastAsked.id, answer }),
  };
}

const LIFE_MS = CODE_LIFE_S * 1_000;
