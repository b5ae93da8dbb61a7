// Which files of a build a page loads: at once, and later.
import type { Rolldown } from 'vite';

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/** Names of the scripts of a page, the entry first; `isLater` adds what arrives only when it is asked for. */
export function scriptsOf(
  bundle: Bundle,
  page: string,
  isLater: boolean,
): readonly Rolldown.OutputChunk[] {
  const entry = Object.values(bundle).find(
    (file): file is Rolldown.OutputChunk =>
      file.type === 'chunk' && file.isEntry && file.name === page,
  );
  if (!entry) throw new Error(`the build has no page ${page}`);
  const found = new Map<string, Rolldown.OutputChunk>();
  const waiting = [entry.fileName];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name)) continue;
    found.set(name, chunk);
    waiting.push(...chunk.imports, ...(isLater ? chunk.dynamicImports : []));
  }
  return [...found.values()];
}
