// Listens for a scanner on the whole page, and for a keyboard when no field has the cursor.
import { useEffect } from 'react';
import { useLatest } from '../data/use-latest.ts';
import { codeIn, isWhole } from './entry.ts';
import type { Till, TillInput } from './till.ts';
import { isScan, typed, type Burst } from './wedge.ts';

type ScannerParts = Readonly<{
  till: Till;
  tell(input: TillInput): void;
  /** A whole code came by scanner. */
  scanned(): void;
}>;

/** What a scanner types goes to the code, wherever the cursor stands; the amount is as it was before. */
export function useScanner(parts: ScannerParts): void {
  const latest = useLatest(parts);
  useEffect(() => {
    let burst: Burst | undefined;
    let place: EventTarget | null = null;
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { till, tell, scanned } = latest.current;
      // A scanner never moves the cursor in the middle of a code.
      if (event.target !== place) burst = undefined;
      place = event.target;
      const isField = event.target instanceof HTMLInputElement;
      if (/^[0-9A-Za-z]$/.test(event.key)) {
        // When the key was pressed, not when a busy page came to it.
        burst = typed(burst, event.key, event.timeStamp, till.amount);
        if (isScan(burst)) {
          event.preventDefault();
          return tell({ kind: 'scanned', text: burst.text, amount: burst.amount });
        }
        if (!isField && /\d/.test(event.key)) tell({ kind: 'key', key: event.key });
        return;
      }
      if (event.key === 'Enter' && burst && isScan(burst)) {
        event.preventDefault();
        if (isWhole(codeIn(burst.text))) scanned();
      }
      if (event.key === 'Backspace' && !isField) tell({ kind: 'key', key: 'delete' });
      if (event.key !== 'Shift') burst = undefined;
    };
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [latest]);
}
