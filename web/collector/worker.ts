/**
 * Keeps the app on the phone so that it opens without a net. Everything that it needs is fetched when it is installed, by a
 * list that the build writes in; data is none of its business, which the app keeps itself.
 */

/** What a worker has that a page has not. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', call: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', call: (event: Asked) => void): void;
}

const worker = self as unknown as Worker;
const PREFIX = 'bihuan-collect ';
const PAGE = '/collect';
/** Written in by the build: the version, and the addresses of all that the app is made of. */
const BUILT = '__BUILT__';
const { version, addresses } = JSON.parse(BUILT) as { readonly version: string; readonly addresses: string[] };
const NAME = PREFIX + version;

/** As a browser asks for a page: the server gives it to nobody else. */
function fresh(address: string): Request {
  return new Request(address, { cache: 'reload', headers: { accept: address === PAGE ? 'text/html' : '*/*' } });
}

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(addresses.map(fresh)))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    if (pathname === PAGE || pathname.startsWith(`${PAGE}/`)) event.respondWith(kept(PAGE, request));
    return;
  }
  if (addresses.includes(pathname)) event.respondWith(kept(pathname, request));
});

/** From the phone; where somebody has cleared it, from the server. */
async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  return (await cache.match(address)) ?? fetch(request);
}
