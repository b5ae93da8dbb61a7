// Text that people type: no database, no file format and no reader's eye trips over it.
import { z } from 'zod';

/** Trimmed, composed (NFC), not empty, one line, without what nobody sees: control characters, half characters, turned or hidden ones. */
export const oneLine = (lengthMax: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(lengthMax)
    .regex(UNSEEN_NOWHERE, 'holds characters that cannot be seen');

/** As `oneLine`, with line breaks. */
export const someLines = (lengthMax: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(lengthMax)
    .regex(UNSEEN_BUT_BREAKS, 'holds characters that cannot be seen');

/** Whole numbers in an address, which has no types: digits and nothing else. */
export const digits = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})$/, 'is not a whole number')
  .transform(Number);

// Joiners (U+200C, U+200D) stay: words and emoji are made with them.
const UNSEEN = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB`;
const UNSEEN_NOWHERE = new RegExp(`^[^${UNSEEN}]*$`, 'u');
const UNSEEN_BUT_BREAKS = new RegExp(`^(?:[^${UNSEEN}]|[\\n\\t])*$`, 'u');
