// What anyone may ask, and what machines that watch ask.
import { z } from 'zod';
import { KioskList } from '../directory.ts';
import { KioskId } from '../ids.ts';
import { LedgerKey } from '../kiosk-documents.ts';
import { RateCard } from '../rate-card.ts';
import type { Call } from './call.ts';

const Ok = z.strictObject({ status: z.literal('ok') });

export const everyoneCalls = {
  'GET /v1/rate-card': {
    access: 'anyone',
    summary: 'The rate card in force',
    answers: { 200: RateCard, 304: z.undefined().describe('The caller has it') },
    refusals: [],
  },
  'GET /v1/keys': {
    access: 'anyone',
    summary: 'Public keys of the ledger',
    answers: { 200: z.strictObject({ keys: z.array(LedgerKey) }) },
    refusals: [],
  },
  'GET /v1/kiosks': {
    access: 'anyone',
    summary: 'Directory of kiosks',
    query: z.strictObject({ cursor: KioskId.optional() }),
    answers: { 200: KioskList },
    refusals: [],
  },
  'GET /healthz': {
    access: 'anyone',
    summary: 'Is the process alive',
    answers: { 200: Ok },
    refusals: [],
  },
  'GET /readyz': {
    access: 'anyone',
    summary: 'Can the store commit',
    answers: { 200: Ok },
    refusals: [],
  },
  'GET /metrics': {
    access: 'operations',
    summary: 'Prometheus metrics',
    answers: { 200: { content: { 'text/plain': { schema: z.string() } } } },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
