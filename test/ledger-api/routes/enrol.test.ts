import { describe, expect, test } from 'vitest';
import { EnrolAnswer, ledgerKeysBytes } from '#ledger/contract/kiosk-documents.ts';
import { fingerprintOf, verifyBytes, verifyDocument } from '#ledger/contract/signature.ts';
import { anEnrolledKiosk, KIOSK_ID, tokenFor } from '../../support/enrolled-kiosk.ts';
import { aLedger, ORIGIN, refusalOf } from '../../support/ledger-app.ts';
import { kioskKey } from '../../support/signed-kiosk.ts';

describe('enrolling', () => {
  test('gives a certificate and keys that the token vouches for', async () => {
    const ledger = await aLedger();
    const { enrolment, key } = await anEnrolledKiosk(ledger);

    const { ledgerKeys, certificate, ledgerKeysSignature } = EnrolAnswer.parse(enrolment);
    const signingKey = ledgerKeys.find(
      (each) => fingerprintOf(each.key) === ledger.ledger.keys.fingerprint,
    )!.key;
    expect(certificate).toMatchObject({
      kioskId: KIOSK_ID,
      kioskEpoch: 1,
      publicKey: key.publicKey,
    });
    expect(verifyDocument(signingKey, certificate)).toBe(true);
    expect(
      verifyBytes(signingKey, ledgerKeysBytes(KIOSK_ID, ledgerKeys), ledgerKeysSignature!),
    ).toBe(true);
    expect(enrolment.publicOrigin).toBe(ORIGIN);
  });

  test('again with the same token and key is answered the same; with another key it is refused', async () => {
    const ledger = await aLedger();
    await anEnrolledKiosk(ledger);
    const token = await tokenFor(ledger, KIOSK_ID);
    const enrol = (seed: number) =>
      ledger.api.inject({
        method: 'POST',
        url: '/v1/kiosks/enrol',
        payload: { token, publicKey: kioskKey(seed).publicKey, softwareVersion: 'test' },
      });

    const [first, again, other] = [await enrol(3), await enrol(3), await enrol(4)];

    expect(again.json()).toEqual(first.json());
    expect(refusalOf(other)).toEqual({ status: 401, code: 'enrolment-refused' });
  });

  test('with a token that nobody issued, or a late one, is refused', async () => {
    const ledger = await aLedger();
    await anEnrolledKiosk(ledger);
    const token = await tokenFor(ledger, KIOSK_ID);
    const enrol = (withToken: string) =>
      ledger.api.inject({
        method: 'POST',
        url: '/v1/kiosks/enrol',
        payload: { token: withToken, publicKey: kioskKey(3).publicKey, softwareVersion: 'test' },
      });

    const unknown = await enrol(token.replace('tk1.', 'tk2.'));
    await ledger.clock.advance(15 * 60_000 + 1);
    const late = await enrol(token);

    expect([refusalOf(unknown), refusalOf(late)]).toEqual([
      { status: 401, code: 'enrolment-refused' },
      { status: 401, code: 'enrolment-refused' },
    ]);
  });
});
