// A state in which everything that opens by a press is open: forms, questions, details.
import { type ReactNode, useEffect, useRef } from 'react';

type States = Readonly<Record<string, () => ReactNode>>;

/** The same states, and each of `names` once more as `NAME-opened`. */
export function withOpened(states: States, names: readonly string[]): States {
  const opened = names.map(
    (name) => [`${name}-opened`, () => <Opened>{states[name]?.()}</Opened>] as const,
  );
  return { ...states, ...Object.fromEntries(opened) };
}

/** Presses what says `data-opens`, and unfolds details, as soon as they appear. */
function Opened({ children }: Readonly<{ children: ReactNode }>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = place.current!;
    const press = (): void => {
      for (const opener of page.querySelectorAll<HTMLElement>(OPENERS)) opener.click();
    };
    const more = new MutationObserver(press);
    more.observe(page, { childList: true, subtree: true });
    press();
    return () => more.disconnect();
  }, []);
  return <div ref={place}>{children}</div>;
}

const OPENERS = '[data-opens], details:not([open]) > summary';
