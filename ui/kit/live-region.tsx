// A live region that speaks at most once in two seconds, while what the eye sees changes at once.
import { useEffect, useRef, useState } from 'react';

const ANNOUNCE_INTERVAL_MS = 2_000;

/** The newest text, but never more often than the interval; the last text always arrives. */
export function useSlowText(text: string): string {
  const [spoken, setSpoken] = useState(text);
  const latest = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    latest.current = text;
    if (text === spoken || timer.current !== undefined) return;
    setSpoken(text);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      setSpoken(latest.current);
    }, ANNOUNCE_INTERVAL_MS);
  }, [text, spoken]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return spoken;
}

/**
 * A named status region: `children` are seen at once, `text` is spoken at most every 2 s. The region holds the spoken
 * text alone, so that whoever reads it by its name finds each figure once.
 */
export function LiveRegion({
  name,
  text,
  extra = '',
  children,
}: Readonly<{ name: string; text: string; extra?: string; children: React.ReactNode }>) {
  const spoken = useSlowText(text);
  return (
    <div className={`live-region ${extra}`.trim()}>
      <div aria-hidden="true">{children}</div>
      <div className="unseen" role="status" aria-label={name} aria-live="polite">
        {spoken}
      </div>
    </div>
  );
}
