// The controller inside the kiosk app: the program of `npm run kiosk`, asked to stop by a message instead of a signal.
import type { MessageEvent, ParentPort } from 'electron';
import { STOP_MESSAGE } from './stop-message.ts';
import '../controller.ts';

// Electron's types promise the port to every process; started by hand with Node, this program has none.
const port: ParentPort | undefined = process.parentPort;
// Windows has no signals, and the app is the only one who may ask.
port?.on('message', ({ data }: MessageEvent) => {
  if (data === STOP_MESSAGE) process.emit('SIGTERM', 'SIGTERM');
});
