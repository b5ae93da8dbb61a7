// Asks the books several things at once.

type Asked<T> = { [K in keyof T]: Promise<T[K]> };

/**
 * The answers, in their order. When one fails the others are waited for before that is said: nothing of this
 * transaction may still be asking when the next one has begun.
 */
export async function together<T extends readonly unknown[]>(asked: Asked<T>): Promise<T> {
  const settled = await Promise.allSettled(asked);
  const answers = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  // The same places as in `asked`.
  return answers as unknown as T;
}
