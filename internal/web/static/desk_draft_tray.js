// The trays of updates that were stored from a page, beside its timeline, and the one below its composer that shows
// what is being written. The clear drafts of an update come first in its tray; one that offers nothing has a line
// there, from which its sentences are marked.
import { isEmpty } from "./desk_compose.js";
import { nearIn } from "./desk_draft_near.js";
import { listen, tab } from "./desk_outbox.js";

const pause = 600; // after the last key
const again = 700; // until what it takes to read is loaded

// traysIn wires the trays of a page's desk.
export function traysIn(root) {
  typedIn(root);
  const trays = root.querySelector("#drafts-trays");
  if (!trays) return;
  listen((event) => {
    if (event.what === "stored" && event.tab === tab && event.slug === trays.dataset.slug) addTray(trays, event.n);
  });
}

// itemsOf gives the drafts that wait in a part of the page.
export function itemsOf(root) {
  return Array.from(root.querySelectorAll("[data-draft-item]:not([hidden], [hidden] *)"));
}

// isClear tells whether a draft asks nothing, also by what was chosen in its fields.
export function isClear(item) {
  return item.hasAttribute("data-clear");
}

// addTray offers what an update says; that it was stored is told by whatever sent it, maybe twice.
async function addTray(trays, n) {
  if (trays.querySelector(`:scope > [data-n="${n}"]`)) return;
  const place = document.createElement("div");
  place.dataset.n = n;
  trays.append(place);
  const count = await fillTray(place, trays.dataset.of.replace("{n}", n));
  trays.dataset.read = n; // the newest of which it is known what it says
  if (count === undefined) return place.remove();
  for (const old of trays.querySelectorAll(":scope > div")) {
    if (old !== place && old.querySelector("form[data-drafts]") && itemsOf(old).length === 0) old.remove();
  }
  for (const old of rowsOf(trays).slice(0, -mostRows)) old.parentElement.remove();
  trays.hidden = false;
}

const mostRows = 8; // of updates that offer nothing

// rowsOf gives the lines of the updates that offer nothing.
function rowsOf(trays) {
  return [...trays.querySelectorAll("[data-nothing]")];
}

// fillTray puts what an update offers into a place, and tells how much that is; undefined if nothing is known of it.
export async function fillTray(place, address) {
  for (;;) {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) return;
      const told = await answer.json();
      if (!told.loading) {
        if (!told.html) return; // nobody reads that language
        place.innerHTML = told.html; // from our template, as a page of ours would have it
        nearIn(place);
        return told.count;
      }
    } catch {
      return; // without a connection: they are on the page of the drafts
    }
    await new Promise((done) => setTimeout(done, again));
  }
}

// stopsOf gives what j and k lead to: the drafts that wait, and the updates that offer nothing.
export function stopsOf(root) {
  return Array.from(root.querySelectorAll("[data-draft-item]:not([hidden], [hidden] *), [data-nothing]"));
}

// goToTray leads to the first draft that waits, else to the last update, which offers nothing; it tells whether there is any.
export function goToTray() {
  const trays = document.querySelector("#drafts-trays");
  if (!trays) return false;
  const first = itemsOf(trays)[0] ?? rowsOf(trays).at(-1);
  first?.focus();
  return Boolean(first);
}

// homeOf gives what has the focus when all is decided: the composer, or the page.
export function homeOf(form) {
  return (form.closest("#drafts-trays") && document.querySelector("form[data-compose] [name=headline]")) || document.querySelector("main");
}

// leaves tells whether somebody leaves the composer who has written nothing in it.
export function leaves(field) {
  const form = field.closest?.("form[data-compose]");
  return Boolean(form) && isEmpty(form);
}

// What is being written.

function typedIn(root) {
  const tray = root.querySelector("[data-drafts-typed]");
  const form = root.querySelector("form[data-compose]");
  if (!tray || !form) return;
  const button = root.querySelector("[data-show-drafts]");
  button?.addEventListener("click", (event) => {
    event.preventDefault();
    ask(form, tray);
  });
  let soon = 0;
  const follow = () => {
    clearTimeout(soon);
    soon = setTimeout(() => ask(form, tray), pause);
  };
  for (const what of ["input", "change"]) form.addEventListener(what, follow);
}

let asking = null;

async function ask(form, tray) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const say = tray.querySelector("[data-drafts-say]");
  if (isEmpty(form)) {
    tray.hidden = true;
    return;
  }
  const body = new URLSearchParams({ headline: form.elements.headline.value, body: form.elements.body.value });
  try {
    const answer = await fetch(tray.dataset.draftsTyped, { method: "POST", body, headers: { Accept: "application/json" }, signal });
    const told = await answer.json();
    if (signal.aborted || !answer.ok) return;
    tray.hidden = false;
    say.textContent = told.loading ? say.dataset.loading : "";
    if (told.loading) setTimeout(() => signal.aborted || ask(form, tray), again);
    else tray.querySelector("[data-drafts-of]").innerHTML = told.html; // from our template
  } catch {
    // Without a connection nothing is offered while one writes.
  }
}
