// The one list of ways to a phone.
import { join } from 'node:path';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { ServiceSetting } from '../config/settings.ts';
import { webhookSender } from '../webhooks/send.ts';
import { httpsMessageSink, type RunningSink } from './https-sink.ts';
import { messageQueue } from './message-queue.ts';
import { fileMessageSink, type MessageSink } from './message-sink.ts';

export type MessagesDeps = Readonly<{
  dataDir: string;
  dataKey: Uint8Array;
  clock: Clock;
  entropy: Entropy;
  stopping: AbortSignal;
  /** Told of each message that will not arrive, without its number and text. */
  failed(why: string): void;
}>;

/** The sink that the setting `MESSAGE_SINK` names; what waits for a provider lies encrypted in `$DATA_DIR/messages`. */
export function openMessages(setting: ServiceSetting, deps: MessagesDeps): RunningSink {
  const { dataDir, clock, entropy, dataKey, stopping, failed } = deps;
  if (setting.kind === 'file') {
    const sink = onlyCodesMayFail(fileMessageSink(setting.path, clock), failed);
    return { ...sink, waiting: () => 0, stop: async () => {} };
  }
  const { url, secret } = setting;
  // Whoever keeps this house names its provider: it may well be a neighbour.
  const { hostname, port } = new URL(url);
  const allowed = [`${hostname}:${port || 443}`];
  const queue = messageQueue(join(dataDir, 'messages'), { dataKey, entropy });
  const send = webhookSender({ clock, allowed, stopping });
  const sink = httpsMessageSink({ url, secret, queue, send, clock, givenUp: failed });
  return { ...sink, ...onlyCodesMayFail(sink, failed) };
}

/** A person waits for a code and can ask again; nothing else that was done fails because nobody can be told. */
const onlyCodesMayFail = (sink: MessageSink, failed: (why: string) => void): MessageSink => ({
  send: (message) => {
    try {
      sink.send(message);
    } catch (error) {
      failed(`${message.kind}: ${(error as NodeJS.ErrnoException).code ?? (error as Error).name}`);
      if (message.kind === 'code') throw error;
    }
  },
});
