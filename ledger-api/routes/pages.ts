// The pages of wallet and shop and their assets, as the build left them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Api } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { WASM_POLICY } from '../security-headers.ts';

/** `/` and `/receipt` are the wallet page, `/shop` the shop's; `/assets/*` their files, whose names change with their content. */
export function pages(api: Api, uiDir: string): void {
  const page = (reply: FastifyReply, face: string) => {
    const file = `${face}/index.html`;
    if (!existsSync(join(uiDir, file))) return refuse(reply, 'page-not-built');
    return reply.header('cache-control', 'no-cache').sendFile(file, uiDir, { cacheControl: false });
  };
  const open = { config: { access: 'anyone' as const }, schema: { hide: true } };
  api.get('/', open, (_request, reply) => page(reply, 'wallet'));
  api.get('/receipt', open, (_request, reply) => page(reply, 'wallet'));
  api.get('/shop', open, (_request, reply) =>
    page(reply.header('content-security-policy', WASM_POLICY), 'shop'),
  );
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

const ASSETS_KEPT_MS = 365 * 24 * 3_600_000;
