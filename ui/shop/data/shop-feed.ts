// What this till knows now: who is signed in, and today's payments, asked again and again while the page is seen.
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { mergeDay } from '../view/day-view.ts';
import { readToday } from './read-today.ts';
import type { Redemption, Scope, Shop, ShopClient } from './shop-client.ts';

/** `limited`: the key may not read lists, so that the till knows only its own payments. */
export type DayReach = 'whole' | 'newest' | 'limited';

export type SignedInShop = Readonly<{
  phase: 'signed-in';
  name: string;
  /** The key behind the sign-in; '' where it may not be read. */
  keyId: string;
  scopes: readonly Scope[];
  isSuspended: boolean;
  /** Newest first. */
  day: readonly Redemption[];
  reach: DayReach;
  line: 'live' | 'lost';
  /** When the ledger last answered. */
  knownAtMs: number;
}>;

export type ShopState =
  | Readonly<{ phase: 'starting' | 'unreachable' }>
  /** `hasEnded`: nobody here asked for it. */
  | Readonly<{ phase: 'signed-out'; hasEnded: boolean }>
  | SignedInShop;

export interface ShopFeed {
  state(): ShopState;
  subscribe(changed: () => void): () => void;
  /** Asks now, and for the whole day; what is under way is followed by one more turn. */
  refresh(): void;
  /** Somebody at this till gave the sign-in up: asks now. */
  signedOut(): void;
  /** A redemption that was just answered to this till. */
  put(redemption: Redemption): void;
  /** The page is shown or hidden: a hidden page asks nothing. */
  show(isSeen: boolean): void;
}

/** Starts asking at once: every 4 s, and once a minute for the whole day, which also begins a new one. */
export function startShopFeed(client: ShopClient, clock: BrowserClock): ShopFeed {
  let state: ShopState = { phase: 'starting' };
  let isSeen = true;
  let isBusy = false;
  let isWanted = false;
  let isLeaving = false;
  let turns = 0;
  /** What was put since the turn began; no page that was asked for before may forget it. */
  let puts: readonly Redemption[] = [];
  let cancel = (): void => {};
  const listeners = new Set<() => void>();
  const become = (next: ShopState): void => {
    state = next;
    for (const changed of listeners) changed();
  };

  async function turn(): Promise<void> {
    cancel();
    if (isBusy) return;
    isBusy = true;
    isWanted = false;
    puts = [];
    become(await afterAsking(turns++ % WHOLE_DAY_EVERY === 0));
    isBusy = false;
    if (isWanted) return turn();
    if (isSeen && state.phase !== 'signed-out') cancel = clock.after(POLL_MS, () => void turn());
  }

  async function afterAsking(isWhole: boolean): Promise<ShopState> {
    const me = await client.me();
    if (me.ok) return withDay(me.value, isWhole);
    switch (me.code) {
      case 'not-signed-in':
        return signedOutNow();
      case 'scope-missing':
        return {
          ...(state.phase === 'signed-in' ? state : OWN_ONLY),
          line: 'live',
          knownAtMs: clock.nowMs(),
        };
      default:
        return state.phase === 'signed-in' ? { ...state, line: 'lost' } : { phase: 'unreachable' };
    }
  }

  function signedOutNow(): ShopState {
    const wasIn = state.phase === 'signed-in' || (state.phase === 'signed-out' && state.hasEnded);
    const hasEnded = wasIn && !isLeaving;
    isLeaving = false;
    return { phase: 'signed-out', hasEnded };
  }

  async function withDay(
    { name, keyId, scopes, state: shopState }: Shop,
    isWhole: boolean,
  ): Promise<ShopState> {
    const told = await readToday(client, isWhole ? PAGES_MAX : 1);
    const before = state.phase === 'signed-in' ? state : undefined;
    const shop = {
      phase: 'signed-in',
      name,
      keyId,
      scopes,
      isSuspended: shopState === 'suspended',
    } as const;
    if (!told) {
      const { day = [], reach = 'whole', knownAtMs = clock.nowMs() } = before ?? {};
      return { ...shop, day, reach, knownAtMs, line: 'lost' };
    }
    return {
      ...shop,
      day: mergeDay(isWhole ? puts : (before?.day ?? []), told.day),
      reach: isWhole ? (told.isWhole ? 'whole' : 'newest') : (before?.reach ?? 'whole'),
      line: 'live',
      knownAtMs: clock.nowMs(),
    };
  }

  const refresh = (): void => {
    turns = 0;
    isWanted = true;
    void turn();
  };
  void turn();
  return {
    state: () => state,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    refresh,
    signedOut: () => {
      isLeaving = true;
      refresh();
    },
    put: (redemption) => {
      puts = [...puts, redemption];
      if (state.phase === 'signed-in') {
        become({ ...state, day: mergeDay(state.day, [redemption]) });
      }
    },
    show: (isSeenNow) => {
      isSeen = isSeenNow;
      if (isSeen) void turn();
      else cancel();
    },
  };
}

/** A till whose key may take payments and no more: it knows what it took itself. */
const OWN_ONLY: SignedInShop = {
  phase: 'signed-in',
  name: '',
  keyId: '',
  scopes: ['take'],
  isSuspended: false,
  day: [],
  reach: 'limited',
  line: 'live',
  knownAtMs: 0,
};

const POLL_MS = 4_000;
const WHOLE_DAY_EVERY = 15;
const PAGES_MAX = 20;
