import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attract, type BridgeRig, bridgeRig } from '../../support/bridge-rig.ts';

let rig: BridgeRig;

beforeEach(async () => {
  rig = await bridgeRig();
});
afterEach(() => rig.close());

describe('the kiosk port', () => {
  test('serves the screen under a policy without inline code', async () => {
    const page = await rig.ask('/?lang=en');
    const asset = await rig.ask('/assets/kiosk-abc.js');

    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('kiosk') });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(asset).toMatchObject({ status: 200, body: 'export {}' });
    expect(asset.headers['content-type']).toContain('text/javascript');
  });

  test.each([
    '/secret.json',
    '/assets/../secret.json',
    '/assets/..%2fsecret.json',
    '/assets/',
    '/tray',
  ])('has nothing at %s', async (path) => {
    expect(await rig.ask(path)).toMatchObject({ status: 404 });
  });

  test('says in words that the screens are not built', async () => {
    rmSync(join(rig.folder, 'ui/kiosk'), { recursive: true });

    expect(await rig.ask('/')).toMatchObject({
      status: 503,
      body: expect.stringContaining('npm run build'),
    });
  });

  test.each(['/', '/healthz', '/assets/kiosk-abc.js'])(
    'answers %s to its own name only',
    async (path) => {
      const statuses = await Promise.all(
        [
          `127.0.0.1:${rig.port}`,
          `localhost:${rig.port}`,
          'kiosk.example',
          `10.0.0.1:${rig.port}`,
        ].map(async (Host) => (await rig.ask(path, { headers: { Host } })).status),
      );

      expect(statuses).toEqual([200, 200, 403, 403]);
    },
  );

  test('tells the health of the kiosk', async () => {
    expect(JSON.parse((await rig.ask('/healthz')).body)).toEqual({ ok: true });
  });
});

describe('the bridge', () => {
  test('shows the view at once, and of many changes the last', async () => {
    const screen = await rig.openScreen();
    const first = await screen.next();
    for (let i = 1; i <= 100; i++) {
      rig.shown.view = attract(i);
      rig.show();
    }
    await expect.poll(() => screen.heard.at(-1)).toEqual({ kind: 'view', view: attract(100) });

    expect(first).toEqual({ kind: 'view', view: attract(0) });
    // At once, and then once a frame: most of what came between was never drawn.
    expect(screen.heard.length).toBeLessThan(50);
  });

  test('gives the pitch of the screen along with the token', async () => {
    const reply = await rig.ask('/bridge-token', { method: 'POST', headers: { Origin: rig.own } });

    expect(JSON.parse(reply.body)).toMatchObject({ pitchMm: 0.277 });
  });

  test('takes touches, in order', async () => {
    const screen = await rig.openScreen();

    screen.socket.send(JSON.stringify({ do: 'start' }));
    screen.socket.send(JSON.stringify({ do: 'digit', digit: '7' }));
    await expect.poll(() => rig.performed).toHaveLength(2);

    expect(rig.performed).toEqual([{ do: 'start' }, { do: 'digit', digit: '7' }]);
  });

  test.each([
    ['an unknown command', '{"do":"open-slot"}'],
    ['a command with more in it', '{"do":"start","coins":3}'],
    ['no JSON', 'start'],
  ])('sends away who says %s', async (_what, text) => {
    const screen = await rig.openScreen();

    screen.socket.send(text);

    expect(await screen.closed).toBe(1008);
    expect(rig.performed).toEqual([]);
  });

  test('sends away who says too much at once', async () => {
    const [long, many] = [await rig.openScreen(), await rig.openScreen()];

    long.socket.send('x'.repeat(5000));
    for (let i = 0; i < 100; i++) many.socket.send('{"do":"more-time"}');

    expect(await many.closed).toBe(1008);
    expect(rig.performed.length).toBeLessThan(100);
  });

  test('a second screen takes over, and the first one is told', async () => {
    const first = await rig.openScreen();
    await first.next();

    const second = await rig.openScreen();
    await second.next();
    first.socket.send('{"do":"start"}');
    second.socket.send('{"do":"home"}');
    await expect.poll(() => rig.performed).toHaveLength(1);

    expect(await first.next()).toEqual({ kind: 'taken-over' });
    expect(await first.closed).toBe(4000);
    expect(rig.performed).toEqual([{ do: 'home' }]);
  });

  test('a token opens one connection', async () => {
    const once = `tikkeul.${await rig.token()}`;

    expect(await rig.connect(once)).toMatchObject({ heard: expect.any(Array) });
    expect(await rig.connect(once)).toBe(401);
  });

  test.each([
    ['no known token', 'tikkeul.AAAA', {}, 401],
    ['another protocol', 'chat', {}, 401],
    ['a foreign origin', 'own', { Origin: 'http://evil.example' }, 403],
    ['no origin', 'own', { Origin: undefined }, 403],
    ['a foreign host', 'own', { Host: 'evil.example' }, 403],
  ])('refuses %s', async (_what, protocol, headers, status) => {
    const asked = protocol === 'own' ? `tikkeul.${await rig.token()}` : protocol;
    const all = Object.entries({ Origin: rig.own, ...headers }).filter(([, value]) => value);

    expect(await rig.connect(asked, Object.fromEntries(all))).toBe(status);
  });

  test.each([
    ['a foreign page', { Origin: 'http://evil.example' }],
    ['the wrong port', { Origin: 'http://127.0.0.1:1' }],
    ['no page at all', {}],
  ])('gives no token to %s', async (_who, headers) => {
    expect(await rig.ask('/bridge-token', { method: 'POST', headers })).toMatchObject({
      status: 403,
    });
  });
});
