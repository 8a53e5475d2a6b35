// The trays of updates that were stored from a page, beside its timeline, and the one below its composer that shows
// what is being written. The clear drafts of an update come first in its tray; what it misses is marked from there.
import { isEmpty } from "./desk_compose.js";
import { markSelected } from "./desk_mark.js";
import { listen, tab } from "./desk_outbox.js";
import { placeOf } from "./desk_guess.js";
import { plainOf } from "./desk_words.js";

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
  return Array.from(root.querySelectorAll("[data-draft-item]:not([hidden])"));
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
  if (!count) return place.remove();
  for (const old of trays.querySelectorAll(":scope > div")) {
    if (old !== place && old.querySelector(".draft-tray") && itemsOf(old).length === 0) old.remove();
  }
  trays.hidden = false;
}

// fillTray puts what an update offers into a place, and tells how much that is.
export async function fillTray(place, address) {
  for (;;) {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok) return 0;
      const told = await answer.json();
      if (!told.loading) {
        place.innerHTML = told.html; // from our template, as a page of ours would have it
        return told.count;
      }
    } catch {
      return 0; // without a connection: they are on the page of the drafts
    }
    await new Promise((done) => setTimeout(done, again));
  }
}

// goToTray leads to the first draft that waits, if there is one.
export function goToTray() {
  const first = itemsOf(document.querySelector("#drafts-trays") ?? document.createElement("div"))[0];
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

let marking = null; // the tray of what is being marked

// nextMissing leaves the sentence in the panel for the next one that its tray misses.
export function nextMissing() {
  document.querySelector("#mark-panel").close();
  markMissing(marking);
}

// markMissing opens the panel for marking with the next sentence of a tray's update that it does not
// offer and nobody has marked; it tells whether there is such a tray.
export function markMissing(tray) {
  const of = tray?.closest("[data-n]");
  const fields = document.querySelectorAll(`#u-${of?.dataset.n} :is([data-field="headline"], [data-field="body"], [data-field^="card/"])`);
  if (fields.length === 0) return false;
  const covered = JSON.parse(tray.dataset.covered).map(bare);
  const seen = (tray.dataset.seen ?? "").split("\n");
  for (const field of fields) {
    for (const { words, at } of sentencesOf(field)) {
      const own = bare(words);
      if (own === "" || seen.includes(own) || covered.some((c) => c.includes(own) || own.includes(c))) continue;
      tray.dataset.seen = [...seen, own].join("\n");
      document.getSelection().setBaseAndExtent(...placeOf(field, at), ...placeOf(field, at + words.length));
      openFor(tray);
      return true;
    }
  }
  delete tray.dataset.seen; // from the first one again
  const said = tray.querySelector("[data-missing-said]");
  said.textContent = said.dataset.missingSaid;
  return true;
}

function openFor(tray) {
  marking = tray;
  markSelected();
  const next = document.querySelector("#mark-panel [data-next-missing]");
  next.hidden = false;
  const panel = next.closest("dialog");
  panel.addEventListener("close", () => {
    if (panel.open) return; // for the next one
    next.hidden = true;
    document.getSelection().removeAllRanges(); // the words are left; the focus is where it was, in the tray
  }, { once: true });
}

// sentencesOf gives the sentences of a field with their places in its text.
function* sentencesOf(field) {
  if (typeof Intl.Segmenter !== "function") return;
  const segmenter = new Intl.Segmenter(field.closest("[lang]")?.lang, { granularity: "sentence" });
  for (const part of segmenter.segment(plainOf(field))) {
    const words = part.segment.trim();
    if (/\p{Letter}/u.test(words)) yield { words, at: part.index + part.segment.indexOf(words) };
  }
}

// bare gives words without what ends a sentence, and blanks all alike.
function bare(words) {
  return words.replace(/\s+/g, " ").replace(/[\s.。．!！?？…]+$/u, "").trim();
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
