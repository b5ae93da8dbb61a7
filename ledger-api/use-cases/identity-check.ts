// Who checks that a holder is who they say: an outside service, asked before any transaction begins.

export type PersonSaid = Readonly<{
  name: string;
  /** `1990-12-31`. */
  birthDate: string;
}>;

export type IdentityVerdict =
  | Readonly<{
      verdict: 'verified';
      /** The service's own name for the person: the same for the same person, whatever the phone. */
      personRef: string;
    }>
  | Readonly<{ verdict: 'refused' }>
  /** Nothing was found out; trying again later is right. */
  | Readonly<{ verdict: 'unavailable' }>;

export interface IdentityCheck {
  /** Compares name and birth date with whoever the phone number belongs to. Asking again is harmless. */
  check(person: PersonSaid & Readonly<{ phone: string }>): Promise<IdentityVerdict>;
}
