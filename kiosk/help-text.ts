// What `npm run kiosk -- --help` says.
import { PROTOCOLS } from '#drivers/open-acceptor.ts';

const [FIRST, ...OTHERS] = PROTOCOLS;

export const HELP = `npm run kiosk
npm run kiosk -- --detect [PORT…]            says what hangs on each serial port
npm run kiosk -- --capture FILE [ACCEPTOR]   writes the coins of an acceptor as a coin table to be confirmed
npm run kiosk -- --service-access CODE       reads a PIN from standard input and writes the line for SERVICE_ACCESS

One kiosk controller: coin acceptor, journal, screen on loopback, link to the ledger.
Prints "kiosk URL", with an emulated acceptor "tray URL", and a line that begins with "ready".
Logs go to standard error. Ctrl-C stops everything it has started.

Settings (environment):
  DATA_DIR          everything that must survive (./data)
  LEDGER_URL        the ledger API (http://127.0.0.1:8080); https, unless it is this machine
  KIOSK_PORT        the screen's port on loopback, 0 for any free one (8081)
  ACCEPTOR          ${FIRST}:/dev/ttyUSB0, ${FIRST}@3:…, ${OTHERS.map((word) => `${word}:…`).join(', ')};
                    several with commas; or emulated:${FIRST} and the others after "emulated:" (emulated:${FIRST})
  COIN_TABLE        a captured coin table to propose for approval, or one signed by the ledger
  ENROL_TOKEN       the one-time token of a new kiosk
  OUTBOX_RETENTION  how long acknowledged batches are kept (P30D)
  SCREEN_PITCH_MM   millimetres per pixel (0.311)
  CASHBOX_COINS_MAX mixed coins that the cashbox holds, for the console's forecast (5000 is assumed)
  SOUND_VOLUME      the step that each visit begins with, 0 (off) to 5 (3)
  QUIET_HOURS       local hours in which everything sounds a quarter as loud, such as 22-07 (none)
  HEADSET_KEYS      keys that the headset's socket sends, in and out, such as F15,F16 (each from F13 to F24): a headset switches the voice on
  SERVICE_ACCESS    who may open the service screen: operator codes with their hashed PINs (nobody)
  GUESS_THE_TOTAL   on: people may guess the total before they pour (off)
  LOG_LEVEL         fatal, error, warn, info, debug, trace, silent (info)
  HOUSE             demo: the token comes from the ledger of the same DATA_DIR
`;
