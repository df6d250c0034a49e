// The console without a connection: its page, its files and what was last read of the desk; and what is pushed, shown.
const SHELL = 'cobuild-shell-1';
const READ = 'cobuild-read-1';
/** What may be shown from before when nobody answers. A sign-out empties it. */
const KEPT = /^\/(session|desk|year|clock|agreements)(\/|$|\?)/;

/** An agreement as of a moment, two moments compared, why: as many as an auditor looks at, and left on no device. */
const LOOKED_BACK = /[?&](at|from|item|occasion)=/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add('/console/')));
  self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** From the network; when that fails, as it was. */
async function freshFirst(request, name, as = request) {
  const cache = await caches.open(name);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(as, response.clone());
    return response;
  } catch (error) {
    const known = await cache.match(as);
    if (known) return known;
    throw error;
  }
}

/** Files that are named by their content never change. */
async function keptFirst(request) {
  const cache = await caches.open(SHELL);
  const known = await cache.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'DELETE' && url.pathname === '/session') event.waitUntil(caches.delete(READ));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && url.pathname.startsWith('/console'))
    event.respondWith(freshFirst(request, SHELL, '/console/'));
  else if (url.pathname.startsWith('/console/assets/')) event.respondWith(keptFirst(request));
  else if (
    KEPT.test(url.pathname) &&
    !LOOKED_BACK.test(url.search) &&
    request.headers.get('accept') !== 'text/event-stream' &&
    !/\.(zip|pdf|docx|xlsx)$/.test(url.pathname)
  )
    event.respondWith(freshFirst(request, READ));
});

self.addEventListener('push', (event) => {
  const { id, title, body, link } = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(title || '共建', { body, tag: id, data: { link }, icon: '/console/icon.svg' }),
  );
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.link || '/console/'));
});
