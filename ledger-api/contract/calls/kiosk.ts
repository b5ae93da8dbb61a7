// Calls of a kiosk.
import { BatchAnswer, ReceivedEnvelope } from '../batch.ts';
import {
  EnrolAnswer,
  EnrolRequest,
  HeartbeatAnswer,
  HeartbeatRequest,
} from '../kiosk-documents.ts';
import type { Call } from './call.ts';

export const kioskCalls = {
  'POST /v1/kiosks/enrol': {
    access: 'anyone',
    summary: 'Exchange a one-time token for a certificate',
    body: EnrolRequest,
    answers: { 200: EnrolAnswer },
    refusals: [],
  },
  'POST /v1/batches': {
    access: 'kiosk-batch',
    summary: 'A signed batch of journal records',
    body: ReceivedEnvelope,
    answers: { 200: BatchAnswer, 202: BatchAnswer },
    refusals: [],
  },
  'POST /v1/kiosks/heartbeat': {
    access: 'kiosk-heartbeat',
    summary: 'State up; rate card, coin tables and commands down',
    body: HeartbeatRequest,
    answers: { 200: HeartbeatAnswer },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
