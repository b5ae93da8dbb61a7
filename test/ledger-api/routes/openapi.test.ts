// The OpenAPI document as a stranger's program reads it: complete, and true to itself.
import type { OpenAPIV3_1 } from 'openapi-types';
import { describe, expect, test } from 'vitest';
import { problems } from '#ledger/problems.ts';
import { LINES } from '../../support/described.ts';
import { aLedger } from '../../support/ledger-app.ts';

type Operation = OpenAPIV3_1.OperationObject & { line: string };
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'] as const;

async function theDocument() {
  const { api } = await aLedger();
  const document = (await api.inject('/openapi.json')).json<OpenAPIV3_1.Document>();
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method): Operation[] => {
      const operation = item?.[method];
      return operation ? [{ ...operation, line: `${method.toUpperCase()} ${path}` }] : [];
    }),
  );
  return { document, operations };
}

/** Lines of the operations of which `isRight` is not true. */
const except = (operations: readonly Operation[], isRight: (one: Operation) => boolean) =>
  operations.filter((one) => !isRight(one)).map(({ line }) => line);

const parametersOf = (one: Operation) => (one.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
const answersOf = (one: Operation) =>
  Object.entries(one.responses ?? {}) as [string, OpenAPIV3_1.ResponseObject][];

describe('the OpenAPI document', () => {
  test('has exactly the calls of the table, each with a name of its own', async () => {
    const { document, operations } = await theDocument();

    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(operations.map(({ line }) => line).toSorted()).toEqual([...LINES].toSorted());
    expect(new Set(operations.map((one) => one.operationId)).size).toBe(LINES.length);
  });

  test('says of each what it is for and who may call it', async () => {
    const { document, operations } = await theDocument();
    const known = Object.keys(document.components?.securitySchemes ?? {});

    expect(except(operations, ({ summary = '' }) => /^[A-Z].{5,}[^.]$/.test(summary))).toEqual([]);
    expect(
      except(operations, ({ security }) =>
        (security ?? [{ none: [] }]).every((one) => known.includes(Object.keys(one)[0]!)),
      ),
    ).toEqual([]);
  });

  test('describes every parameter of an address, and no other', async () => {
    const { operations } = await theDocument();

    const wrong = except(operations, (one) => {
      const named = [...one.line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = parametersOf(one).filter((parameter) => parameter.in === 'path');
      const keys = parametersOf(one).map((parameter) => `${parameter.in} ${parameter.name}`);
      return (
        inPath.map(({ name }) => name).join() === named.join() &&
        inPath.every(({ required, example }) => required === true && example !== undefined) &&
        parametersOf(one).every(({ schema }) => schema !== undefined) &&
        new Set(keys).size === keys.length
      );
    });

    expect(wrong).toEqual([]);
  });

  test('shows a body for every write that takes one, and an example of it', async () => {
    const { operations } = await theDocument();

    const wrong = except(operations, ({ line, requestBody }) => {
      if (!requestBody) return true;
      const { content } = requestBody as OpenAPIV3_1.RequestBodyObject;
      const { schema, example } = content['application/json'] ?? {};
      return !line.startsWith('GET') && schema !== undefined && example !== undefined;
    });

    expect(wrong).toEqual([]);
  });

  test('describes every answer, the good one with an example', async () => {
    const { operations } = await theDocument();

    const wrong = except(operations, (one) => {
      const answers = answersOf(one);
      const [good] = answers.filter(([status]) => status.startsWith('2'));
      const media = Object.values(good?.[1].content ?? {});
      const isShown =
        media.length === 0 || one.line.endsWith('/stream')
          ? true
          : media.some(({ example }) => example !== undefined);
      return (
        isShown &&
        good !== undefined &&
        answers.every(([status, { description }]) => /^\d{3}$/.test(status) && description !== '')
      );
    });

    expect(wrong).toEqual([]);
  });

  test('names the codes of every refusal, under their status', async () => {
    const { operations } = await theDocument();
    const told = new Set<string>();

    for (const one of operations) {
      for (const [status, answer] of answersOf(one)) {
        const media = answer.content?.['application/problem+json'];
        for (const [code, example] of Object.entries(media?.examples ?? {})) {
          told.add(code);
          expect({ line: one.line, example }).toMatchObject({
            example: { value: { code, status: Number(status) } },
          });
        }
      }
    }
    // Refusals of addresses and connections, not of calls.
    const ofNoCall = ['method-not-allowed', 'page-not-built', 'too-slow', 'headers-too-large'];
    expect([...told, ...ofNoCall].toSorted()).toEqual(Object.keys(problems).toSorted());
  });

  test('refers only to what it holds', async () => {
    const { document } = await theDocument();
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to]) =>
      to!.split('/'),
    );

    const isHeld = (steps: readonly string[]) =>
      steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document) !==
      undefined;

    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((steps) => !isHeld(steps))).toEqual([]);
  });
});
