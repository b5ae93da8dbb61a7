// Reads JSON bodies and keeps their bytes: signatures and request hashes are over what was received.
import type { Api } from './api.ts';
import { quickEnvelope } from './contract/quick-batch.ts';

/** Makes application/json the only body that is read. */
export function readRawJson(api: Api): void {
  api.decorateRequest('rawBody', undefined);
  api.removeAllContentTypeParsers();
  // "error": a body with a `__proto__` or `constructor` key is refused, not cleaned.
  const parse = api.getDefaultJsonParser('error', 'error');
  api.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    const text = textOf(request.rawBody);
    if (text === undefined) return done(malformed('not UTF-8'));
    const isBatch = request.routeOptions.config.line === 'POST /v1/batches';
    const envelope = isBatch && quickEnvelope(text);
    if (envelope) return done(null, envelope);
    return parse(request, text, (error, value) => {
      if (!error && !meansOneThing(text, value)) return done(malformed('two meanings'));
      return done(error, value);
    });
  });
}

/** Undefined when the bytes are no UTF-8: they would be read as something that nobody wrote. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Of a key that is written twice each reader takes another one, and −0 is zero to some and not to others. */
function meansOneThing(text: string, value: unknown): boolean {
  const { keys, hasMinusZero } = contentsOf(value);
  return !hasMinusZero && keysWritten(text) === keys;
}

/** In JSON that was parsed, a text before a colon is a key and nothing else. */
function keysWritten(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0;) {
    let next = behindText(text, at + 1);
    while (WHITE_SPACE.has(text[next]!)) next += 1;
    if (text[next] === ':') count += 1;
    at = text.indexOf('"', next);
  }
  return count;
}

/** The place behind the quote that ends the text which begins at `start`. */
function behindText(text: string, start: number): number {
  for (let end = text.indexOf('"', start); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

/** Without recursion: a body may be deeper than the stack. */
function contentsOf(value: unknown): { keys: number; hasMinusZero: boolean } {
  const contents = { keys: 0, hasMinusZero: false };
  const waiting = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (Object.is(one, -0)) contents.hasMinusZero = true;
    if (typeof one !== 'object' || one === null) continue;
    const inner = Object.values(one);
    if (!Array.isArray(one)) contents.keys += inner.length;
    for (const each of inner) waiting.push(each);
  }
  return contents;
}

const malformed = (what: string): Error & { statusCode: number } =>
  Object.assign(new Error(`a body with ${what}`), { statusCode: 400 });

const WHITE_SPACE: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r']);
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
