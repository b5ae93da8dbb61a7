// The cashbox comes out: the number on the seal of its bag, if there is one, and the record that cuts off its coins.
import { useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { useDigitKeys } from '../use-digit-keys.ts';
import { Keypad } from './keypad.tsx';
import { PageEnd } from './page-end.tsx';

const CHARACTERS_MAX = 20;
/** What the nine keys say in their turn, and the name of each turn. */
const TURNS = [
  ['1–9', '123456789'],
  ['A–I', 'ABCDEFGHI'],
  ['J–R', 'JKLMNOPQR'],
  ['S–Z', 'STUVWXYZ-'],
] as const;

export function SealGround() {
  const { text, send, openPage } = useKiosk();
  const { service } = text;
  const [seal, setSeal] = useState('');
  const [turn, setTurn] = useState(0);
  const [[, characters], [next]] = [TURNS[turn]!, TURNS[(turn + 1) % TURNS.length]!];
  const press = (character: string) => {
    send({ do: 'more-time' });
    setSeal((seal + character.toUpperCase()).slice(0, CHARACTERS_MAX));
  };
  const erase = () => setSeal(seal.slice(0, -1));
  const record = () => {
    send({ do: 'cashbox-removed', ...(seal !== '' && { sealNumber: seal }) });
    openPage(undefined);
  };
  useDigitKeys({ press, erase, confirm: record, pattern: /^[0-9A-Za-z-]$/ });
  return (
    <>
      <div className="entry-row">
        <p className="entry" role="status" aria-label={service.seal}>
          {seal || <span>{service.sealHint}</span>}
        </p>
        <Slab kind="plain" onClick={() => setTurn((turn + 1) % TURNS.length)}>
          {next}
        </Slab>
      </div>
      <Keypad
        press={press}
        erase={erase}
        characters={characters}
        confirm={{ word: service.record, canPress: true, press: record }}
      />
      <PageEnd />
    </>
  );
}
