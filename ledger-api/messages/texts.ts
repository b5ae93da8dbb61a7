// What text messages say, in Korean and English, because the phone's owner has not told us a language yet.
import type { ClosingAnswer } from '../contract/holder.ts';
import { MINOR_DIGITS, isCurrency } from '../contract/money.ts';

/** The code is the only run of six digits in the text, so that phones can offer it. */
export const codeText = (code: string): string =>
  `[티끌] 인증번호 ${code}\n3분 안에 입력하고, 아무에게도 알려 주지 마세요.\n` +
  'Tikkeul sign-in code, good for 3 minutes. Never tell it to anyone.';

/** A code that gives the wallet away; it must not look like one for signing in. */
export const changeCodeText = (code: string): string =>
  `[티끌] 지갑 번호 변경 코드 ${code}\n번호를 바꾸는 중이 아니라면 아무에게도 알려 주지 마세요.\n` +
  'Tikkeul: code to move the wallet to another number. If you are not doing that, tell it to nobody.';

/** Before large spending from a new device: whoever reads it without having asked learns that somebody else is signed in. */
export const proofCodeText = (code: string): string =>
  `[티끌] 큰 금액 확인 코드 ${code}\n직접 요청하지 않았다면 아무에게도 알려 주지 말고, 로그인해서 모르는 기기를 로그아웃해 주세요.\n` +
  'Tikkeul: code to allow large amounts from a new device. If you did not ask, tell it to nobody, sign in and sign out devices you do not know.';

/** A gift waits; it names no one, so that it tells a stranger nothing. */
export const giftText = (points: string, origin: string): string =>
  `[티끌] 선물 ${Number(points).toLocaleString('en-US')} P가 도착했어요. 7일 안에 받아 주세요: ${origin}/\n` +
  `Tikkeul: a gift of ${Number(points).toLocaleString('en-US')} P waits for you for 7 days: ${origin}/`;

/** To the old number, while its holder can still say no. */
export const phoneChangeText = (origin: string): string =>
  `[티끌] 72시간 뒤 지갑의 번호가 바뀌어요. 요청한 적이 없다면 로그인해서 멈춰 주세요: ${origin}/\n` +
  `Tikkeul: your wallet moves to another number in 72 hours. If that was not you, sign in and stop it: ${origin}/`;

/** To the holder whose wallet operators have closed; the number is forgotten after this. */
export function closedText({ refundedPoints, feeMinor, donatedPoints }: ClosingAnswer): string {
  const paid = pointsText(String(BigInt(refundedPoints) - BigInt(feeMinor)));
  const [ko, en] =
    refundedPoints !== '0'
      ? [`₩${paid}을 등록한 통장으로 보내요.`, `KRW ${paid} goes to your bank account.`]
      : donatedPoints !== '0'
        ? [
            `남은 ${pointsText(donatedPoints)} P는 기부했어요.`,
            `What was left, ${pointsText(donatedPoints)} P, was given to charity.`,
          ]
        : ['남은 것은 없었어요.', 'Nothing was left in it.'];
  return (
    `[티끌] 운영자가 지갑을 닫고 개인정보를 지웠어요. ${ko} 요청하지 않았다면 고객센터에 알려 주세요.\n` +
    `Tikkeul: our staff have closed your wallet and erased your data. ${en} If you did not ask for this, call us.`
  );
}

const pointsText = (points: string): string => Number(points).toLocaleString('en-US');

export type ReceiptFacts = Readonly<{
  kioskName: string;
  totals: readonly Readonly<{ currency: string; amountMinor: string }>[];
  points: string;
  maturesAtMs: number;
  /** Where currencies wait until different moments. */
  maturing?: readonly Readonly<{ currency: string; maturesAt: string }>[] | undefined;
  zone: string;
}>;

/** What was poured in, what it becomes and when it can be spent. It holds no link and gives no right. */
export function receiptText(facts: ReceiptFacts): string {
  const coins = facts.totals.map(amountText).join(' + ') || '0';
  const points = Number(facts.points).toLocaleString('en-US');
  const from =
    facts.maturing
      ?.map(
        ({ currency, maturesAt }) => `${currency} ${momentText(Date.parse(maturesAt), facts.zone)}`,
      )
      .join(', ') ?? momentText(facts.maturesAtMs, facts.zone);
  return (
    `[티끌] ${facts.kioskName}: ${coins} 입금, ${points} P. ${from}부터 쓸 수 있어요.\n` +
    `Tikkeul: ${coins} received, ${points} P. Ready to spend from ${from}.`
  );
}

/** `KRW 1,500` or `USD 0.25`. */
function amountText(total: ReceiptFacts['totals'][number]): string {
  const digits = isCurrency(total.currency) ? MINOR_DIGITS[total.currency] : 0;
  const minor = total.amountMinor.padStart(digits + 1, '0');
  const whole = BigInt(minor.slice(0, minor.length - digits)).toLocaleString('en-US');
  return `${total.currency} ${whole}${digits > 0 ? `.${minor.slice(-digits)}` : ''}`;
}

/** `2026-11-29 14:00` in the zone of business. */
const momentText = (ms: number, zone: string): string => formatOf(zone).format(ms);

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone,
  });
  formats.set(zone, made);
  return made;
}

const formats = new Map<string, Intl.DateTimeFormat>();
