// What another program writes, line by line.
const LINE_CHARS_MAX = 4096;

/** Calls `hear` for each whole line; one that grows beyond `LINE_CHARS_MAX` is dropped. */
export function linesOf(
  stream: Pick<NodeJS.ReadableStream, 'on'>,
  hear: (line: string) => void,
): void {
  let rest = '';
  stream.on('data', (chunk: Buffer | string) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop()!.slice(0, LINE_CHARS_MAX);
    for (const line of lines) hear(line);
  });
}
