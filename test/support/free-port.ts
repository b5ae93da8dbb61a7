// A loopback port that nobody listens on at this moment.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Asks the system for a port and gives it back before resolving. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
