// Commands that run as they stand: each calls the server that this page came from. A test runs every one of them.
import type { OfficeText } from '../../text/shop-office/ko.ts';

export type PosStep = keyof OfficeText['pos']['steps'];
export type PosExample = Readonly<{ step: PosStep; command: string }>;

/** The steps of a POS, in the order in which somebody would try them. */
export const posExamples = (origin: string): readonly PosExample[] => [
  { step: 'key', command: "export TIKKEUL_KEY='sk1.…'\nexport CODE='48217730'" },
  {
    step: 'take',
    command: write(origin, 'POST', '/v1/redemptions', 'order-1001-take', SALE('order-1001', true)),
  },
  { step: 'read', command: `export ID='…'\n${read(origin, '/v1/redemptions/$ID')}` },
  {
    step: 'hold',
    command: write(origin, 'POST', '/v1/redemptions', 'order-1002-hold', SALE('order-1002', false)),
  },
  {
    step: 'capture',
    command: write(
      origin,
      'POST',
      '/v1/redemptions/$ID/capture',
      'order-1002-capture',
      '{"points":"8000"}',
    ),
  },
  {
    step: 'void',
    command: write(origin, 'POST', '/v1/redemptions/$ID/void', 'order-1002-void', '{}'),
  },
  {
    step: 'refund',
    command: write(
      origin,
      'POST',
      '/v1/redemptions/$ID/refunds',
      'order-1001-refund-1',
      '{"points":"500"}',
    ),
  },
  { step: 'day', command: read(origin, '/v1/redemptions?date=2026-11-22') },
  { step: 'settlements', command: read(origin, '/v1/settlements') },
  {
    step: 'webhook',
    command: write(
      origin,
      'POST',
      '/v1/webhooks',
      'webhook-1',
      '{"url":"https://example.com/tikkeul"}',
    ),
  },
];

// Between the quotes the shell puts in the code.
const SALE = (orderId: string, isCaptured: boolean): string =>
  `{"code":"'"$CODE"'","points":"8500","orderId":"${orderId}","capture":${isCaptured}}`;

const read = (origin: string, path: string): string =>
  lines([`curl -sS "${origin}${path}"`, BEARER]);

const write = (origin: string, method: string, path: string, key: string, body: string): string =>
  lines([
    `curl -sS -X ${method} "${origin}${path}"`,
    BEARER,
    `-H "Idempotency-Key: ${key}"`,
    `-H "Content-Type: application/json"`,
    `-d '${body}'`,
  ]);

const lines = (parts: readonly string[]): string => parts.join(' \\\n  ');

const BEARER = '-H "Authorization: Bearer $TIKKEUL_KEY"';
