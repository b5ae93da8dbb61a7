// The gallery shows only what a controller can really send.
import { expect, test } from 'vitest';
import { KioskView, OutOfServiceReason } from '#kiosk/bridge/contract.ts';
import { fixtures } from '#ui/kiosk/fixtures.ts';

test.each(Object.entries(fixtures))('%s keeps the contract of the bridge', (_name, { view }) => {
  // What travels is JSON: a value that is undefined is left out.
  const sent: unknown = JSON.parse(JSON.stringify(view));

  expect(KioskView.safeParse(sent).error?.issues).toBeUndefined();
});

test('every screen, every phase and every reason to be closed is in the gallery', () => {
  const views = Object.values(fixtures).flatMap(({ view }) => view ?? []);
  const phases = views.flatMap((view) => (view.screen === 'coins' ? view.phase : []));
  const reasons = views.flatMap((view) => (view.screen === 'out-of-service' ? view.reason : []));

  expect(new Set(views.map((view) => view.screen)).size).toBe(KioskView.options.length);
  expect(new Set(phases).size).toBe(7);
  expect(new Set(reasons)).toEqual(new Set(OutOfServiceReason.options));
});
