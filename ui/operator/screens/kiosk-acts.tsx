// What an admin may ask of a kiosk: commands, quarantine and release, a new token, and its end.
import { useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import { useWrite } from '../data/use-write.ts';
import { Field } from '../../kit/field.tsx';
import { Part } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';
import { TokenPart } from './enrol.tsx';
import type { Life } from './kiosk.tsx';

type ActsProps = Readonly<{ life: Life; changed(): void }>;
const COMMANDS = ['enable', 'disable', 'restart'] as const;

export function KioskActs({ life, changed }: ActsProps) {
  const { text } = useWords();
  const { kiosk } = text.devices;
  const path = `/operator/kiosks/${life.id}`;
  return (
    <Part title={kiosk.commands}>
      {life.state === 'active' && <CommandSlabs path={path} changed={changed} />}
      {life.state !== 'revoked' && <TokenForm path={path} />}
      {(life.isUnderReview || life.heldBatches > 0) && <ReleaseForm path={path} />}
      {life.state === 'active' && (
        <WriteForm action={kiosk.quarantine} wish={{ path: `${path}/quarantine` }} done={changed}>
          <p className="fine">{kiosk.quarantineHint}</p>
        </WriteForm>
      )}
      {life.state !== 'revoked' && (
        <SureForm
          action={kiosk.revoke}
          sure={kiosk.revokeSure}
          hint={kiosk.revokeHint}
          wish={{ path: `${path}/revoke` }}
          done={changed}
        />
      )}
    </Part>
  );
}

function CommandSlabs({ path, changed }: Readonly<{ path: string; changed(): void }>) {
  const { text } = useWords();
  const [isSent, setIsSent] = useState(false);
  const writing = useWrite(() => {
    setIsSent(true);
    changed();
  });
  return (
    <div className="form">
      <p className="fine">{text.devices.kiosk.commandHint}</p>
      <div className="acts">
        {COMMANDS.map((command) => (
          <Slab
            key={command}
            disabled={writing.isBusy}
            onClick={() => {
              setIsSent(false);
              writing.run({ path: `${path}/commands`, body: { command } });
            }}
          >
            {text.devices.kiosk[command]}
          </Slab>
        ))}
      </div>
      <RefusalNotice refusal={writing.refusal} />
      {isSent && (
        <Notice tone="good" icon="check">
          {text.devices.kiosk.sent}
        </Notice>
      )}
    </div>
  );
}

function TokenForm({ path }: Readonly<{ path: string }>) {
  const { text } = useWords();
  const [token, setToken] = useState<{ id: string; enrolmentToken: string; expiresAt: string }>();
  if (token) return <TokenPart token={token} />;
  return (
    <WriteForm<NonNullable<typeof token>>
      action={text.devices.kiosk.token}
      wish={{ path: `${path}/enrolment-tokens` }}
      told={() => undefined}
      done={setToken}
    />
  );
}

function ReleaseForm({ path }: Readonly<{ path: string }>) {
  const { text } = useWords();
  const [note, setNote] = useState('');
  return (
    <WriteForm
      action={text.devices.kiosk.release}
      wish={
        note.trim().length >= NOTE_MIN
          ? { path: `${path}/release`, body: { note: note.trim() } }
          : undefined
      }
    >
      <p className="fine">{text.devices.kiosk.releaseHint}</p>
      <Field
        label={text.shell.noteField}
        hint={text.shell.noteHint}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </WriteForm>
  );
}

/** The shortest note that the ledger takes. */
const NOTE_MIN = 3;
