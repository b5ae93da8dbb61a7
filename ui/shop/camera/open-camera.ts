// The camera of this device: opened when it is wanted, read a few times a second, closed when it is not.
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { openQrReader } from './qr-reader.ts';

export type CameraState = 'starting' | 'on' | 'refused';

export type CameraParts = Readonly<{
  picture: HTMLVideoElement;
  clock: BrowserClock;
  became(state: CameraState): void;
  /** Hears each new text once; holding the same QR still is one text. */
  seen(text: string): void;
}>;

/** Shows the camera in `picture` and reads it, until the answer is called. */
export function openCamera({ picture, clock, became, seen }: CameraParts): () => void {
  let isOver = false;
  let stream: MediaStream | undefined;
  let cancel = (): void => {};
  let last: Readonly<{ text: string; atMs: number }> | undefined;

  const run = async (): Promise<void> => {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1_280 } },
    });
    if (isOver) return stopAll(stream);
    picture.srcObject = stream;
    await picture.play();
    const read = await openQrReader();
    if (isOver) return;
    became('on');
    const look = async (): Promise<void> => {
      const text = await read(picture).catch(() => undefined);
      if (isOver) return;
      if (text !== undefined) hear(text);
      cancel = clock.after(LOOK_MS, () => void look());
    };
    await look();
  };
  const hear = (text: string): void => {
    const atMs = clock.nowMs();
    const isSame = last?.text === text && atMs - last.atMs <= SAME_AGAIN_MS;
    last = { text, atMs };
    if (!isSame) seen(text);
  };

  // Without a camera, without leave, or without a secure page: the digits and the scanner remain.
  run().catch(() => isOver || became('refused'));
  return () => {
    isOver = true;
    cancel();
    if (stream) stopAll(stream);
  };
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

const LOOK_MS = 120;
/** A code is shown for seconds; the same one after a pause is shown again on purpose. */
const SAME_AGAIN_MS = 3_000;
