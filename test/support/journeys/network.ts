// The network between the ledger and everybody else: a line on loopback that can be cut and mended.
import { createServer, connect, type Socket } from 'node:net';
import { freePort } from '../free-port.ts';

export type Network = Readonly<{
  /** What the house is started with, so that kiosk and browsers reach its ledger only through here. */
  settings: Readonly<Record<string, string>>;
  /** Every connection breaks, and no new one is answered. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}>;

/** A network that works, until it is cut. */
export async function aNetwork(): Promise<Network> {
  const [outside, inside] = [await freePort(), await freePort()];
  const sockets = new Set<Socket>();
  let isCut = false;

  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(inside, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(outside, '127.0.0.1', resolve));
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const origin = `http://127.0.0.1:${outside}`;
  return {
    settings: { LEDGER_PORT: String(inside), PUBLIC_ORIGIN: origin, LEDGER_URL: origin },
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
