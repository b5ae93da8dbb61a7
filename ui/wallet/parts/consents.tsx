// What the holder agreed to: each by itself, off until somebody says yes, and taken back as easily.
import type { ConsentView } from '#ledger/contract/holder.ts';
import type { z } from 'zod';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useWish } from '../data/use-wish.ts';
import { useState } from 'react';
import { useDeskText } from '../desk-words.ts';
import { dayText } from '../view/when.ts';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type Consent = z.infer<typeof ConsentView>;
type ConsentsProps = Readonly<{
  client: LedgerClient;
  /** As the ledger last said; undefined before it is here. */
  consents: readonly Consent[] | undefined;
  changed(): void;
}>;

export function Consents({ client, consents: said, changed }: ConsentsProps) {
  const { settings } = useDeskText();
  const [decided, setDecided] = useState<readonly Consent[]>();
  const deciding = useWish(client.decideConsent, ({ consents: now }) => {
    setDecided(now);
    changed();
  });
  const consents = decided ?? said;
  return (
    <section className="step">
      <h2>{settings.consents}</h2>
      <p className="fine">{settings.consentsLead}</p>
      <RefusalNotice refusal={deciding.refusal} />
      <div className="choices">
        {consents?.map((consent) => (
          <Switch
            key={consent.kind}
            consent={consent}
            isBusy={deciding.isBusy}
            decide={(isGiven) =>
              deciding.run({ kind: consent.kind, version: consent.version, isGiven })
            }
          />
        ))}
      </div>
    </section>
  );
}

type SwitchProps = Readonly<{
  consent: Consent;
  isBusy: boolean;
  decide(isGiven: boolean): void;
}>;

function Switch({ consent, isBusy, decide }: SwitchProps) {
  const { lang } = useWords();
  const { settings } = useDeskText();
  const { kind, isGiven, decidedAt } = consent;
  return (
    <label className="choice">
      <input
        type="checkbox"
        role="switch"
        checked={isGiven}
        disabled={isBusy}
        onChange={(event) => decide(event.target.checked)}
      />
      <span>
        <b>{settings.consent[kind]}</b>
        <small>{settings.consentWords[kind]}</small>
        {isGiven && decidedAt !== undefined && (
          <small>{settings.consentSince(dayText(Date.parse(decidedAt), lang))}</small>
        )}
      </span>
    </label>
  );
}
