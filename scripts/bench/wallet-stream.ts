// A wallet's event stream without a browser: every `wallet` event, until the signal ends it.
import type { z } from 'zod';
import type { Wallet } from '#ledger/contract/wallet.ts';

/** Calls `heard` with each state the ledger tells; resolves when `signal` aborts. */
export async function watchWallet(
  walletUrl: string,
  token: string,
  signal: AbortSignal,
  heard: (wallet: z.infer<typeof Wallet>) => void,
): Promise<void> {
  try {
    const answer = await fetch(new URL('/v1/wallet/stream', walletUrl), {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal,
    });
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop()!;
      for (const event of events) {
        const lines = event.split('\n');
        if (!lines.includes('event: wallet')) continue;
        const data = lines.find((line) => line.startsWith('data: '));
        if (data) heard(JSON.parse(data.slice('data: '.length)));
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
