// Keeps a copy of one build for when there is no network. `BUILD` and `FILES`, each with its checksum, stand in front.
//
// - A build is taken whole or not at all: one file that is missing or of another build, and nothing of it is kept.
// - The page itself comes from the network whenever that answers in time, so that no old build can stick.
// - A new build waits until no page uses the old one, or until its reader asks for it.

const PAGE = new URL("./", location).href;
/** Another atlas on the same host has copies of its own. */
const OWN = `civic-atlas ${PAGE} `;
const CACHE = OWN + BUILD;
/** Milliseconds after which a page is opened from the copy. */
const PATIENCE = 3000;

addEventListener("install", event => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    try {
      await cache.addAll(FILES.map(([path, integrity]) => new Request(path, { integrity, cache: "no-cache" })));
    } catch (error) {
      await caches.delete(CACHE);
      throw error;
    }
  })());
});

addEventListener("activate", event => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter(name => name.startsWith(OWN) && name !== CACHE);
    await Promise.all(old.map(name => caches.delete(name)));
    await clients.claim();
  })());
});

addEventListener("message", event => {
  if (event.data === "which build") event.source.postMessage({ build: BUILD });
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = request.url.split(/[?#]/)[0];
  if (request.mode === "navigate") {
    if (address === PAGE || address === PAGE + "index.html") event.respondWith(page(request));
  } else if (FILES.some(([path]) => new URL(path, PAGE).href === address)) {
    event.respondWith(kept(address).then(copy => copy ?? fetch(request)));
  }
});

const kept = async address => (await caches.open(CACHE)).match(address);

async function page(request) {
  const copy = kept(PAGE);
  const fresh = fetch(request).then(async response => response.status >= 500 ? await copy ?? response : response);
  const late = new Promise(resolve => setTimeout(async () => resolve(await copy ?? fresh), PATIENCE));
  try {
    return await Promise.race([fresh, late]);
  } catch (error) {
    const response = await copy;
    if (response) return response;
    throw error;
  }
}
