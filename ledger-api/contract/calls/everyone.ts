// What anyone may ask, and what machines that watch ask.
import { z } from 'zod';
import { KioskId, ShopId } from '../ids.ts';
import { LedgerKey } from '../kiosk-documents.ts';
import { KioskPlaces, ShopPlaces } from '../places.ts';
import { RateCard } from '../rate-card.ts';
import type { Call } from './call.ts';
import { SAMPLE } from './samples.ts';

const Ok = z.strictObject({ status: z.literal('ok') });

export const everyoneCalls = {
  'GET /v1/rate-card': {
    access: 'anyone',
    summary: 'The rate card in force',
    answers: { 200: RateCard, 304: z.undefined().describe('The caller has it') },
    refusals: ['no-rate-card'],
    example: {
      answer: {
        type: 'rate-card',
        number: 2,
        validFrom: '2026-11-30T00:00:00.000Z',
        validUntil: '2026-12-01T00:00:00.000Z',
        policy: 'fixed-at-deposit',
        rates: [
          { currency: 'USD', mid: { num: '139', den: '10' }, spread: { num: '45', den: '1000' } },
        ],
        kid: '1a1d5df3805b82d3',
        signature:
          'sWQifuHazZaTwZqJQXyX3-6geWvvBQeuQKO6MXEXVr-79PQs3ogmWMG_-Em57FrSxjksb7ttdeEVJnhA-V42Cw',
      },
    },
  },
  'GET /v1/keys': {
    access: 'anyone',
    summary: 'Public keys of the ledger',
    answers: { 200: z.strictObject({ keys: z.array(LedgerKey) }) },
    refusals: [],
    example: {
      answer: {
        keys: [
          {
            kid: '1a1d5df3805b82d3',
            use: 'sign',
            alg: 'ed25519',
            key: '5DFXW8I_9-eoh9m8MMI4QGyIeZh4rDV99lTiIrQIJSI',
          },
          {
            kid: '068e3c402d1606ea',
            use: 'seal',
            alg: 'x25519',
            key: 'j1v3MMjnsuSp9j5mJEOeEltF-oUuEsupoxzdj96-fjQ',
          },
        ],
      },
    },
  },
  'GET /v1/kiosks': {
    access: 'anyone',
    summary: 'Directory of kiosks',
    query: z.strictObject({ cursor: KioskId.optional() }),
    answers: { 200: KioskPlaces },
    refusals: [],
    example: {
      answer: {
        kiosks: [
          {
            id: '018f0000-0000-7000-8000-000000000001',
            name: 'Test kiosk',
            state: 'open',
            position: { latitudeE6: 37_555_000, longitudeE6: 126_970_000 },
          },
        ],
      },
    },
  },
  'GET /v1/shops': {
    access: 'anyone',
    summary: 'Directory of shops',
    query: z.strictObject({ cursor: ShopId.optional() }),
    answers: { 200: ShopPlaces },
    refusals: [],
    example: { answer: { shops: [{ id: SAMPLE.shop, name: 'Test shop', state: 'open' }] } },
  },
  'GET /healthz': {
    access: 'anyone',
    summary: 'Is the process alive',
    answers: { 200: Ok },
    refusals: [],
    example: { answer: { status: 'ok' } },
  },
  'GET /readyz': {
    access: 'anyone',
    summary: 'Can the store commit',
    answers: { 200: Ok },
    refusals: [],
    example: { answer: { status: 'ok' } },
  },
  'GET /metrics': {
    access: 'operations',
    summary: 'Prometheus metrics',
    answers: { 200: { content: { 'text/plain': { schema: z.string() } } } },
    refusals: [],
    example: {
      answer:
        '# HELP ledger_http_request_duration_seconds Time from request to answer, by route.\n# TYPE ledger_http_request_duration_seconds histogram\nledger_http_request_duration_seconds_bucket{le="0.002",method="POST",route="/v1/kiosks/enrol",status="200"} 2\n',
    },
  },
} as const satisfies Record<string, Call>;
