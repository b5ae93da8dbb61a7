// Every sentence of a table of texts, whatever its depth; functions are called with plausible arguments.

/** `rail.help` → sentence. A function is called with each of the sample arguments. */
export function sentencesOf(table: object, path = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(table) as [string, unknown][]) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(here, value);
    else if (typeof value === 'function') {
      for (const sample of SAMPLES) {
        const said: unknown = (value as (...args: unknown[]) => unknown)(sample, 2);
        const all = Array.isArray(said) ? said : [said];
        found.set(`${here}(${sample})`, all.map(String).join(' '));
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, sentence] of sentencesOf(value, here)) found.set(inner, sentence);
    }
  }
  return found;
}

const SAMPLES = [1, 279] as const;
