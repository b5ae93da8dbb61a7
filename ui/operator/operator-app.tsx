// Chooses the screen: who is signed in first, then where the operator has gone.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { BrowserClock } from '../kit/browser-clock.ts';
import { usePageHash } from '../kit/page-hash.ts';
import type { DeskClient, Refusal } from './data/desk-client.ts';
import { DeskProvider, type Me } from './desk.tsx';
import { DeskScreen } from './desk-screen.tsx';
import { routeOf } from './route.ts';
import { SignInScreen } from './screens/sign-in.tsx';
import { useWords } from './words.tsx';

type AppProps = Readonly<{ client: DeskClient; clock: BrowserClock; newKey(): string }>;

export function OperatorApp({ client, clock, newKey }: AppProps) {
  const { text } = useWords();
  const [me, setMe] = useState<Me | 'asking' | 'nobody'>('asking');
  const [refusal, setRefusal] = useState<Refusal>();
  const hash = usePageHash();
  const signedOut = useCallback(() => setMe('nobody'), []);

  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const answer = await client.read<Me>('/operator/me');
      if (!isCurrent) return;
      setMe(answer.ok ? answer.value : 'nobody');
      if (!answer.ok && answer.status !== 401) setRefusal(answer);
    };
    void ask();
    return () => void (isCurrent = false);
  }, [client]);
  const desk = useMemo(
    () => (typeof me === 'string' ? undefined : { client, clock, newKey, me, signedOut }),
    [client, clock, newKey, me, signedOut],
  );

  if (me === 'asking') return <p className="fine wait">{text.shell.loading}</p>;
  if (!desk) return <SignInScreen client={client} signedIn={setMe} refused={refusal} />;
  return (
    <DeskProvider desk={desk}>
      <DeskScreen route={routeOf(hash)} />
    </DeskProvider>
  );
}
