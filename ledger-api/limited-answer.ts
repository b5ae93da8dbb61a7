// The answer of a service outside, read no further than it may be long.

/** Its text; undefined when it is longer than `bytesMax`, and then the rest is not read. */
export async function limitedText(answer: Response, bytesMax: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength;
    if (bytes > bytesMax) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The same as JSON; undefined for what is none. */
export async function limitedJson(answer: Response, bytesMax: number): Promise<unknown> {
  try {
    return JSON.parse((await limitedText(answer, bytesMax)) ?? '');
  } catch {
    return undefined;
  }
}
