// The keypad: it stands where it stands, whatever happens around it.
import { Icon } from '../../kit/icon.tsx';
import { Key } from '../../kit/slab.tsx';
import { useWords } from '../words.tsx';

export function Keypad({ press }: Readonly<{ press: (key: string) => void }>) {
  const { text } = useWords();
  return (
    <div className="keypad" role="group" aria-label={text.take.keypad}>
      {KEYS.map((key) => (
        <Key
          key={key}
          kind={key === 'delete' ? 'quiet' : 'coin'}
          label={key === 'delete' ? text.take.delete : undefined}
          // The field keeps the cursor: a keyboard beside the keypad goes on where it was.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => press(key)}
        >
          {key === 'delete' ? <Icon name="delete" /> : key}
        </Key>
      ))}
    </div>
  );
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', 'delete'];
