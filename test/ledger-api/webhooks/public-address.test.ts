// A webhook leads to the public internet, and nowhere else.
import { describe, expect, test } from 'vitest';
import { isPublicAddress, isWebhookUrl } from '#ledger/webhooks/public-address.ts';

describe('an address', () => {
  test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.2.1',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('the address of a webhook', () => {
  const allowed = ['127.0.0.1:9000'];

  test.each([
    'https://pos.example.com/tikkeul?shop=1',
    'https://8.8.8.8:8443/',
    'http://127.0.0.1:9000/hook',
  ])('may be %s', (url) => expect(isWebhookUrl(url, allowed)).toBe(true));

  test.each([
    'http://pos.example.com/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://0x7f000001/',
    'https://user:secret@pos.example.com/',
    'https://pos.example.com/#part',
    'http://127.0.0.1:9001/hook',
    'ftp://127.0.0.1:9000/',
    'pos.example.com',
  ])('may not be %s', (url) => expect(isWebhookUrl(url, allowed)).toBe(false));
});
