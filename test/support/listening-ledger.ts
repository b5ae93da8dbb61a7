// A test ledger on a real port, so that a browser can come to it.
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { reachOf } from '#ledger/reach.ts';
import type { TestLedger } from './ledger-app.ts';

/** Where the built pages are. */
export const BUILT_UI = fileURLToPath(new URL('../../dist/ui', import.meta.url));

/** Listens on a free port of this machine; the answer is the origin, and the ledger knows it as its own. */
export async function listen({ api, ledger }: TestLedger): Promise<string> {
  await api.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.server.address() as AddressInfo;
  const reach = reachOf({ host: '127.0.0.1', publicOrigin: undefined, tls: undefined }, port);
  // A test ledger is one object for all its routes: they see where it is reached from now on.
  Object.assign(ledger, { reach: () => reach });
  return reach.publicOrigin;
}
