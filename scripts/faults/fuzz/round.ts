// One house under fire: calls of the table, made by anybody, spoiled in any way; after each stretch its money is looked at.
import { writeFileSync } from 'node:fs';
import { refusalsOf } from '#ledger/routes/refusals.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { tendVault } from '#ledger/use-cases/vault/tend-vault.ts';
import { LINES, TABLE } from '../../../test/support/described.ts';
import { type FullHouse, furnish } from '../../../test/support/full-house.ts';
import { openLedger, type TestLedger } from '../../../test/support/open-ledger.ts';
import { requestOf } from '../../../test/support/replay.ts';
import type { FuzzedBooks } from './books.ts';
import { type Callers, signEverybodyIn, walletOf } from './callers.ts';
import { type Dice, dice } from './dice.ts';
import { wrongWith } from './judge.ts';
import { spoilBody } from './spoil-body.ts';
import { asFuzzed, type Fuzzed, spoil } from './spoil-request.ts';

export type Round = Readonly<{
  requests: number;
  /** Answers by status. */
  statuses: ReadonlyMap<number, number>;
  /** Refusals by code. */
  codes: ReadonlyMap<string, number>;
  /** Each in a sentence. */
  faults: readonly string[];
}>;

/** Makes `requests` calls against a furnished ledger on `books`; they stay, and for the auditor the ledger's public keys. */
export async function fuzzRound(
  books: FuzzedBooks,
  seed: string,
  requests: number,
): Promise<Round> {
  const roll = dice(seed);
  const test = await openLedger(await books.open());
  const house = await furnish(test);
  const money = await books.watch();
  const tally = { statuses: new Map<number, number>(), codes: new Map<string, number>() };
  const faults: string[] = [];
  let isPosted = false;
  test.ledger.store.listen((notice) => {
    isPosted ||= notice.kind === 'transfers-posted';
  });
  try {
    const walletId = await walletOf(test, house);
    let callers = await signEverybodyIn(test, house, walletId);
    let before = await money.digest();
    for (let made = 0; made < requests; made++) {
      if (made % STRETCH === 0) {
        if ((await money.digest()) !== before)
          faults.push(`${seed}: refused calls moved money before ${made}`);
        callers = await signEverybodyIn(test, house, walletId);
        await tend(test);
        before = await money.digest();
      }
      const asked = nextRequest(house, callers, roll, `call-${made}`);
      isPosted = false;
      const answer = await test.api.inject({
        ...asked.request,
        method: asked.request.method as 'GET',
      });
      count(tally.statuses, answer.statusCode);
      const wrong = wrongWith(asked.request, answer) ?? slipOf(asked, answer);
      if (wrong !== undefined)
        faults.push(`${seed} call ${made}: ${named(asked.request)} ${wrong}`);
      if (answer.statusCode < 400) {
        before = await money.digest();
      } else {
        count(tally.codes, codeOf(answer.body));
        if (isPosted)
          faults.push(`${seed} call ${made}: ${named(asked.request)} was refused and posted`);
      }
    }
    if ((await money.digest()) !== before)
      faults.push(`${seed}: refused calls moved money at the end`);
    await tend(test);
    writeFileSync(books.keysFile, (await test.api.inject('/v1/keys')).body);
  } catch (error) {
    faults.push(`${seed}: the ledger's own work failed: ${String(error)}`);
  } finally {
    await money.close();
    await test.close();
  }
  return { requests, ...tally, faults };
}

type Asked = Readonly<{ line: string; isPlain: boolean; request: Fuzzed }>;

/** Any call, mostly by who may make it, with up to three things wrong about it. */
function nextRequest(house: FullHouse, callers: Callers, roll: Dice, key: string): Asked {
  const line = roll.one(roll.chance(60) ? WRITES : READS);
  const { access } = TABLE[line]!;
  const plain = asFuzzed(requestOf(line, house, key));
  const isSigned = access.startsWith('kiosk-');
  const brought = roll.chance(80) ? callers.proper(access) : callers.any(roll);
  const start = isSigned ? plain : { ...plain, headers: { ...plain.headers, ...brought } };
  if (isSigned && roll.chance(60))
    return { line, isPlain: false, request: liar(house, plain, roll) };
  const spoils = roll.one([0, 1, 1, 1, 2, 3]);
  const request = Array.from({ length: spoils }).reduce<Fuzzed>((one) => spoil(one, roll), start);
  return { line, isPlain: spoils === 0, request };
}

/** A kiosk that signs what it should not say. */
function liar(house: FullHouse, plain: Fuzzed, roll: Dice): Fuzzed {
  try {
    const body = JSON.parse(spoilBody(String(plain.payload), roll).toString()) as object;
    return asFuzzed(house.sign(plain.url, body));
  } catch {
    // Not every spoiled body can be read or has canonical bytes to sign.
    return plain;
  }
}

/** A call that nobody has spoiled is refused with a code of its own row only. */
function slipOf(
  { line, isPlain }: Asked,
  { statusCode, body }: { statusCode: number; body: string },
) {
  if (!isPlain || statusCode < 400) return undefined;
  const code = codeOf(body);
  const isTold = refusalsOf(line, TABLE[line]!).some((one) => one === code);
  return isTold ? undefined : `${code} is not among its refusals`;
}

/** What a running ledger does by itself. */
async function tend({ ledger, clock }: TestLedger): Promise<void> {
  const { store, businessZone: zone, keys } = ledger;
  while ((await sealLog(store)) > 0);
  await signTreeHead(store, keys.signing, clock.nowMs());
  await serveShops({ store, zone });
  await tendVault({ store, zone }, clock.nowMs());
  await clock.advance(TICK_MS);
}

function count<K>(tally: Map<K, number>, key: K): void {
  tally.set(key, (tally.get(key) ?? 0) + 1);
}

const codeOf = (body: string): string => /"code":"([^"]+)"/.exec(body)?.[1] ?? 'none';

const named = ({ method, url, headers, payload = '' }: Fuzzed): string =>
  `${method} ${url.slice(0, 300)} ${JSON.stringify(headers).slice(0, 400)} ${payload.toString().slice(0, 300)}`;

// A stream does not end by itself.
const READS = LINES.filter((line) => line.startsWith('GET ') && !line.endsWith('/stream'));
const WRITES = LINES.filter((line) => !line.startsWith('GET '));
const STRETCH = 50;
const TICK_MS = 60_000;
