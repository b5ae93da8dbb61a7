// Twelve round keys that never move.
import { Icon } from '../../kit/icon.tsx';
import { Key } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function Keypad({ canConfirm }: Readonly<{ canConfirm: boolean }>) {
  const { text, send } = useKiosk();
  const { number } = text;
  const digitKey = (digit: string) => (
    <Key key={digit} onClick={() => send({ do: 'digit', digit })}>
      {digit}
    </Key>
  );
  return (
    <div className="pad" role="group" aria-label={number.keypad}>
      {DIGITS.map(digitKey)}
      <Key kind="quiet" extra="word" onClick={() => send({ do: 'delete' })}>
        {number.delete}
      </Key>
      {digitKey('0')}
      <Key
        kind="act"
        extra="word"
        label={number.confirmName}
        disabled={!canConfirm}
        onClick={() => send({ do: 'confirm-number' })}
      >
        {number.confirm}
        {canConfirm && <Icon name="check" />}
      </Key>
    </div>
  );
}
