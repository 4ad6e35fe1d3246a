/*
 * Opens the page where there is no network: its frame alone, whose scripts the browser keeps by themselves. Registered
 * by the pages that are used in halls; what they show they keep (src/app/kept.ts). No answer of the API passes here.
 */
const FRAMES = 'lianqiao-frame';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(FRAMES)
      .then((frames) => frames.add('/'))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { mode, url } = event.request;
  if (mode !== 'navigate' || new URL(url).pathname.startsWith('/api/')) return;
  const fresh = async () => {
    const response = await fetch(event.request);
    if (response.ok && response.headers.get('content-type')?.startsWith('text/html'))
      await (await caches.open(FRAMES)).put('/', response.clone());
    return response;
  };
  event.respondWith(fresh().catch(async () => (await caches.match('/')) ?? Response.error()));
});
