// Moments and durations in the words of the page.
import { useDesk } from '../desk.tsx';
import { agoOf, momentText } from '../view/moments.ts';
import { useWords } from '../words.tsx';

/** `Sun 22 Nov, 14:32` as an element that programs read exactly. */
export function When({ at }: Readonly<{ at: string | undefined }>) {
  const { text, lang } = useWords();
  if (at === undefined) return <>{text.shell.unknown}</>;
  return <time dateTime={at}>{momentText(at, lang)}</time>;
}

/** `12 s ago`, from the desk's clock. */
export function useAgo(): (at: string) => string {
  const { text } = useWords();
  const { clock } = useDesk();
  return (at) => {
    const { unit, count } = agoOf(Math.max(0, clock.nowMs() - Date.parse(at)));
    return unit === 'now' ? text.shell.ago.now : text.shell.ago[unit](count);
  };
}
