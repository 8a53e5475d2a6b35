// The desk as an app: its worker is put in place, a screen that was kept says so and is made
// anew as soon as there is a connection, and what is kept goes when somebody logs out.
import { refresh } from "./desk_compose.js";

// installIn puts the worker in place where somebody is logged in.
export function installIn(root) {
  const at = root.body.dataset.desk;
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  if (root.querySelector("form[data-login]")) forgetPages(); // nobody is logged in any more
  for (const form of root.querySelectorAll("form[data-log-out]")) form.addEventListener("submit", logOut);
  if (at) navigator.serviceWorker.register(`${at}/worker.js`, { scope: at, type: "module", updateViaCache: "none" }).catch(() => {}); // one without modules does without
}

async function logOut(event) {
  event.preventDefault();
  await forgetPages().catch(() => {});
  event.target.submit();
}

async function forgetPages() {
  for (const name of await caches.keys()) if (name.startsWith("readout-pages:")) await caches.delete(name);
}

// keptScreenIn tells how old a screen is that the worker had kept, and what it says has just
// been done: that was then.
export function keptScreenIn(root) {
  const seen = root.documentElement.dataset.seen;
  if (!seen) return;
  for (const flash of root.querySelectorAll("[data-flash]")) flash.remove();
  const note = root.querySelector("[data-seen-note]");
  const format = new Intl.DateTimeFormat(root.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  if (note) {
    note.textContent = note.dataset.seenNote.replace("{time}", format.format(new Date(seen)));
    note.hidden = false;
  }
  const again = async () => {
    if (!navigator.onLine || !root.documentElement.dataset.seen || !await refresh(null)) return;
    delete root.documentElement.dataset.seen;
    if (note) note.hidden = true;
  };
  addEventListener("online", again);
  setInterval(again, 15_000);
}

// keptListIn lists the screens that can be opened without a connection: [data-kept-list].
export async function keptListIn(root) {
  const list = root.querySelector("[data-kept-list]");
  if (!list || !("caches" in window)) return;
  const pages = await caches.open(`readout-pages:${list.dataset.keptList}`);
  for (const request of (await pages.keys()).reverse()) {
    const answer = await pages.match(request);
    if (!answer.headers.get("Content-Type")?.startsWith("text/html")) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const link = document.createElement("a");
    link.href = new URL(request.url).pathname;
    link.textContent = page.querySelector("h1")?.textContent ?? page.title;
    const line = document.createElement("li");
    line.append(link);
    list.append(line);
  }
  root.querySelector("[data-kept-none]").hidden = list.children.length > 0;
}
