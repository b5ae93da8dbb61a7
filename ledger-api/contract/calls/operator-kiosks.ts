// Kiosks, as operators run them.
import { z } from 'zod';
import { KioskId } from '../ids.ts';
import { LifeEntry, LifeQuery } from '../kiosk-life.ts';
import { KioskCommand } from '../kiosk-documents.ts';
import {
  ApprovalAsked,
  ChangedKiosk,
  EnrolmentTokenAnswer,
  KioskChange,
  KioskLife,
  KioskStateAnswer,
  NewKiosk,
  NewKioskCommand,
  Note,
  OperatedKiosk,
  PageQuery,
  pageOf,
} from '../operator.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorKiosksCalls = {
  'GET /v1/operator/kiosks': {
    access: 'operator:viewer',
    summary: 'Every kiosk there ever was',
    query: PageQuery,
    answers: { 200: pageOf('kiosks', OperatedKiosk) },
    refusals: [],
    example: {
      answer: {
        kiosks: [
          {
            id: '018f0000-0000-7000-8000-000000000001',
            name: 'Test kiosk',
            state: 'active',
            kioskEpoch: 1,
            lastSeenAt: '2026-11-30T00:00:00.000Z',
            lastBatchSeq: 2,
            heldBatches: 0,
          },
        ],
      },
    },
  },
  'GET /v1/operator/kiosks/{id}': {
    access: 'operator:viewer',
    summary: 'One kiosk',
    params: z.strictObject({ id: KioskId }),
    answers: { 200: KioskLife },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.kiosk },
      answer: {
        id: SAMPLE.kiosk,
        name: 'Station',
        state: 'active',
        kioskEpoch: 1,
        lastSeenAt: '2026-11-30T00:00:00.000Z',
        lastBatchSeq: 0,
        heldBatches: 0,
        lastSeq: 0,
        heldBytes: 0,
        isUnderReview: false,
        certificate: {
          type: 'kiosk-certificate',
          kioskId: SAMPLE.kiosk,
          kioskEpoch: 1,
          publicKey: 'gTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5Q',
          issuedAt: '2026-11-30T00:00:00.000Z',
          kid: '1a1d5df3805b82d3',
          signature:
            'a-I57gDSLhkAs_UXfPOdFqToKu2AL8jHj4eELUpTZlRoizMAiqC37IFxgcTi8Nz6WVJE_hdffivnQcTFBSJkCw',
        },
        proposals: [],
        cashbox: [],
      },
    },
  },
  'GET /v1/operator/kiosks/{id}/life': {
    access: 'operator:viewer',
    summary: 'What one kiosk did and what it needed, newest first',
    params: z.strictObject({ id: KioskId }),
    query: LifeQuery,
    answers: { 200: pageOf('entries', LifeEntry) },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.cashKiosk },
      query: { kind: 'batch' },
      answer: {
        entries: [
          {
            kind: 'batch',
            at: '2026-11-30T00:00:00.000Z',
            kioskEpoch: 1,
            batchSeq: 1,
            firstSeq: 1,
            lastSeq: 4,
            coins: 2,
          },
        ],
      },
    },
  },
  'POST /v1/operator/kiosks': {
    access: 'operator:admin',
    summary: 'Create a kiosk and its enrolment token',
    headers: WriteHeaders,
    body: NewKiosk,
    answers: { 201: EnrolmentTokenAnswer },
    refusals: [],
    example: {
      body: { name: 'Library, ground floor' },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        expiresAt: '2026-11-30T00:15:00.000Z',
        enrolmentToken:
          'tk1.01a229c0-5400-7d41-92ba-4ea621e3b5d6.euqifMJIZTVbYPUMmI2xrd1oeaXQsG7g-jlADYVE_dk.1a1d5df3805b82d3e5833ca32567af4d2fbbebf4457da568da941ebda480a447',
      },
    },
  },
  'PATCH /v1/operator/kiosks/{id}': {
    access: 'operator:admin',
    summary: 'Rename a kiosk, or say where it stands',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    body: KioskChange,
    answers: { 200: ChangedKiosk },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.kiosk },
      body: { position: { latitudeE6: 37_555_000, longitudeE6: 126_970_000 } },
      answer: {
        id: SAMPLE.kiosk,
        name: 'Station',
        position: { latitudeE6: 37_555_000, longitudeE6: 126_970_000 },
      },
    },
  },
  'POST /v1/operator/kiosks/{id}/enrolment-tokens': {
    access: 'operator:admin',
    summary: 'A new enrolment token for a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    answers: { 201: EnrolmentTokenAnswer },
    refusals: ['kiosk-revoked', 'not-found'],
    example: {
      params: { id: SAMPLE.kiosk },
      answer: {
        id: SAMPLE.kiosk,
        expiresAt: '2026-11-30T00:15:00.000Z',
        enrolmentToken:
          'tk1.01989c00-0000-7000-8000-0000000000a1.-_tllzc_FZVUOEISpVkp13YlBJMXmChpgfNvvmXJFXI.1a1d5df3805b82d3e5833ca32567af4d2fbbebf4457da568da941ebda480a447',
      },
    },
  },
  'POST /v1/operator/kiosks/{id}/commands': {
    access: 'operator:admin',
    summary: 'Enable, disable or restart a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    body: NewKioskCommand,
    answers: { 201: KioskCommand },
    refusals: ['kiosk-revoked', 'not-found'],
    example: {
      params: { id: SAMPLE.kiosk },
      body: { command: 'disable' },
      answer: {
        type: 'kiosk-command',
        kioskId: SAMPLE.kiosk,
        number: 1,
        command: 'disable',
        issuedAt: '2026-11-30T00:00:00.000Z',
        kid: '1a1d5df3805b82d3',
        signature:
          'k2iQblZx4E94xurq1cRma-XgIsdCE1uTYO9Y2rqViJBVOZ41rET74JMQp5iEFLudTuTX2s8_bxHEGVMMieJ3Bw',
      },
    },
  },
  'POST /v1/operator/kiosks/{id}/quarantine': {
    access: 'operator:admin',
    summary: 'Quarantine a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    answers: { 200: KioskStateAnswer },
    refusals: ['kiosk-not-active', 'not-found'],
    example: { params: { id: SAMPLE.kiosk }, answer: { id: SAMPLE.kiosk, state: 'quarantined' } },
  },
  'POST /v1/operator/kiosks/{id}/release': {
    access: 'operator:admin',
    summary:
      'Propose to release a quarantined kiosk or held batches: 200 at once; what is `left` waits for another proposal',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    body: z.strictObject({ note: Note }),
    answers: { 202: ApprovalAsked },
    refusals: ['approval-waiting', 'nothing-held', 'not-found'],
    example: {
      params: { id: SAMPLE.quarantinedKiosk },
      body: { note: 'Its disk was changed; the batches are its own.' },
      answer: {
        approvalId: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        expiresAt: '2026-12-01T00:00:00.000Z',
      },
    },
  },
  'POST /v1/operator/kiosks/{id}/revoke': {
    access: 'operator:admin',
    summary: 'Revoke a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    answers: { 200: KioskStateAnswer },
    refusals: ['kiosk-revoked', 'not-found'],
    example: { params: { id: SAMPLE.kiosk }, answer: { id: SAMPLE.kiosk, state: 'revoked' } },
  },
} as const satisfies Record<string, Call>;
