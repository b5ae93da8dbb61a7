// Every refusal that a face may hear has a sentence of that face, in all four languages.
import { expect, test } from 'vitest';
import type { Call } from '#ledger/contract/calls/call.ts';
import { calls } from '#ledger/contract/calls/all.ts';
import { refusalsOf } from '#ledger/routes/refusals.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';
import { shopEn } from '#ui/text/shop/en.ts';
import { walletEn } from '#ui/text/wallet/en.ts';

/** What only a page with a fault of its own is told: *That did not work* is all a person can use. */
const FAULTS_OF_A_PAGE = [
  'media-type',
  'too-large',
  'origin-foreign',
  'idempotency-key-missing',
  'idempotency-key-reused',
];

/** The compiler holds the other languages to the same keys. */
const FACES = [
  [
    'wallet',
    /^(holder|anyone|signed-in)$/,
    walletEn.refusals,
    {
      // Lines of other faces, and of kiosks.
      'POST /v1/auth/shop-sessions': ['shop-key-wrong'],
      'POST /v1/auth/operator-sessions': ['operator-sign-in-wrong'],
      'POST /v1/kiosks/enrol': ['enrolment-refused'],
      // The page waits in words of its own.
      'GET /v1/rate-card': ['no-rate-card'],
      'GET /v1/wallet/proof/{depositId}': ['proof-not-ready'],
      'GET /v1/wallet/stream': ['too-many-streams'],
      // No page of the wallet changes a number.
      'POST /v1/wallet/phone-change/confirm': ['old-code-needed', 'phone-taken'],
    },
  ],
  [
    'shop',
    /^shop:/,
    shopEn.refusals,
    // The till always takes the whole sum.
    { 'POST /v1/redemptions/{id}/capture': ['capture-too-large'] },
  ],
  [
    'console',
    /^operator:/,
    { ...OPERATOR_TEXTS.en.shell.refusals, 'not-signed-in': 'the door' },
    {},
  ],
] as const;

test.each(FACES)(
  'the %s has a sentence for whatever it is refused',
  (_face, door, words, apart) => {
    const unheard: Readonly<Record<string, readonly string[]>> = apart;
    const silent = Object.entries<Call>(calls).flatMap(([line, call]) =>
      door.test(call.access)
        ? refusalsOf(line, call)
            .filter((code) => !(code in words) && !FAULTS_OF_A_PAGE.includes(code))
            .filter((code) => !unheard[line]?.includes(code))
            .map((code) => `${line}: ${code}`)
        : [],
    );

    expect(silent).toEqual([]);
  },
);
