// Which enrolments of a kiosk are over: under the newest one it can still send, unless it is revoked.

/** The newest enrolment whose records cannot come any more; 0 when there is none. */
export const lastLostEpoch = ({
  state,
  kioskEpoch,
}: Readonly<{ state: string; kioskEpoch: number }>): number =>
  state === 'revoked' ? kioskEpoch : Math.max(0, kioskEpoch - 1);
