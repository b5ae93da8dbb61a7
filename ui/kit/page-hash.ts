// The page behind the `#` of the address, so that *back* works everywhere.
import { useEffect, useRef, useSyncExternalStore } from 'react';

/** The hash as it is now. A new page begins at its top, for the eye and for the keyboard. */
export function usePageHash(): string {
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const seen = useRef(hash);
  useEffect(() => {
    if (seen.current === hash) return;
    seen.current = hash;
    window.scrollTo(0, 0);
    document.querySelector('main')?.focus();
  }, [hash]);
  return hash;
}

/** Tells `changed` of each new hash; the answer ends it. */
export function onHashChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
