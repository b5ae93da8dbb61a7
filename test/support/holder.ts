// A wallet holder without a browser: signs in with the code from the messages file and reads the wallet.
import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { History, Wallet } from '#ledger/contract/wallet.ts';

export type Holder = Readonly<{
  token: string;
  wallet(): Promise<z.infer<typeof Wallet>>;
  history(): Promise<z.infer<typeof History>>;
}>;

export type Message = { at: string; to: string; kind: string; text: string };

/** Every message written so far to the stand-in for the phone network. */
export function readMessages(path: string): Message[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Message);
}

/** The newest sign-in code sent to `e164`. */
export function lastCode(path: string, e164: string): string | undefined {
  const texts = readMessages(path).filter(
    (message) => message.to === e164 && message.kind === 'code',
  );
  return texts.at(-1)?.text.match(/(?<!\d)\d{6}(?!\d)/)?.[0];
}

/** Asks for a code, reads it from `messagesPath`, and signs in with a token. */
export async function signIn(
  walletUrl: string,
  messagesPath: string,
  e164: string,
): Promise<Holder> {
  const base = new URL('/v1/', walletUrl);
  const post = async (path: string, body: unknown): Promise<Response> =>
    fetch(new URL(path, base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const asked = await post('auth/otp', { phone: e164 });
  if (asked.status !== 202) throw new Error(`auth/otp answered ${asked.status}`);
  const signedIn = await post('auth/sessions', { phone: e164, code: lastCode(messagesPath, e164) });
  const { token } = (await signedIn.json()) as { token?: string };
  if (!token) throw new Error(`auth/sessions answered ${signedIn.status}`);

  return holderWith(walletUrl, token);
}

/** A holder who signed in before: reads with `token`. */
export function holderWith(walletUrl: string, token: string): Holder {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(new URL(`/v1/${path}`, walletUrl), {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return { token, wallet: () => get('wallet'), history: () => get('wallet/history') };
}
