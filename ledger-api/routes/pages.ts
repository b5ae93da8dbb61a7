// The pages of the faces that the ledger serves and their assets, as the build left them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Api } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { WASM_POLICY } from '../security-headers.ts';

/**
 * Each address of `PAGES` is the page of a face, `/assets/*` their files, whose names change with their content; what
 * makes the wallet installable has fixed names and is asked for anew each time.
 */
export function pages(api: Api, uiDir: string): void {
  const sendAnew = (file: string, reply: FastifyReply) => {
    if (!existsSync(join(uiDir, file))) return refuse(reply, 'page-not-built');
    return reply.header('cache-control', 'no-cache').sendFile(file, uiDir, { cacheControl: false });
  };
  const open = { config: { access: 'anyone' as const }, schema: { hide: true } };
  for (const [address, face] of PAGES) {
    api.get(address, open, (_request, reply) => {
      // The shop reads codes with a camera, by WebAssembly that is our own.
      if (face === 'shop') reply.header('content-security-policy', WASM_POLICY);
      return sendAnew(`${face}/index.html`, reply);
    });
  }
  for (const name of ['sw.js', 'app.webmanifest', 'mark.svg']) {
    api.get(`/${name}`, open, (_request, reply) => sendAnew(`wallet/${name}`, reply));
  }
  api.get(
    '/assets/*',
    { ...open, schema: { hide: true, params: z.object({ '*': z.string() }) } },
    (request, reply) =>
      reply.sendFile(request.params['*'], join(uiDir, 'assets'), {
        immutable: true,
        maxAge: ASSETS_KEPT_MS,
      }),
  );
}

const PAGES = [
  ['/', 'wallet'],
  ['/receipt', 'wallet'],
  ['/shop', 'shop'],
  ['/operator', 'operator'],
] as const;
const ASSETS_KEPT_MS = 365 * 24 * 3_600_000;
