// Twelve round keys that never move.
import { Icon } from '../../kit/icon.tsx';
import { Key } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

type KeypadProps = Readonly<{
  press: (digit: string) => void;
  erase: () => void;
  confirm: Readonly<{ word: string; name?: string; canPress: boolean; press: () => void }>;
}>;

export function Keypad({ press, erase, confirm }: KeypadProps) {
  const { number } = useKiosk().text;
  const digitKey = (digit: string) => (
    <Key key={digit} onClick={() => press(digit)}>
      {digit}
    </Key>
  );
  return (
    <div className="pad" role="group" aria-label={number.keypad}>
      {DIGITS.map(digitKey)}
      <Key kind="quiet" extra="word" onClick={erase}>
        {number.delete}
      </Key>
      {digitKey('0')}
      <Key
        kind="act"
        extra="word"
        label={confirm.name}
        disabled={!confirm.canPress}
        onClick={confirm.press}
      >
        {confirm.word}
        {confirm.canPress && <Icon name="check" />}
      </Key>
    </div>
  );
}
