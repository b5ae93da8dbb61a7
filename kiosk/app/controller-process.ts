// The controller inside the kiosk app: the same program as `npm run kiosk`, asked to stop by a message instead of a signal.
import type { MessageEvent } from 'electron';
import { STOP_MESSAGE } from './stop-message.ts';
import '../controller.ts';

// Windows has no signals, and the app is the only one who may ask.
process.parentPort?.on('message', ({ data }: MessageEvent) => {
  if (data === STOP_MESSAGE) process.emit('SIGTERM', 'SIGTERM');
});
