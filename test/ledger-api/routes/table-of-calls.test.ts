// Every route of the running app beside the table of calls: neither has what the other lacks, documented or hidden.
import { expect, test } from 'vitest';
import type { Api } from '#ledger/api.ts';
import { LINES } from '../../support/described.ts';
import { aLedger } from '../../support/ledger-app.ts';

/** What browsers ask for: pages, their files, and the documents about the calls. */
const NO_CALLS = [
  'GET /',
  'GET /receipt',
  'GET /shop',
  'GET /operator',
  'GET /sw.js',
  'GET /app.webmanifest',
  'GET /mark.svg',
  // The router draws /assets/* without what stands before the star.
  'GET /*',
  'GET /docs',
  'GET /openapi.json',
];

/** Every method and address that the app answers, read from the tree that its router draws. */
function routesOf(api: Api): string[] {
  const above: string[] = [];
  return api
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((drawn) => {
      const [, indent = '', part = '', methods = ''] =
        /^([│ ]*)[├└]── (\S*)(?: \((.+)\))?$/.exec(drawn) ?? [];
      const depth = indent.length / 4;
      above[depth] = part;
      const address = above.slice(0, depth + 1).join('');
      const path = address.replaceAll(/:(\w+)/g, '{$1}');
      return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${path}`);
    });
}

test('the routes of the ledger are exactly the rows of its table, and the pages', async () => {
  const { api } = await aLedger();

  const routes = routesOf(api);

  // HEAD comes with each GET and answers the same, without its body.
  const asked = routes.filter((route) => !route.startsWith('HEAD '));
  expect(asked.toSorted()).toEqual([...LINES, ...NO_CALLS].toSorted());
});

test('a route beside the table is found', async () => {
  const { api } = await aLedger();

  api.get('/v1/beside', { config: { access: 'anyone' }, schema: { hide: true } }, () => 'x');

  expect(routesOf(api)).toContain('GET /v1/beside');
});
