// Step-up: large spending from a new sign-in needs a proof, not older than ten minutes, that the holder has the number.
import type { Ledger } from '../api.ts';
import type { WalletId } from '../contract/ids.ts';
import type { ReadingBooks, WritingBooks } from '../store/ledger-store.ts';
import type { SignIn } from '../store/port/access.ts';
import { askForCode, type CodeAsked, phoneKey, tryCode } from './sign-in-codes.ts';

/** What is new, and what is large. */
export type StepUpRules = Readonly<{ newForMs: number; abovePoints: bigint }>;

export const STEP_UP_NEEDED = { ok: false, error: 'step-up-needed' } as const;

/** Whether this sign-in has to prove the number before it may do what is large. Decided by what the door has read. */
export const isUnproven = (
  { signedInAtMs, provenAtMs }: Pick<SignIn, 'signedInAtMs' | 'provenAtMs'>,
  { newForMs }: StepUpRules,
  nowMs: number,
): boolean => nowMs < signedInAtMs + newForMs && nowMs >= provenAtMs + PROOF_LIFE_MS;

/** Whether it has to do so before it spends so many points. */
export const isUnprovenFor = (
  points: bigint,
  signIn: Pick<SignIn, 'signedInAtMs' | 'provenAtMs'>,
  rules: StepUpRules,
  nowMs: number,
): boolean => points > rules.abovePoints && isUnproven(signIn, rules, nowMs);

/**
 * Whether it has to do so before it sends money to a bank: much, or to an account that came after this sign-in, as
 * whoever took one over would add. Which of the wallet's sign-ins added it makes no difference.
 */
export async function isUnprovenForPayout(
  books: ReadingBooks,
  { points, bankAccountId }: Readonly<{ points: bigint; bankAccountId: string | undefined }>,
  signIn: SignIn,
  rules: StepUpRules,
  nowMs: number,
): Promise<boolean> {
  if (!isUnproven(signIn, rules, nowMs)) return false;
  if (points > rules.abovePoints) return true;
  const account =
    bankAccountId === undefined ? undefined : await books.holder.bankAccount(bankAccountId);
  return account?.walletId === signIn.walletId && account.addedAtMs >= signIn.signedInAtMs;
}

type NumberHolder = Pick<SignIn, 'walletId' | 'tokenHash'>;
type Desk = Pick<Ledger, 'phones' | 'entropy' | 'keys'>;

/** Makes a code for the holder's own number; it proves nothing on any other sign-in. `to` is where it goes. */
export async function askForProof(
  books: WritingBooks,
  { phones, entropy, keys }: Desk,
  holder: NumberHolder,
  address: string,
  nowMs: number,
): Promise<(CodeAsked & { to: string }) | typeof NOT_SIGNED_IN> {
  const phone = await numberOf(books, phones, holder);
  if (phone === undefined) return NOT_SIGNED_IN;
  const sentTo = phoneKey(phones, phone);
  const named = { phoneIndex: codeName(holder, sentTo), address, sentTo };
  const asked = await askForCode(books.access, named, { nowMs, entropy, pepper: keys.pepper });
  return { ...asked, to: phone };
}

/** Counts the try and, when the code was right, marks this sign-in as proven now. A code works once. */
export async function proveNumber(
  books: WritingBooks,
  { phones, keys }: Desk,
  holder: NumberHolder,
  code: string,
  nowMs: number,
): Promise<
  | Readonly<{ ok: true; goodUntilMs: number }>
  | Readonly<{ ok: false; error: 'code-wrong' | 'not-signed-in' }>
> {
  const phone = await numberOf(books, phones, holder);
  if (phone === undefined) return NOT_SIGNED_IN;
  const phoneIndex = codeName(holder, phoneKey(phones, phone));
  const tried = { phoneIndex, code, countedAs: wrongName(holder.walletId) };
  const isRight = await tryCode(books.access, tried, { nowMs, pepper: keys.pepper });
  if (!isRight) return { ok: false, error: 'code-wrong' };
  await books.access.prove(holder.tokenHash, nowMs);
  return { ok: true, goodUntilMs: nowMs + PROOF_LIFE_MS };
}

/** The holder's number; undefined when the sign-in ended, or the wallet was closed with it, since the door let them in. */
async function numberOf(
  books: WritingBooks,
  phones: Ledger['phones'],
  { walletId, tokenHash }: NumberHolder,
): Promise<string | undefined> {
  const signIn = await books.access.signIn(tokenHash);
  if (signIn?.walletId !== walletId) return undefined;
  const wallet = (await books.wallets.find(walletId))!;
  return phones.decrypt(wallet.phoneCipher, wallet.id);
}

/** A name of its own: a sign-in code proves nothing here, and the other way round; nor does one that went to a former number. */
const codeName = ({ tokenHash }: NumberHolder, sentTo: string): string =>
  `proof ${tokenHash} ${sentTo}`;

/** Wrong codes count together, whichever sign-in they are typed on. */
const wrongName = (walletId: WalletId): string => `proof ${walletId}`;

const NOT_SIGNED_IN = { ok: false, error: 'not-signed-in' } as const;
const PROOF_LIFE_MS = 10 * 60_000;
