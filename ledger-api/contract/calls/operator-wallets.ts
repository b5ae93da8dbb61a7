// Help for a holder: found by the number they tell, devices signed out, a wallet closed by two people.
import { z } from 'zod';
import { WalletId } from '../ids.ts';
import { OperatedWallet, OperatorClosing, WalletFound, WalletSearch } from '../operated-wallet.ts';
import { ApprovalAsked } from '../operator.ts';
import { RemainderRequest } from '../remainder.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

const params = z.strictObject({ id: WalletId });
const Device = z.string().regex(/^[0-9a-f]{32}$/, 'is not a device');

export const operatorWalletsCalls = {
  'POST /v1/operator/wallets/find': {
    access: 'operator:finance',
    summary: 'Find the wallet of a number; the audit trail tells who looked',
    headers: WriteHeaders,
    body: WalletSearch,
    answers: { 200: WalletFound },
    refusals: ['phone-invalid', 'not-found'],
    example: { body: { phone: SAMPLE.phone }, answer: { walletId: SAMPLE.wallet } },
  },
  'GET /v1/operator/wallets/{id}': {
    access: 'operator:finance',
    summary: 'One wallet, its number masked: points, consents, devices, what closing would mean',
    params,
    answers: { 200: OperatedWallet },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.leavingWallet },
      answer: {
        id: SAMPLE.leavingWallet,
        phone: '010-••••-0000',
        openedAt: '2026-11-30T00:00:00.000Z',
        points: { available: '700', held: '0' },
        identity: { tier: 1, balanceCap: '500000', foreignDaily: '500000' },
        consents: [
          { kind: 'marketing', version: 1, isGiven: false },
          { kind: 'third-party', version: 1, isGiven: false },
          { kind: 'location', version: 1, isGiven: false },
        ],
        devices: [
          {
            id: '0f1e2d3c4b5a69780f1e2d3c4b5a6978',
            signedInAt: '2026-11-30T00:00:31.000Z',
            lastSeenAt: '2026-11-30T00:00:31.000Z',
          },
        ],
        bankAccounts: [],
        closing: { points: '700', feeMinor: '70', isBusy: false },
      },
    },
  },
  'POST /v1/operator/wallets/{id}/devices/{device}/sign-out': {
    access: 'operator:finance',
    summary: 'Sign a device of a holder out',
    headers: WriteHeaders,
    params: params.extend({ device: Device }),
    answers: { 200: z.strictObject({ device: z.string() }) },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.wallet, device: SAMPLE.device },
      answer: { device: SAMPLE.device },
    },
  },
  'POST /v1/operator/wallets/{id}/closing': {
    access: 'operator:finance',
    summary: 'Propose to close a wallet for its holder',
    headers: WriteHeaders,
    params,
    body: OperatorClosing,
    answers: { 202: ApprovalAsked },
    refusals: ['wallet-busy', 'not-found', 'approval-waiting'],
    example: {
      params: { id: SAMPLE.leavingWallet },
      body: { cause: 'wish', remaining: 'donate' },
      answer: {
        approvalId: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        expiresAt: '2026-12-01T00:00:00.000Z',
      },
    },
  },
  'POST /v1/operator/wallets/{id}/remainder': {
    access: 'operator:finance',
    summary:
      'Propose where the rest of a closed wallet goes: its holder’s next one, or once more the bank',
    headers: WriteHeaders,
    params,
    body: RemainderRequest,
    answers: { 202: ApprovalAsked },
    refusals: [
      'not-found',
      'wallet-not-closed',
      'nothing-left',
      'payee-erased',
      'wallet-busy',
      'balance-cap',
      'approval-waiting',
    ],
    example: {
      params: { id: SAMPLE.closedWallet },
      body: { to: 'wallet', walletId: SAMPLE.wallet },
      answer: {
        approvalId: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        expiresAt: '2026-12-01T00:00:00.000Z',
      },
    },
  },
} as const satisfies Record<string, Call>;
