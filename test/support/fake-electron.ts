// Electron as far as kiosk/app uses it, without Electron: it remembers what was asked of it, and tests make its events
// happen. Vitest puts it in the place of the package `electron`; every part is held against the package's own types.
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type * as Real from 'electron';

/** Everything that was asked for, in order. */
export const calls: string[] = [];
const note = (...words: unknown[]): void => void calls.push(words.map(String).join(' '));

// ── app ──
class FakeApp extends EventEmitter {
  isPackaged = false;
  hasLock = true;
  readonly switches = new Set<string>();
  readonly commandLine = {
    appendSwitch: (name: string) => void this.switches.add(name),
    removeSwitch: (name: string) => void this.switches.delete(name),
  };
  readonly getPath = (name: string): string => `/home/kiosk/${name}`;
  readonly setPath = (name: string, path: string): void => note('setPath', name, path);
  readonly requestSingleInstanceLock = (): boolean => this.hasLock;
  readonly enableSandbox = (): void => note('enableSandbox');
  readonly exit = (code = 0): void => note('exit', code);
  readonly whenReady = async (): Promise<void> => note('whenReady');
}
export const app = new FakeApp();
app satisfies Pick<Real.App, 'isPackaged' | 'setPath' | 'enableSandbox' | 'whenReady' | 'exit'>;

export const Menu = {
  setApplicationMenu: (menu) => note('setApplicationMenu', menu),
} satisfies Partial<typeof Real.Menu>;

export const powerSaveBlocker = {
  start: (type) => {
    note('powerSaveBlocker', type);
    return 1;
  },
} satisfies Partial<Real.PowerSaveBlocker>;

export const powerMonitor = new EventEmitter();

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => note('schemes', JSON.stringify(schemes)),
} satisfies Partial<Real.Protocol>;

// ── session ──
const SETTERS = [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setBluetoothPairingHandler',
  'setUSBProtectedClassesHandler',
] as const;
type Setters = Pick<Real.Session, (typeof SETTERS)[number]>;
type Kept = { [Name in keyof Setters]: NonNullable<Parameters<Setters[Name]>[0]> };
type Listeners = {
  onBeforeRequest: (
    details: Pick<Real.OnBeforeRequestListenerDetails, 'url'>,
    answer: (response: Real.CallbackResponse) => void,
  ) => void;
  onHeadersReceived: (
    details: Pick<Real.OnHeadersReceivedListenerDetails, 'responseHeaders'>,
    answer: (response: Real.HeadersReceivedResponse) => void,
  ) => void;
  handle: Parameters<Real.Protocol['handle']>[1];
};

/** A session that keeps every handler by the name of its setter. */
export class FakeSession extends EventEmitter {
  readonly kept: Partial<Kept & Listeners> = {};
  readonly webRequest = {
    onBeforeRequest: (listener: Listeners['onBeforeRequest']) =>
      void (this.kept.onBeforeRequest = listener),
    onHeadersReceived: (listener: Listeners['onHeadersReceived']) =>
      void (this.kept.onHeadersReceived = listener),
  };
  readonly protocol = {
    handle: (scheme: string, handler: Listeners['handle']) => {
      note('handle', scheme);
      this.kept.handle = handler;
    },
  };
  readonly setSpellCheckerEnabled = (isEnabled: boolean): void =>
    note('setSpellCheckerEnabled', isEnabled);
  constructor() {
    super();
    for (const name of SETTERS) {
      Object.assign(this, {
        [name]: (handler: unknown) => Object.assign(this.kept, { [name]: handler }),
      });
    }
  }
}
export const theSession = new FakeSession();
export const session = {
  fromPartition: (partition: string, options?: Real.FromPartitionOptions): FakeSession => {
    note('fromPartition', partition, JSON.stringify(options));
    return theSession;
  },
};

// ── windows ──
export class FakeContents extends EventEmitter {
  openHandler: Parameters<Real.WebContents['setWindowOpenHandler']>[0] | undefined;
  readonly setWindowOpenHandler = (handler: NonNullable<FakeContents['openHandler']>): void =>
    void (this.openHandler = handler);
  readonly closeDevTools = (): void => note('closeDevTools');
  readonly setZoomFactor = (factor: number): void => note('setZoomFactor', factor);
  readonly setVisualZoomLevelLimits = async (min: number, max: number): Promise<void> =>
    note('setVisualZoomLevelLimits', min, max);
  readonly forcefullyCrashRenderer = (): void =>
    void this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new FakeContents();
  readonly urls: string[] = [];
  isDestroyed = false;
  readonly options: Real.BrowserWindowConstructorOptions;
  constructor(options: Real.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  readonly loadURL = async (url: string): Promise<void> => {
    note('load', url);
    this.urls.push(url);
  };
  readonly setKiosk = (isKiosk: boolean): void => note('setKiosk', isKiosk);
  readonly restore = (): void => note('restore');
  readonly focus = (): void => note('focus');
  readonly destroy = (): void => {
    note('destroy');
    this.isDestroyed = true;
    this.emit('closed');
  };
}

// ── the controller's process ──
export class FakeProgram extends EventEmitter {
  static readonly all: FakeProgram[] = [];
  readonly stdout = new PassThrough();
  readonly pid = 4_000_000 + FakeProgram.all.length;
  readonly path: string;
  readonly options: Real.ForkOptions;
  constructor(path: string, options: Real.ForkOptions) {
    super();
    [this.path, this.options] = [path, options];
    FakeProgram.all.push(this);
  }
  readonly postMessage = (message: unknown): void => note('message', message);
  readonly kill = (): boolean => true;
  /** Writes a line, as the real controller does. */
  says(line: string): void {
    this.stdout.emit('data', Buffer.from(`${line}\n`));
  }
  dies(code: number): void {
    note('exited', code);
    this.emit('exit', code);
  }
}
export const utilityProcess = {
  fork: (path: string, _words: string[] = [], options: Real.ForkOptions = {}): FakeProgram => {
    note('fork');
    return new FakeProgram(path, options);
  },
};

/** An event whose default can be prevented, and whether it was. */
export function anEvent<Details extends object>(details: Details) {
  const event = {
    ...details,
    isPrevented: false,
    preventDefault: () => {
      event.isPrevented = true;
    },
  };
  return event;
}

/** Forgets everything that happened in an earlier test. */
export function resetElectron(): void {
  calls.length = 0;
  BrowserWindow.all.length = 0;
  FakeProgram.all.length = 0;
  for (const emitter of [app, powerMonitor, theSession]) emitter.removeAllListeners();
  [app.isPackaged, app.hasLock] = [false, true];
}
