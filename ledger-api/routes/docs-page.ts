// The OpenAPI document as one plain page: no script, no style from elsewhere.
import type { OpenAPIV3_1 } from 'openapi-types';
import { problems } from '../problems.ts';

/** HTML of all operations in the order of their paths. */
export function docsPage(document: OpenAPIV3_1.Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [operationHtml(method, path, operation)] : [];
    }),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(document.info.title)}</title>
<h1>${escape(document.info.title)}</h1>
<p>${escape(document.info.description ?? '')}</p>
<p>For programs: <a href="/openapi.json">/openapi.json</a></p>
${operations.join('\n')}
<h2>Refusals</h2>
<dl>
${Object.entries(problems).map(refusalHtml).join('\n')}
</dl>
</html>
`;
}

function operationHtml(
  method: string,
  path: string,
  operation: OpenAPIV3_1.OperationObject,
): string {
  const schemes = (operation.security ?? []).flatMap((scheme) => Object.keys(scheme));
  const parts = [
    `<h2><code>${method.toUpperCase()} ${escape(path)}</code></h2>`,
    `<p>${escape(operation.summary ?? '')}. For: ${escape(schemes.join(' or ') || 'everyone')}.</p>`,
    schemaHtml('Parameters', operation.parameters),
    schemaHtml('Body', operation.requestBody),
    ...Object.entries(operation.responses ?? {}).map(([status, answer]) =>
      schemaHtml(`Answer ${status}`, answer),
    ),
  ];
  return `<section>${parts.join('\n')}</section>`;
}

const refusalHtml = ([code, { status, sentence }]: [
  string,
  { status: number; sentence: string },
]) => `<dt><code>${status} ${escape(code)}</code></dt><dd>${escape(sentence)}</dd>`;

const schemaHtml = (title: string, schema: unknown): string =>
  schema === undefined
    ? ''
    : `<details><summary>${title}</summary><pre>${escape(JSON.stringify(schema, null, 2))}</pre></details>`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
