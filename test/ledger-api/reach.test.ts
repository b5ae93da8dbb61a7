import { describe, expect, test } from 'vitest';
import { reachOf } from '#ledger/reach.ts';

const tls = { certFile: 'cert.pem', keyFile: 'key.pem' };

describe('where a ledger is reached', () => {
  test.each([
    [
      'on loopback',
      { host: '127.0.0.1', publicOrigin: undefined, tls: undefined },
      8080,
      {
        publicOrigin: 'http://127.0.0.1:8080',
        localOrigin: 'http://127.0.0.1:8080',
        origins: ['http://127.0.0.1:8080', 'http://localhost:8080'],
        authorities: ['127.0.0.1:8080', 'localhost:8080'],
      },
    ],
    [
      'behind a proxy',
      { host: '10.0.0.5', publicOrigin: 'https://coins.example.com', tls: undefined },
      8080,
      {
        publicOrigin: 'https://coins.example.com',
        localOrigin: 'http://10.0.0.5:8080',
        origins: ['https://coins.example.com', 'http://10.0.0.5:8080'],
        authorities: ['coins.example.com', '10.0.0.5:8080'],
      },
    ],
    [
      'with TLS of its own on the usual port',
      { host: '::1', publicOrigin: undefined, tls },
      443,
      {
        publicOrigin: 'https://[::1]',
        localOrigin: 'https://[::1]',
        origins: ['https://[::1]', 'https://localhost'],
        authorities: ['[::1]', 'localhost'],
      },
    ],
  ])('%s', (_, settings, port, reach) => {
    expect(reachOf(settings, port)).toEqual(reach);
  });
});
