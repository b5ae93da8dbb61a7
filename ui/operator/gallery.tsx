// The console's states for the gallery: real screens over a ledger that always answers with the fixtures.
import { useMemo, type ReactNode } from 'react';
import type { OperatorRole } from '#ledger/contract/staff.ts';
import type { GalleryOptions } from '../gallery/faces.ts';
import { withOpened } from '../gallery/opened.tsx';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { Answer, DeskClient } from './data/desk-client.ts';
import { DeskProvider } from './desk.tsx';
import { DeskScreen } from './desk-screen.tsx';
import { ANSWERS } from './fixture-answers.ts';
import { LIFE_KIOSK, LIFE_PATH } from './fixture-lives.ts';
import { ISSUED, REPORTED } from './fixture-parties.ts';
import { FIXTURE_NOW_MS, fixtureId } from './fixtures.ts';
import { Credentials } from './parts/credentials.tsx';
import { Frame, Title } from './parts/frame.tsx';
import { routeOf, type PageName } from './route.ts';
import { KioskLife } from './screens/kiosk-life.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { ReportOutcome } from './screens/status-report.tsx';
import './operator.css';
import { WordsProvider } from './words.tsx';

const nothing = (): void => {};
const clock: BrowserClock = { nowMs: () => FIXTURE_NOW_MS, after: () => nothing };
const unreachable = { ok: false, code: 'unreachable' } as const;

/** Answers from a table of paths; what stands in none of them cannot be reached. */
function clientOf(answers: Readonly<Record<string, unknown>>): DeskClient {
  const read = async <T,>(path: string): Promise<Answer<T>> =>
    // A fixture is what its path answers.
    path in answers ? { ok: true, value: answers[path] as T } : unreachable;
  return {
    read,
    list: async <T,>(path: string, name: string) => {
      const answer = await read<Record<string, readonly T[]>>(path);
      return answer.ok
        ? { ok: true, value: { rows: answer.value[name] ?? [], isCut: false } }
        : answer;
    },
    write: async () => unreachable,
    signIn: async () => unreachable,
    signOut: async () => unreachable,
  };
}

type DeskState = Readonly<{
  hash: string;
  role?: OperatorRole;
  answers?: Readonly<Record<string, unknown>>;
}>;

function Shown({ hash, role = 'admin', answers = ANSWERS }: DeskState) {
  return (
    <AtDesk role={role} answers={answers}>
      <DeskScreen route={routeOf(hash)} />
    </AtDesk>
  );
}

/** One kiosk's life by itself: the rest of its page stands in the state `kiosk`. */
const LifeAlone = ({ answers }: Readonly<{ answers: Readonly<Record<string, unknown>> }>) => (
  <AtDesk role="viewer" answers={answers}>
    <Frame route={{ page: 'kiosks' }}>
      <div className="paper">
        <KioskLife id={LIFE_KIOSK} />
      </div>
    </Frame>
  </AtDesk>
);

type AtDeskProps = Readonly<{
  role: OperatorRole;
  answers: Readonly<Record<string, unknown>>;
  children: ReactNode;
}>;

function AtDesk({ role, answers, children }: AtDeskProps) {
  const desk = useMemo(
    () => ({
      client: clientOf(answers),
      clock,
      newKey: () => 'key',
      me: { id: fixtureId(900), name: 'park.j', role },
      signedOut: nothing,
    }),
    [role, answers],
  );
  return <DeskProvider desk={desk}>{children}</DeskProvider>;
}

/** What stands on a page after a write that the fixtures cannot make. */
const After = ({ page, children }: Readonly<{ page: PageName; children: ReactNode }>) => (
  <AtDesk role="admin" answers={ANSWERS}>
    <Frame route={{ page }}>
      <div className="paper">{children}</div>
    </Frame>
  </AtDesk>
);

const EMPTY = Object.fromEntries(
  Object.entries(ANSWERS).map(([path, answer]) => [
    path,
    Object.fromEntries(
      Object.entries(answer as object).map(([key, value]) => [
        key,
        Array.isArray(value) ? [] : value,
      ]),
    ),
  ]),
);

const STATES: Readonly<Record<string, () => ReactNode>> = {
  'sign-in': () => <SignInScreen client={clientOf({})} signedIn={nothing} />,
  'sign-in-wrong': () => (
    <SignInScreen
      client={clientOf({})}
      signedIn={nothing}
      refused={{ ok: false, code: 'operator-sign-in-wrong' }}
    />
  ),
  fleet: () => <Shown hash="#/kiosks" />,
  'fleet-map': () => <Shown hash="#/map" />,
  kiosk: () => <Shown hash={`#/kiosk/${fixtureId(107)}`} />,
  'life-empty': () => <LifeAlone answers={{ [LIFE_PATH]: { entries: [] } }} />,
  'life-failed': () => <LifeAlone answers={{}} />,
  enrol: () => <Shown hash="#/enrol" />,
  tables: () => <Shown hash="#/tables" />,
  'tables-empty': () => <Shown hash="#/tables" answers={EMPTY} />,
  table: () => <Shown hash="#/table/NRI%2FG-13%2F00412" />,
  bags: () => <Shown hash="#/bags" />,
  'bag-count': () => <Shown hash={`#/bag/${fixtureId(301)}`} role="collector" />,
  'bag-waiting': () => <Shown hash={`#/bag/${fixtureId(302)}`} role="collector" />,
  'bag-counted': () => <Shown hash={`#/bag/${fixtureId(307)}`} />,
  bank: () => <Shown hash="#/bank" />,
  shipment: () => <Shown hash={`#/shipment/${fixtureId(400)}`} />,
  rates: () => <Shown hash="#/rates" />,
  decisions: () => <Shown hash="#/decisions" />,
  claims: () => <Shown hash="#/claims" />,
  claim: () => <Shown hash={`#/claim/${fixtureId(600)}`} />,
  payouts: () => <Shown hash="#/payouts" />,
  run: () => <Shown hash={`#/run/${fixtureId(850)}`} />,
  books: () => <Shown hash="#/books" />,
  'books-viewer': () => <Shown hash="#/books" role="viewer" />,
  statement: () => <Shown hash="#/statement/cash%3Avault%3AUSD" />,
  shops: () => <Shown hash="#/shops" />,
  shop: () => <Shown hash={`#/shop/${fixtureId(860)}`} />,
  operators: () => <Shown hash="#/operators" />,
  operator: () => <Shown hash={`#/operator/${fixtureId(901)}`} />,
  'operator-new': () => (
    <After page="operators">
      <Title title={ISSUED.name} />
      <Credentials issued={ISSUED} />
    </After>
  ),
  wallets: () => <Shown hash="#/wallets" role="finance" />,
  wallet: () => <Shown hash={`#/wallet/${fixtureId(990)}`} role="finance" />,
  promotions: () => <Shown hash="#/promotions" />,
  promotion: () => <Shown hash={`#/promotion/${fixtureId(951)}`} />,
  mistake: () => <Shown hash="#/mistake/ship%2F1" />,
  'payouts-answer': () => (
    <After page="payouts">
      <Title title={REPORTED.unreadable[0]} />
      <ReportOutcome answer={REPORTED} />
    </After>
  ),
  audit: () => <Shown hash="#/audit" />,
  'fleet-empty': () => <Shown hash="#/kiosks" answers={EMPTY} />,
  unreachable: () => <Shown hash="#/kiosks" answers={{}} role="viewer" />,
};

/** Where something opens by a press. */
const OPENING = 'kiosk bags bag-waiting decisions payouts shop operator wallet'.split(' ');
const ALL = withOpened(STATES, OPENING);

export const states: readonly string[] = Object.keys(ALL);

/** One state as a whole page. */
export function render(state: string, { lang }: GalleryOptions): ReactNode {
  return <WordsProvider first={lang}>{ALL[state]?.()}</WordsProvider>;
}
