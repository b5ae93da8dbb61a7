// Sign-in codes: six digits, three minutes, one use, five tries; every try is counted before it is compared.
import type { Entropy } from '#drivers/entropy.ts';
import type { AccessRead, AccessWrite, SignInCode } from '../store/port/access.ts';
import type { Phones } from '../use-cases/phones.ts';
import { REQUESTS_PER_ADDRESS, SENDS_PER_NUMBER, WRONG_PER_NUMBER, waitMs } from './budgets.ts';
import { isSameHash, makeSixDigits, pepperedHash } from './secrets.ts';

export type CodeDesk = Readonly<{ nowMs: number; entropy: Entropy; pepper: Uint8Array }>;

/** The name under which codes and budgets of a number are kept: its blind index, as hex. */
export const phoneKey = (phones: Phones, e164: string): string =>
  Buffer.from(phones.index(e164)).toString('hex');

export type CodeAsked =
  | { ok: true; code: string | undefined }
  | { ok: false; error: 'too-many-requests'; retryAfterMs: number };

/**
 * Makes a code to send. `code` is undefined when this number has had its share: the caller answers as if it had been
 * sent, and a code sent earlier stays good. Only the address learns that it asks too often. `sentTo` is the key of the
 * number that gets the text, where the code itself is kept under another name: a phone has one share of texts, whatever
 * they are for.
 */
export async function askForCode(
  access: AccessWrite,
  asked: Readonly<{ phoneIndex: string; address: string; sentTo?: string }>,
  desk: CodeDesk,
): Promise<CodeAsked> {
  const addressKey = pepperedHash(desk.pepper, 'address', asked.address);
  const addressWaitMs = await waitMs(access, REQUESTS_PER_ADDRESS, addressKey, desk.nowMs);
  if (addressWaitMs > 0) {
    return { ok: false, error: 'too-many-requests', retryAfterMs: addressWaitMs };
  }
  await access.spend(REQUESTS_PER_ADDRESS.name, addressKey, desk.nowMs);
  const live = await access.liveCodes(asked.phoneIndex, desk.nowMs);
  // A code that was used has arrived: whoever signs in on a second device need not wait.
  const isUnderWay = live.some((code) => desk.nowMs < sentAtMs(code) + SEND_PAUSE_MS);
  const sentTo = asked.sentTo ?? asked.phoneIndex;
  const sendWaitMs = await waitMs(access, SENDS_PER_NUMBER, sentTo, desk.nowMs);
  if (isUnderWay || sendWaitMs > 0 || live.length >= LIVE_CODES_MAX) {
    return { ok: true, code: undefined };
  }
  const id = desk.entropy.uuid(desk.nowMs);
  const code = makeSixDigits(desk.entropy);
  await access.spend(SENDS_PER_NUMBER.name, sentTo, desk.nowMs);
  await access.addCode({
    id,
    phoneIndex: asked.phoneIndex,
    codeHash: pepperedHash(desk.pepper, 'code', id, code),
    expiresAtMs: desk.nowMs + CODE_LIFE_MS,
    triesCount: 0,
  });
  return { ok: true, code };
}

/**
 * Counts the try, in the caller's transaction and whatever comes of it; then says whether the code was right. Wrong ones
 * are counted for the number, or as `countedAs` where codes of several names are guesses at one thing.
 */
export async function tryCode(
  access: AccessWrite,
  tried: Readonly<{ phoneIndex: string; code: string; countedAs?: string }>,
  desk: Readonly<{ nowMs: number; pepper: Uint8Array }>,
): Promise<boolean> {
  const { phoneIndex, code, countedAs = phoneIndex } = tried;
  const candidates = await tryable(access, phoneIndex, desk.nowMs);
  await access.countTry(phoneIndex, desk.nowMs);
  const isLocked = (await waitMs(access, WRONG_PER_NUMBER, countedAs, desk.nowMs)) > 0;
  // A number without a live code does the same work as one with a code.
  const compared = candidates.length > 0 ? candidates : [NO_CODE];
  const matches = compared.filter((candidate) =>
    isSameHash(pepperedHash(desk.pepper, 'code', candidate.id, code), candidate.codeHash),
  );
  if (isLocked || matches.length === 0) {
    // Guesses where there is nothing to guess are not counted: else a stranger could lock any number for a day.
    const isGuess = candidates.length > 0 && !isLocked;
    if (isGuess) await access.spend(WRONG_PER_NUMBER.name, countedAs, desk.nowMs);
    return false;
  }
  await access.forgetCodes(phoneIndex);
  return true;
}

/** Live codes that have a try left. */
const tryable = async (access: AccessRead, phoneIndex: string, nowMs: number) =>
  (await access.liveCodes(phoneIndex, nowMs)).filter(
    (code) => code.triesCount < TRIES_PER_CODE_MAX,
  );

const sentAtMs = (code: SignInCode): number => code.expiresAtMs - CODE_LIFE_MS;

const CODE_LIFE_MS = 3 * 60_000;
const SEND_PAUSE_MS = 30_000;
const LIVE_CODES_MAX = 3;
const TRIES_PER_CODE_MAX = 5;
const NO_CODE = { id: '', codeHash: '0'.repeat(64) };
