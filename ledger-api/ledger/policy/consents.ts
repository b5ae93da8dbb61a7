// Consents that are asked for in the wallet only, each by itself and off until somebody says yes.
// A changed text is a new version: whoever agreed to another one is asked again.

export const CONSENT_KINDS = ['marketing', 'third-party', 'location'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** The version of each text that is in force. */
export const CONSENT_VERSIONS: Readonly<Record<ConsentKind, number>> = {
  marketing: 1,
  'third-party': 1,
  location: 1,
};
