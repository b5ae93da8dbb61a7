// Who a holder is, where they are paid, and points as money.
import { z } from 'zod';
import { Uuid } from '../ids.ts';
import {
  BankAccountRequest,
  BankAccountView,
  BankAccounts,
  IdentityRequest,
  IdentityView,
  WithdrawalRequest,
  WithdrawalView,
  Withdrawals,
} from '../withdrawal.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const holderMoneyCalls = {
  'GET /v1/wallet/identity': {
    access: 'holder',
    summary: 'Tier and limits of the wallet',
    answers: { 200: IdentityView },
    refusals: [],
    example: {
      answer: {
        tier: 2,
        verifiedAt: '2026-11-30T00:00:31.000Z',
        balanceCap: '2000000',
        foreignDaily: '2000000',
      },
    },
  },
  'POST /v1/wallet/identity': {
    access: 'holder',
    summary: 'Have the holder’s identity checked',
    headers: WriteHeaders,
    body: IdentityRequest,
    answers: { 200: IdentityView },
    refusals: ['identity-refused', 'identity-unavailable', 'too-many-requests'],
    example: {
      body: { name: '김티끌', birthDate: '1990-12-31' },
      answer: {
        tier: 2,
        verifiedAt: '2026-11-30T00:01:02.000Z',
        balanceCap: '2000000',
        foreignDaily: '2000000',
      },
    },
  },
  'GET /v1/wallet/bank-accounts': {
    access: 'holder',
    summary: 'Bank accounts, masked',
    answers: { 200: BankAccounts },
    refusals: [],
    example: {
      answer: { bankAccounts: [{ id: SAMPLE.bankAccount, bankCode: '004', number: '••••••9012' }] },
    },
  },
  'POST /v1/wallet/bank-accounts': {
    access: 'holder',
    summary: 'Add a bank account of the holder’s own',
    headers: WriteHeaders,
    body: BankAccountRequest,
    answers: { 201: BankAccountView },
    refusals: ['identity-needed', 'too-many-bank-accounts'],
    example: {
      body: { bankCode: '088', accountNumber: '110-123-456789' },
      answer: { id: '01a229c1-4630-700f-b6f3-cd95e163e2a4', bankCode: '088', number: '••••••6789' },
    },
  },
  'DELETE /v1/wallet/bank-accounts/{id}': {
    access: 'holder',
    summary: 'Remove a bank account',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    answers: { 200: BankAccounts },
    refusals: ['not-found'],
    example: { params: { id: SAMPLE.bankAccount }, answer: { bankAccounts: [] } },
  },
  'GET /v1/wallet/withdrawals': {
    access: 'holder',
    summary: 'Withdrawals, newest first, and the terms in force',
    query: z.strictObject({ cursor: Uuid.optional() }),
    answers: { 200: Withdrawals },
    refusals: [],
    example: {
      answer: {
        terms: { policyVersion: 1, minimumPoints: '2000', feeMinor: '300' },
        withdrawals: [
          {
            id: SAMPLE.sentWithdrawal,
            state: 'sent',
            points: '5000',
            feeMinor: '300',
            payoutMinor: '4700',
            bankCode: '004',
            accountNumber: '••••••9012',
            requestedAt: '2026-11-30T00:00:31.000Z',
            sentAt: '2026-11-30T00:00:31.000Z',
          },
        ],
      },
    },
  },
  'GET /v1/wallet/withdrawals/{id}': {
    access: 'holder',
    summary: 'A withdrawal',
    params: z.strictObject({ id: Uuid }),
    answers: { 200: WithdrawalView },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.sentWithdrawal },
      answer: {
        id: SAMPLE.sentWithdrawal,
        state: 'sent',
        points: '5000',
        feeMinor: '300',
        payoutMinor: '4700',
        bankCode: '004',
        accountNumber: '••••••9012',
        requestedAt: '2026-11-30T00:00:31.000Z',
        sentAt: '2026-11-30T00:00:31.000Z',
      },
    },
  },
  'POST /v1/wallet/withdrawals': {
    access: 'holder',
    summary: 'Ask for points as money',
    headers: WriteHeaders,
    body: WithdrawalRequest,
    answers: { 201: WithdrawalView },
    refusals: [
      'bank-account-unknown',
      'below-minimum',
      'insufficient-points',
      'identity-needed',
      'step-up-needed',
    ],
    example: {
      body: { points: '5000', bankAccountId: SAMPLE.bankAccount },
      answer: {
        id: '01a229c1-4630-700f-b6f3-cd95e163e2a4',
        state: 'requested',
        points: '5000',
        feeMinor: '300',
        payoutMinor: '4700',
        bankCode: '004',
        accountNumber: '••••••9012',
        requestedAt: '2026-11-30T00:01:02.000Z',
      },
    },
  },
} as const satisfies Record<string, Call>;
