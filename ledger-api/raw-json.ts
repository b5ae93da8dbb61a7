// Reads JSON bodies and keeps their bytes: signatures and request hashes are over what was received.
import type { Api } from './api.ts';

/** Makes application/json the only body that is read. */
export function readRawJson(api: Api): void {
  api.decorateRequest('rawBody', undefined);
  api.removeAllContentTypeParsers();
  // "error": a body with a `__proto__` or `constructor` key is refused, not cleaned.
  const parse = api.getDefaultJsonParser('error', 'error');
  api.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    const text = UTF8.decode(request.rawBody);
    return parse(request, text, done);
  });
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
