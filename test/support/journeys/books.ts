// What the ledger itself says about money at the end of a journey: balances by kind of account, and the auditor.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as OTPAuth from 'otpauth';
import { expect, vi } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { TrialBalance } from '#ledger/contract/reports.ts';
import type { DemoHouse } from '../../../scripts/faults/demo-house.ts';
import { root } from '../../../scripts/programs.ts';

/** `cash:kiosk KRW` → what all accounts of this kind hold together, debit positive. */
export type Balances = Readonly<Record<string, bigint>>;

export type Books = Readonly<{
  balances(): Promise<Balances>;
  /** What has moved since `before`, once it is exactly this: nothing less, and nothing else. */
  expectMoved(before: Balances, moved: Balances): Promise<void>;
  /** One sentence of the independent auditor; it begins with PASS when every figure can be derived again. */
  audit(): Promise<string>;
}>;

/** Deposits travel in batches, and what is due is posted each second. */
const ARRIVAL_TIMEOUT_MS = 15_000;
const ARRIVAL_CHECK_MS = 100;
const STEP_MS = 30_000;

type Reader = Readonly<{ name: string; password: string; totpSecret: string }>;

/** Reads with the sign-in of an operator, who may sign in again with `laterCode`. */
export async function openBooks(house: DemoHouse, reader: Reader): Promise<Books> {
  const { name, password, totpSecret } = reader;
  const signedIn = await fetch(new URL('/v1/auth/operator-sessions', house.walletUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password, oneTimeCode: codeOf(totpSecret) }),
  });
  const { token } = (await signedIn.json()) as { token: string };

  const balances = async (): Promise<Balances> => {
    const url = new URL('/v1/operator/reports/trial-balance', house.walletUrl);
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const { rows } = TrialBalance.parse(await answer.json());
    return Object.fromEntries(
      rows.map((row) => [`${row.kind} ${row.commodity}`, BigInt(row.balanceMinor)]),
    );
  };
  return {
    balances,
    expectMoved: (before, moved) =>
      vi.waitFor(async () => expect(difference(before, await balances())).toEqual(moved), {
        timeout: ARRIVAL_TIMEOUT_MS,
        interval: ARRIVAL_CHECK_MS,
      }),
    audit: async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ['scripts/audit.ts'], {
        cwd: root,
        env: { ...process.env, DATA_DIR: house.dataDir },
      });
      return stdout;
    },
  };
}

/** The code of the step that comes: good already, and good although the code of this step was used. */
export const laterCode = (totpSecret: string): string => codeOf(totpSecret, STEP_MS);

function codeOf(totpSecret: string, aheadMs = 0): string {
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(totpSecret) });
  return totp.generate({ timestamp: systemClock.nowMs() + aheadMs });
}

function difference(before: Balances, after: Balances): Balances {
  const kinds = new Set([...Object.keys(before), ...Object.keys(after)]);
  const moved = [...kinds].map(
    (kind) => [kind, (after[kind] ?? 0n) - (before[kind] ?? 0n)] as const,
  );
  return Object.fromEntries(moved.filter(([, amount]) => amount !== 0n));
}
