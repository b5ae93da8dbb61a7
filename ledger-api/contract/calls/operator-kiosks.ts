// Kiosks, as operators run them.
import { z } from 'zod';
import { KioskId } from '../ids.ts';
import { KioskCommand } from '../kiosk-documents.ts';
import {
  ApprovalAsked,
  EnrolmentTokenAnswer,
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

export const operatorKiosksCalls = {
  'GET /v1/operator/kiosks': {
    access: 'operator:viewer',
    summary: 'Kiosks',
    query: PageQuery,
    answers: { 200: pageOf('kiosks', OperatedKiosk) },
    refusals: [],
  },
  'GET /v1/operator/kiosks/{id}': {
    access: 'operator:viewer',
    summary: 'One kiosk',
    params: z.strictObject({ id: KioskId }),
    answers: { 200: KioskLife },
    refusals: [],
  },
  'POST /v1/operator/kiosks': {
    access: 'operator:admin',
    summary: 'Create a kiosk and its enrolment token',
    headers: WriteHeaders,
    body: NewKiosk,
    answers: { 201: EnrolmentTokenAnswer },
    refusals: [],
  },
  'POST /v1/operator/kiosks/{id}/enrolment-tokens': {
    access: 'operator:admin',
    summary: 'A new enrolment token for a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    answers: { 201: EnrolmentTokenAnswer },
    refusals: [],
  },
  'POST /v1/operator/kiosks/{id}/commands': {
    access: 'operator:admin',
    summary: 'Enable, disable or restart a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    body: NewKioskCommand,
    answers: { 201: KioskCommand },
    refusals: [],
  },
  'POST /v1/operator/kiosks/{id}/quarantine': {
    access: 'operator:admin',
    summary: 'Quarantine a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    answers: { 200: KioskStateAnswer },
    refusals: [],
  },
  'POST /v1/operator/kiosks/{id}/release': {
    access: 'operator:admin',
    summary: 'Propose to release a quarantined kiosk or held batches',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    body: z.strictObject({ note: Note }),
    answers: { 202: ApprovalAsked },
    refusals: [],
  },
  'POST /v1/operator/kiosks/{id}/revoke': {
    access: 'operator:admin',
    summary: 'Revoke a kiosk',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId }),
    answers: { 200: KioskStateAnswer },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
