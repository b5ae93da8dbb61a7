// One address holds so many connections and no more; what is closed makes room.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { limitConnections } from '#ledger/connection-limit.ts';

const LIMIT = { perAddressMax: 2, trustedProxies: ['10.0.0.2', '192.168.0.0/16', 'fd00::/8'] };

function aServer() {
  const server = new EventEmitter();
  limitConnections(server, LIMIT);
  /** A connection from there; it is cut or open. */
  return (remoteAddress: string) => {
    const socket = Object.assign(new EventEmitter(), {
      remoteAddress,
      isCut: false,
      destroy: () => {
        socket.isCut = true;
        socket.emit('close');
      },
    });
    server.emit('connection', socket);
    return socket;
  };
}

const cutOf = (connect: ReturnType<typeof aServer>, ...addresses: readonly string[]) =>
  addresses.map((address) => connect(address).isCut);

test('the third connection of an address is cut, until one of the others ends', () => {
  const connect = aServer();
  const [first] = [connect('203.0.113.7'), connect('::ffff:203.0.113.7')];

  const third = connect('203.0.113.7').isCut;
  first!.destroy();

  expect(third).toBe(true);
  expect(cutOf(connect, '203.0.113.7', '203.0.113.7', '203.0.113.8')).toEqual([false, true, false]);
});

test('an IPv6 user has one share for the whole network', () => {
  const connect = aServer();

  expect(cutOf(connect, '2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8:0:1::1')).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.2', '192.168.7.7', 'fd00::7'])(
  'this machine and trusted proxies are not counted (%s)',
  (address) => {
    const connect = aServer();

    expect(cutOf(connect, address, address, address)).toEqual([false, false, false]);
  },
);
