// The desk's worker. It opens the desk without a connection: with what it keeps of the desk's
// own files and of the screens that were last seen, and it sends what waits when the browser
// wakes it. Pages of readers are none of its business; what is kept goes when somebody logs out.
import { items } from "./outbox_db.js";
import { drain } from "./outbox_send.js";

const mostPages = 30;
const patience = 5000; // for a page that is kept: then it is shown as it was

// work begins. at is where the desk stands ("/en/desk"), version names this build, shell are
// the files that a screen of the desk is made of.
export function work({ at, version, shell }) {
  const shellName = `readout-shell:${at}:${version}`;
  const pagesName = `readout-pages:${at}`;

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("sync", (event) => {
    if (event.tag === "readout-outbox") event.waitUntil(sendAll());
  });
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) return;
    if (url.pathname.startsWith("/static/")) event.respondWith(file(request, url));
    else if (kept(url.pathname)) event.respondWith(screen(event, url));
    else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => offline()));
  });

  async function install() {
    const cache = await caches.open(shellName);
    await cache.addAll([...shell, new Request(`${at}/offline`, { cache: "reload" })]);
    await self.skipWaiting(); // pages of the build before go on: their files are here by name
  }

  async function activate() {
    for (const name of await caches.keys()) {
      if (name.startsWith(`readout-shell:${at}:`) && name !== shellName) await caches.delete(name);
    }
    await self.clients.claim();
    await anew();
  }

  // anew asks for the kept screens again: those of the build before would meet modules of this one.
  async function anew() {
    const pages = await caches.open(pagesName);
    for (const request of await pages.keys()) {
      try {
        const answer = await fetch(request.url, { headers: { Accept: request.url.endsWith("/names") ? "application/json" : "text/html" } });
        await keep(new URL(request.url).pathname, answer);
      } catch {
        return; // no connection: another time
      }
    }
  }

  // kept tells which addresses are kept: the desk's first page, the screens on which coverages
  // are written, and the names that they complete. Nothing of accounts, users or settings.
  function kept(path) {
    if (path === at) return true;
    const rest = path.startsWith(`${at}/`) ? path.slice(at.length) : "";
    return rest === "/names" || /^\/c\/[a-z0-9-]+$/.test(rest);
  }

  async function file(request, url) {
    const cache = await caches.open(shellName);
    const own = await cache.match(request);
    if (own) return own;
    try {
      return await fetch(request);
    } catch (err) {
      const name = url.pathname.split("/").pop();
      const ofThisBuild = shell.find((path) => path.endsWith(`/${name}`));
      const instead = ofThisBuild && await cache.match(ofThisBuild);
      if (instead) return instead;
      throw err;
    }
  }

  // screen asks the server; what it kept is shown where that cannot be reached, or not soon.
  async function screen(event, url) {
    const pages = await caches.open(pagesName);
    const before = await pages.match(url.pathname);
    const fetched = fetch(event.request).then(async (answer) => {
      const copy = answer.clone();
      event.waitUntil(keep(url.pathname, copy).catch(() => {}));
      return answer;
    });
    event.waitUntil(fetched.catch(() => {}));
    try {
      const answer = await (before ? Promise.race([fetched, late()]) : fetched);
      if (before && [502, 503, 504].includes(answer.status)) return asItWas(before);
      return answer;
    } catch (err) {
      if (before) return asItWas(before);
      if (event.request.mode === "navigate") return offline();
      throw err;
    }
  }

  // keep keeps a screen, of one user: those of another go first.
  async function keep(path, answer) {
    const user = answer.headers.get("Readout-User");
    if (!answer.ok || answer.type !== "basic" || answer.redirected || !user) return;
    const pages = await caches.open(pagesName);
    const [any] = await pages.keys();
    const before = any && await pages.match(any);
    if (before && before.headers.get("Readout-User") !== user) await forgetAll();
    const headers = new Headers({ "Readout-User": user, "Readout-Seen": new Date().toISOString() });
    for (const name of ["Content-Type", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"]) {
      if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
    }
    const body = await answer.text();
    const fresh = await caches.open(pagesName);
    await fresh.put(path, new Response(body, { headers })); // at once in place of the one before, and last of all keys
    const all = await fresh.keys();
    for (const old of all.slice(0, Math.max(0, all.length - mostPages))) await fresh.delete(old);
  }

  async function asItWas(answer) {
    if (!answer.headers.get("Content-Type")?.startsWith("text/html")) return answer;
    const body = await answer.text();
    return new Response(body.replace("<html ", `<html data-seen="${answer.headers.get("Readout-Seen")}" `), { headers: answer.headers });
  }

  async function offline() {
    return await (await caches.open(shellName)).match(`${at}/offline`) ?? Response.error();
  }
}

async function forgetAll() {
  for (const name of await caches.keys()) if (name.startsWith("readout-pages:")) await caches.delete(name);
}

function late() {
  return new Promise((resolve, reject) => setTimeout(() => reject(new Error("late")), patience));
}

// sendAll sends what anybody has waiting; the server takes it from the one who is logged in.
async function sendAll() {
  const users = new Set((await items()).filter((i) => i.state === "waiting" || i.state === "sending").map((i) => i.user));
  let waits = false;
  for (const user of users) if (await drain({ user, hurry: true }) === "wait") waits = true;
  if (waits) throw new Error("not yet"); // the browser wakes us again
}
