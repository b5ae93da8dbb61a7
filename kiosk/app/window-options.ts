// How the window is made: full screen without a frame, and a page that has nothing of Node, Electron or other sites.
import type { BrowserWindowConstructorOptions } from 'electron';

export const WINDOW = {
  kiosk: true,
  fullscreen: true,
  frame: false,
  resizable: false,
  movable: false,
  minimizable: false,
  maximizable: false,
  closable: false,
  alwaysOnTop: true,
  skipTaskbar: true,
  autoHideMenuBar: true,
  title: 'Tikkeul',
  // `--sky` of the day theme, so that nothing flashes before the first picture.
  backgroundColor: '#e2ece6',
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
    // Coins ring and prompts speak without a touch before, and timers run on.
    autoplayPolicy: 'no-user-gesture-required',
    backgroundThrottling: false,
  },
} as const satisfies BrowserWindowConstructorOptions;
