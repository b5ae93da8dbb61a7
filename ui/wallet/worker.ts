// The wallet's worker: keeps the page and its files, so that an installed wallet opens without a line. It never keeps an answer of the ledger.

type Waiting = Event & Readonly<{ waitUntil(done: Promise<unknown>): void }>;
type Asked = Waiting & Readonly<{ request: Request; respondWith(answer: Promise<Response>): void }>;
type WalletWorker = EventTarget &
  Readonly<{
    /** Written in front of this file by `build/installable.ts`. */
    build: Readonly<{ version: string; files: readonly string[] }>;
  }>;

// The library of pages has no type for the inside of a worker.
const worker = self as unknown as WalletWorker;
const CACHE = `tikkeul-wallet-${worker.build.version}`;
/** After this a page that is here is better than one that may come. */
const PAGE_LIMIT_MS = 4_000;

worker.addEventListener('install', (event) => {
  (event as Waiting).waitUntil(keepBuild());
});

// A new worker waits until the last page of the old one is closed: its files are needed until then.
worker.addEventListener('activate', (event) => {
  (event as Waiting).waitUntil(dropOtherBuilds());
});

worker.addEventListener('fetch', (event) => {
  const asked = event as Asked;
  const { request } = asked;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && (pathname === '/' || pathname === '/receipt')) {
    asked.respondWith(pageFor(request));
  } else if (pathname.startsWith('/assets/')) {
    asked.respondWith(fileFor(request));
  }
});

async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(['/', ...worker.build.files]);
}

async function dropOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('tikkeul-wallet-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The newest page, or the one that was kept. */
async function pageFor(request: Request): Promise<Response> {
  try {
    // A request that leads to a page takes no limit of ours; its address does.
    return await fetch(request.url, { signal: AbortSignal.timeout(PAGE_LIMIT_MS) });
  } catch (error) {
    const kept = await caches.match('/', { cacheName: CACHE });
    if (kept) return kept;
    throw error;
  }
}

/** A file's name changes with its content: what is kept is right for ever. */
async function fileFor(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
}
