import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type BridgeRig, bridgeRig } from '../../support/bridge-rig.ts';

let rig: BridgeRig;
let emulator: Server | undefined;

afterEach(async () => {
  await new Promise<void>((done) => (emulator ? emulator.close(() => done()) : done()));
  emulator = undefined;
  await rig.close();
});

describe('the tray', () => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  const coin = JSON.stringify({ command: 'coin KR500A' });

  async function startWithEmulator(): Promise<string[]> {
    const heard: string[] = [];
    rig = await bridgeRig({ emulatorControl: 'acceptor-0.sock' });
    emulator = createServer((client) => {
      client.on('data', (line) => {
        heard.push(String(line));
        client.write('{"ok":true,"outcome":"accepted",');
        client.end('"event":17}\n');
      });
    });
    await new Promise<void>((done) => emulator!.listen(join(rig.folder, 'acceptor-0.sock'), done));
    return heard;
  }

  test('puts a coin into the emulated acceptor and tells its answer', async () => {
    const heard = await startWithEmulator();

    const page = await rig.ask('/tray');
    const reply = await rig.ask('/emulator', { method: 'POST', headers: JSON_TYPE, body: coin });

    expect(page.body).toContain('tray');
    expect(JSON.parse(reply.body)).toEqual({ ok: true, outcome: 'accepted', event: 17 });
    expect(heard).toEqual(['coin KR500A\n']);
  });

  test.each([
    ['a form of a foreign page', { 'Content-Type': 'text/plain' }, coin, 415],
    ['a foreign page', { ...JSON_TYPE, Origin: 'http://evil.example' }, coin, 403],
    ['two commands at once', JSON_TYPE, JSON.stringify({ command: 'coin 1\ncoin 2' }), 400],
    ['what is no command', JSON_TYPE, '{}', 400],
    ['too much', JSON_TYPE, JSON.stringify({ command: 'x'.repeat(9000) }), 400],
  ])('refuses %s', async (_who, headers, body, status) => {
    const heard = await startWithEmulator();

    const reply = await rig.ask('/emulator', { method: 'POST', headers, body });

    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: expect.any(String) });
    expect(heard).toEqual([]);
  });

  test('says that the emulator is not running', async () => {
    rig = await bridgeRig({ emulatorControl: 'nowhere.sock' });

    const reply = await rig.ask('/emulator', { method: 'POST', headers: JSON_TYPE, body: coin });

    expect(reply).toMatchObject({ status: 502, body: expect.stringContaining('not running') });
  });
});
