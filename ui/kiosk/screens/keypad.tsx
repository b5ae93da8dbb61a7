// Twelve keys that never move; where letters may be typed, nine of them change what they say.
import { Icon } from '../../kit/icon.tsx';
import { Key } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';

const DIGITS = '123456789';

type KeypadProps = Readonly<{
  press: (character: string) => void;
  /** What stands above the 0: nine characters; digits where they are left out. */
  characters?: string;
  erase: () => void;
  confirm: Readonly<{ word: string; name?: string; canPress: boolean; press: () => void }>;
}>;

export function Keypad({ press, erase, confirm, characters = DIGITS }: KeypadProps) {
  const { number } = useKiosk().text;
  const digitKey = (digit: string) => (
    <Key key={digit} onClick={() => press(digit)}>
      {digit}
    </Key>
  );
  return (
    <div className="pad" role="group" aria-label={number.keypad}>
      {[...characters].map(digitKey)}
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
