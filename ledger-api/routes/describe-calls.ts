// Adds to the OpenAPI document what schemas do not say: examples, refusals with their codes, and headers that matter.
import type { OpenAPIV3_1 } from 'openapi-types';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { calls } from '../contract/calls/all.ts';
import type { Access, Call } from '../contract/calls/call.ts';
import { ProblemDocument } from '../contract/problem.ts';
import { type ProblemCode, problemDocument, problems } from '../problems.ts';
import { isRepeatable, refusalsOf } from './refusals.ts';

type Operation = OpenAPIV3_1.OperationObject;
type Parameter = OpenAPIV3_1.ParameterObject;
type Answer = OpenAPIV3_1.ResponseObject;
type Method = 'get' | 'post' | 'patch' | 'delete';

/** Completes every operation of `document` that is a row of the table. */
export function describeCalls(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  for (const [line, call] of Object.entries<Call>(calls)) {
    const [method = '', path = ''] = line.split(' ');
    // The routes come from the same table; the type of a path's item knows each method as a field.
    const operation = document.paths?.[path]?.[method.toLowerCase() as Method];
    if (operation) describe(operation, line, call);
  }
  document.components = { ...document.components, schemas: { Problem: PROBLEM } };
  return document;
}

function describe(operation: Operation, line: string, call: Call): void {
  operation.operationId = nameOf(line);
  // Said aloud: a call for everyone needs nothing.
  operation.security ??= [];
  const given = { ...call.example.params, ...call.example.query };
  const parameters = (operation.parameters ?? []) as Parameter[]; // Ours are never references.
  operation.parameters = [
    ...parameters.map((one) => withExample(one, given[one.name])),
    ...headersOf(call.access),
  ];
  const body = operation.requestBody;
  if (body && 'content' in body) {
    body.required = true;
    for (const media of Object.values(body.content)) media.example = call.example.body;
  }
  operation.responses = { ...answersOf(operation, call), ...refusalAnswers(line, call) };
}

/** `postWalletRedemptionsIdConfirm` */
function nameOf(line: string): string {
  const [method = '', path = ''] = line.split(' ');
  const words = path.replace('/v1/', '').match(/[A-Za-z0-9]+/g) ?? [];
  return (
    method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
  );
}

function withExample(parameter: Parameter, example: string | undefined): Parameter {
  if (parameter.name === 'idempotency-key') return { ...parameter, ...IDEMPOTENCY_KEY };
  return example === undefined ? parameter : { ...parameter, example };
}

function answersOf(operation: Operation, call: Call): Record<string, Answer> {
  const shown = String(call.example.status ?? Object.keys(call.answers)[0]);
  const headers = isRepeatable(call) ? { headers: REPLAYED } : {};
  return Object.fromEntries(
    Object.entries(call.answers).map(([status, schema]) => {
      const told = operation.responses?.[status] as Answer; // Ours are never references.
      const description = told.description === 'Default Response' ? 'Done' : told.description;
      if (schema instanceof z.ZodUndefined) return [status, { description }];
      const content = Object.entries(told.content ?? {}).map(([type, media], index) =>
        status === shown && index === 0 && call.example.answer !== undefined
          ? [type, { ...media, example: call.example.answer }]
          : [type, media],
      );
      return [status, { description, ...headers, content: Object.fromEntries(content) }];
    }),
  );
}

function refusalAnswers(line: string, call: Call): Record<string, Answer> {
  const byStatus = Object.groupBy(refusalsOf(line, call), (code) => problems[code].status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [status, refusalAnswer(status, codes)]),
  );
}

const refusalAnswer = (status: string, codes: readonly ProblemCode[]): Answer => ({
  description: `${STATUS_CODES[Number(status)]}: ${codes.join(', ')}`,
  ...((status === '429' || status === '503') && { headers: RETRY_AFTER }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Problem' }],
        properties: { code: { enum: [...codes] } },
      },
      examples: Object.fromEntries(codes.map((code) => [code, { value: problemDocument(code) }])),
    },
  },
});

function headersOf(access: Access): Parameter[] {
  if (!access.startsWith('kiosk-')) return [];
  const names = access === 'kiosk-batch' ? { ...SIGNED, ...SIGNED_BATCH } : SIGNED;
  return Object.entries(names).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  }));
}

// Some refusals say more, such as the batch that is expected.
const PROBLEM = {
  ...z.toJSONSchema(z.looseObject(ProblemDocument.shape)),
  description: 'A refusal in words, with a stable code (RFC 9457).',
} as OpenAPIV3_1.SchemaObject;

const IDEMPOTENCY_KEY = {
  required: true,
  description: 'The same wish has the same key, however often it is sent; it has one effect.',
  example: '0198a2c4-7b1e-7000-8000-5a4d3c2b1a09',
} as const;
const REPLAYED = {
  'Idempotency-Replayed': {
    description: '`true` when this key was answered before: this is the first answer again.',
    schema: { type: 'string' as const },
  },
};
const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'string' as const } },
};
const SIGNED = {
  'content-digest': 'SHA-256 of the body (RFC 9530).',
  'signature-input': 'What is signed, when, and by which key (RFC 9421), tag="tikkeul-kiosk".',
  signature: 'Ed25519 over it.',
} as const;
const SIGNED_BATCH = {
  'idempotency-key': '{kioskId}:{kioskEpoch}:{batchSeq}',
  'batch-signature': 'Ed25519 over the 32 bytes of the batch’s hash, base64url.',
} as const;
