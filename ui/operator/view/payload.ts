// What a proposal will do, as names and values that a person reads.
import type { Language } from '#kiosk/bridge/contract.ts';
import { formatPoints } from '../../kit/format.ts';
import { momentText } from './moments.ts';

type PayloadWords = Readonly<{
  names: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
}>;

/** Everything of a payload by name; a value inside another is told in its place. What has no word of ours stands as it is. */
export function payloadFacts(
  payload: Readonly<Record<string, unknown>>,
  words: PayloadWords,
  lang: Language,
): readonly (readonly [string, string])[] {
  return Object.entries(payload).flatMap(([name, value]): (readonly [string, string])[] =>
    typeof value === 'object' && value !== null
      ? [...payloadFacts(value as Record<string, unknown>, words, lang)]
      : [[words.names[name] ?? name, said(name, String(value), words, lang)]],
  );
}

function said(name: string, value: string, { values }: PayloadWords, lang: Language): string {
  if (WORDY.includes(name)) return values[value] ?? value;
  if (name.endsWith('Points') && /^\d{1,18}$/.test(value)) return formatPoints(value);
  if (name.endsWith('At') && Number.isFinite(Date.parse(value))) return momentText(value, lang);
  return value;
}

/** Parts of a payload whose values are words of ours. */
const WORDY = ['reason', 'to', 'decision', 'cause', 'remaining'];
