// What a call may refuse: its own refusals, and those that follow from its door, its body and its being repeatable.
import type { Call } from '../contract/calls/call.ts';
import type { ProblemCode } from '../problems.ts';

/** Every code that the call can be refused with, as documented and as tests hold it to. */
export function refusalsOf(line: string, call: Call): readonly ProblemCode[] {
  const isRead = line.startsWith('GET ');
  const codes: readonly ProblemCode[] = [
    'malformed',
    ...(isRead ? [] : (['media-type', 'too-large'] as const)),
    ...refusalsOfDoor(call.access, isRead),
    ...(isRepeatable(call) ? REPEATED : []),
    // The table names codes as text: `serve` has held them against `problems.ts`.
    ...(call.refusals as readonly ProblemCode[]),
    'internal',
    'unavailable',
  ];
  return [...new Set(codes)];
}

/** Whether the call takes an Idempotency-Key. */
export const isRepeatable = ({ headers }: Call): boolean =>
  headers !== undefined && 'idempotency-key' in headers.shape;

function refusalsOfDoor(access: Call['access'], isRead: boolean): readonly ProblemCode[] {
  if (access === 'anyone') return [];
  if (access === 'operations') return ['not-found'];
  if (access.startsWith('kiosk-')) return SIGNED;
  const [kind, what] = access.split(':');
  return [
    'not-signed-in',
    ...(isRead ? [] : (['origin-foreign'] as const)),
    ...(kind === 'shop' ? (['scope-missing'] as const) : []),
    ...(kind === 'shop' && what !== 'read' ? (['shop-suspended'] as const) : []),
    ...(kind === 'operator' && what !== 'viewer' ? (['role-too-low'] as const) : []),
  ];
}

const REPEATED = ['idempotency-key-missing', 'idempotency-key-reused'] as const;
const SIGNED = ['signature-invalid', 'unknown-kiosk', 'clock-skew', 'not-canonical'] as const;
