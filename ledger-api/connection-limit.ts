// How many connections, and with them open streams, one address may hold: one machine must not take every place.
import { BlockList, isIPv6 } from 'node:net';
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { countedAddress } from './auth/address.ts';
import { isLoopback } from './config/origin.ts';

export type ConnectionLimit = Readonly<{
  /** Of one counted address: one IPv4 address, or the network that one IPv6 user owns. */
  perAddressMax: number;
  /** Behind these stand many people; they count for themselves. */
  trustedProxies: readonly string[];
}>;

/** Cuts what is beyond the limit before a byte is read. This machine itself is not counted. */
export function limitConnections(
  server: Pick<EventEmitter, 'on'>,
  { perAddressMax, trustedProxies }: ConnectionLimit,
): void {
  const proxies = listOf(trustedProxies);
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined) return;
    const address = countedAddress(remoteAddress);
    const plain = address.includes('/') ? remoteAddress : address;
    if (isLoopback(plain) || proxies.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')) return;
    const before = open.get(address) ?? 0;
    if (before >= perAddressMax) {
      socket.destroy();
      return;
    }
    open.set(address, before + 1);
    socket.once('close', () => {
      const left = open.get(address)! - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

/** Addresses, or networks such as `10.0.0.0/8`. */
function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
