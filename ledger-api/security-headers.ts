// What every answer tells a browser: run nothing but our own files, and show us in nobody's frame.
import type { Api } from './api.ts';

/** Adds the headers to every answer; strict transport security only where the ledger is reached by https. */
export function addSecurityHeaders(api: Api, isHttps: () => boolean): void {
  api.addHook('onSend', (_request, reply, _payload, done) => {
    const said = reply.getHeaders();
    for (const [name, value] of HEADERS) if (said[name] === undefined) reply.header(name, value);
    if (isHttps()) reply.header('strict-transport-security', 'max-age=31536000');
    done();
  });
}

const policy = (scripts: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** For the one page that reads QR codes by our own WebAssembly: still no script but our own files. */
export const WASM_POLICY = policy("'self' 'wasm-unsafe-eval'");

const HEADERS = Object.entries({
  'content-security-policy': policy("'self'"),
  // What is not said to be public is not kept by anybody on the way.
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
});
