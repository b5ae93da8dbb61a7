// Text that people type into one line.
import { z } from 'zod';

/** Trimmed, not empty, and without control characters: no database and no file format trips over it. */
export const oneLine = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .regex(/^\P{Cc}*$/u, 'holds control characters');
