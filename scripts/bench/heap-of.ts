// How much a page or a program keeps in memory, after a collection: asked over the protocol of its debugger.
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';

export type PageKept = Readonly<{ heapKiB: number; nodes: number; listeners: number }>;

const ANSWER_TIMEOUT_MS = 20_000;

/** Of a page: its script, nodes and listeners of its document; twice collected, so that finalizers have run. */
export async function keptByPage(page: Page): Promise<PageKept> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heapKiB: Math.round(usedSize / 1024), nodes, listeners: jsEventListeners };
}

/** KiB of a program that was told to listen for a debugger at `url`. */
export async function heapOfProgram(url: string): Promise<number> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  try {
    await ask(socket, 1, 'HeapProfiler.collectGarbage');
    await ask(socket, 2, 'HeapProfiler.collectGarbage');
    const { usedSize } = await ask(socket, 3, 'Runtime.getHeapUsage');
    return Math.round(Number(usedSize) / 1024);
  } finally {
    socket.close();
  }
}

function ask(socket: WebSocket, id: number, method: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${method} had no answer`)), ANSWER_TIMEOUT_MS);
    const heard = (data: Buffer): void => {
      const answer = JSON.parse(data.toString()) as { id?: number; result?: object };
      if (answer.id !== id) return;
      clearTimeout(late);
      socket.off('message', heard);
      resolve({ ...answer.result });
    };
    socket.on('message', heard);
    socket.send(JSON.stringify({ id, method }));
  });
}
