// The cashbox comes out: the number on the seal of its bag, if there is one, and the record that cuts off its coins.
import { useState } from 'react';
import { useKiosk } from '../context.ts';
import { useDigitKeys } from '../use-digit-keys.ts';
import { Keypad } from './keypad.tsx';
import { PageEnd } from './page-end.tsx';

const CHARACTERS_MAX = 20;

export function SealGround() {
  const { text, send, openPage } = useKiosk();
  const { service } = text;
  const [seal, setSeal] = useState('');
  const press = (character: string) => {
    send({ do: 'more-time' });
    setSeal((seal + character.toUpperCase()).slice(0, CHARACTERS_MAX));
  };
  const erase = () => setSeal(seal.slice(0, -1));
  const record = () => {
    send({ do: 'cashbox-removed', ...(seal !== '' && { sealNumber: seal }) });
    openPage(undefined);
  };
  // Letters are for a keyboard; the keypad on the screen has digits.
  useDigitKeys({ press, erase, confirm: record, pattern: /^[0-9A-Za-z-]$/ });
  return (
    <>
      <p className="entry" role="status" aria-label={service.seal}>
        {seal || <span>{service.sealHint}</span>}
      </p>
      <Keypad
        press={press}
        erase={erase}
        confirm={{ word: service.record, canPress: true, press: record }}
      />
      <PageEnd />
    </>
  );
}
