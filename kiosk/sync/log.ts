// What the rooms of the kiosk say to the operator's log; never a phone number, a token or a key.

export type Log = (
  level: 'debug' | 'info' | 'warn',
  message: string,
  fields?: Record<string, unknown>,
) => void;
