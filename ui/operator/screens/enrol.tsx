// A new kiosk: its name, and the token that its machine enrols with, shown once.
import { useState } from 'react';
import { Offered } from '../desk.tsx';
import { Field } from '../../kit/field.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PlaceFields } from '../parts/place-fields.tsx';
import { Secret } from '../parts/secret.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { hashOf } from '../route.ts';
import { momentText } from '../view/moments.ts';
import { positionOf } from '../view/place-input.ts';
import { useWords } from '../words.tsx';

type Token = Readonly<{ id: string; enrolmentToken: string; expiresAt: string }>;

export function EnrolScreen() {
  const { text } = useWords();
  const [token, setToken] = useState<Token>();
  const { enrol } = text.devices;
  return (
    <div className="paper">
      <Title title={enrol.title} lead={enrol.lead} back={{ page: 'kiosks' }} />
      <Offered least="admin">
        {token ? <TokenPart token={token} /> : <NameForm made={setToken} />}
      </Offered>
    </div>
  );
}

function NameForm({ made }: Readonly<{ made(token: Token): void }>) {
  const { text } = useWords();
  const [name, setName] = useState('');
  const [place, setPlace] = useState({ latitude: '', longitude: '' });
  const { enrol } = text.devices;
  const position = positionOf(place);
  const body = { name: name.trim(), ...(position !== 'none' && position && { position }) };
  return (
    <WriteForm<Token>
      kind="act"
      action={enrol.create}
      wish={body.name !== '' && position ? { path: '/operator/kiosks', body } : undefined}
      told={() => undefined}
      done={made}
    >
      <Field
        label={enrol.name}
        hint={enrol.nameHint}
        maxLength={60}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <PlaceFields place={place} hint={enrol.placeHint} change={setPlace} />
    </WriteForm>
  );
}

/** Tells the token, and how the machine takes it. */
export function TokenPart({ token }: Readonly<{ token: Token }>) {
  const { text, lang } = useWords();
  const { enrol } = text.devices;
  return (
    <Part title={enrol.token}>
      <Notice tone="warn" icon="clock">
        {enrol.once} {enrol.until(momentText(token.expiresAt, lang))}
      </Notice>
      <Secret name={enrol.token} value={token.enrolmentToken} />
      <p className="fine">{enrol.how}</p>
      <code className="shell-line">ENROL_TOKEN={token.enrolmentToken} npm run kiosk</code>
      <p>
        <a className="chip-button" href={hashOf({ page: 'kiosk', id: token.id })}>
          {enrol.toKiosk}
        </a>
      </p>
    </Part>
  );
}
