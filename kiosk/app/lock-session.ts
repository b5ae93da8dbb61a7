// What the screen's session may do: load what is ours under a strict policy, and nothing else — no permission, no device, no download.
import type { Session } from 'electron';
import { isOwnRequest } from './own-pages.ts';

/** The same policy as the controller's own answers; here it also holds for whatever else might answer. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Locks a session for good; `origin` says where the controller serves now. */
export function lockSession(session: Session, origin: () => string | undefined): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOwnRequest(url, origin()) }),
  );
  session.webRequest.onHeadersReceived(({ responseHeaders }, answer) => {
    const others = Object.entries(responseHeaders ?? {}).filter(
      ([name]) => name.toLowerCase() !== 'content-security-policy',
    );
    answer({
      responseHeaders: {
        ...Object.fromEntries(others),
        'Content-Security-Policy': [CONTENT_POLICY],
      },
    });
  });
}
