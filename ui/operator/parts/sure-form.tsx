// What cannot be taken back lightly: the first press asks, the second does it, and there is a way back.
import { useState, type ReactNode } from 'react';
import { Slab } from '../../kit/slab.tsx';
import type { Write } from '../data/desk-client.ts';
import { Notice } from '../../kit/notice.tsx';
import { useWords } from '../words.tsx';
import { WriteForm } from './write-form.tsx';

type SureFormProps<T> = Readonly<{
  /** The words of the first press and of the second. */
  action: string;
  sure: string;
  /** What the second press means. */
  hint: string;
  wish: Write | undefined;
  told?: (value: T) => string | undefined;
  done?: (value: T) => void;
  children?: ReactNode;
}>;

export function SureForm<T>({ action, sure, hint, children, ...rest }: SureFormProps<T>) {
  const { text } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <div className="acts">
        <Slab data-opens onClick={() => setIsAsking(true)}>
          {action}
        </Slab>
      </div>
    );
  }
  return (
    <WriteForm<T>
      action={sure}
      {...rest}
      aside={
        <Slab autoFocus onClick={() => setIsAsking(false)}>
          {text.shell.keep}
        </Slab>
      }
    >
      <Notice tone="warn" icon="close">
        {hint}
      </Notice>
      {children}
    </WriteForm>
  );
}
