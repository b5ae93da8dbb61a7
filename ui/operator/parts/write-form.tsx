// A form that writes: its fields, what was refused, its one action, and a line when it is done.
import { useState, type ReactNode } from 'react';
import { Slab } from '../../kit/slab.tsx';
import type { Write } from '../data/desk-client.ts';
import { useWrite } from '../data/use-write.ts';
import { momentText } from '../view/moments.ts';
import { useWords } from '../words.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from './notice.tsx';

type WriteFormProps<T> = Readonly<{
  action: string;
  /** Undefined while something is missing. */
  wish: Write | undefined;
  kind?: 'act' | 'plain';
  /** What is said when it is done; undefined says nothing. */
  told?: (value: T) => string | undefined;
  done?: (value: T) => void;
  /** Beside the one action. */
  aside?: ReactNode;
  children?: ReactNode;
}>;

export function WriteForm<T>({
  action,
  wish,
  kind = 'plain',
  told,
  done,
  aside,
  children,
}: WriteFormProps<T>) {
  const { text, lang } = useWords();
  const [said, setSaid] = useState<string>();
  const writing = useWrite<T>((value) => {
    // 202: nothing happened yet, a second person is asked.
    const asked = (value as { approvalId?: string; expiresAt?: string } | undefined) ?? {};
    setSaid(
      asked.approvalId !== undefined && asked.expiresAt !== undefined
        ? text.shell.asked(momentText(asked.expiresAt, lang))
        : told
          ? told(value)
          : text.shell.done,
    );
    done?.(value);
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        setSaid(undefined);
        if (wish) writing.run(wish);
      }}
    >
      {children}
      <RefusalNotice refusal={writing.refusal} />
      {said !== undefined && !writing.refusal && (
        <Notice tone="good" icon="check">
          {said}
        </Notice>
      )}
      <div className="acts">
        <Slab kind={kind} submit disabled={writing.isBusy || !wish}>
          {action}
        </Slab>
        {aside}
      </div>
    </form>
  );
}
