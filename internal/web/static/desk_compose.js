// The composer: form[data-compose]. What is sent goes into the outbox of this device and the
// composer is free for the next at once; the outbox sends it, mostly within moments. Where the
// device has no room to keep it, it is sent from here and stays in the form until it is stored.
import { add, items, take } from "./outbox_db.js";
import { attempt, newKey, tell as tellAll } from "./outbox_send.js";
import { hasten, listen, tab, uploads } from "./desk_outbox.js";
import { keepNow, forget, putBack, restore, snapshot } from "./desk_keep.js";
import { clearPictures, uploading } from "./desk_pictures.js";
import { renew } from "./desk_live.js";
import { clearFaults, grow, isComposing, putFaults, showFaults } from "./desk_fields.js";

const sentHere = new Map(); // key -> item, of what was sent from this page
let lastStored = null;
let releasedAt = 0;

// composeIn wires the composer under root, if there is one.
export function composeIn(root) {
  const form = root.querySelector("form[data-compose]");
  if (form) wire(form);
  document.addEventListener("keydown", sendByKey);
  listen(heard);
}

function wire(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, event.submitter);
  });
  const headline = form.elements.headline;
  headline.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault(); // Enter ends the headline; it never sends by accident
    form.elements.body.focus();
  });
  dropDouble(form);
  if (location.pathname !== new URL(form.action).pathname) history.replaceState(history.state, "", form.action); // a form came back with its fault
}

// dropDouble empties a composer that was kept although it had gone into the outbox already.
async function dropDouble(form) {
  const same = (await items().catch(() => [])).find((i) => i.key === form.elements.once.value);
  if (same) release(form, same);
}

// sendByKey sends a form with data-send at Ctrl+Enter or Cmd+Enter, never while an input
// method converts.
function sendByKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || isComposing(event)) return;
  const form = event.target.closest?.("form[data-send]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-primary]"));
}

async function send(form, submitter) {
  if (form.getAttribute("aria-busy") === "true") return;
  clearFaults(form);
  if (isEmpty(form)) {
    if (Date.now() - releasedAt > 1500) refuse(form, { faults: [{ field: "headline", words: form.dataset.empty }] }); // else a second tap
    return;
  }
  form.setAttribute("aria-busy", "true");
  try {
    const item = itemOf(form, submitter);
    const kept = await add(item).then(() => true, () => false);
    if (!kept) return await sendUnkept(form, item);
    sentHere.set(item.key, item);
    release(form, item);
    tellAll("changed");
    hasten();
  } finally {
    form.setAttribute("aria-busy", "false");
  }
}

// isEmpty tells whether there is nothing in the composer that could be sent.
export function isEmpty(form) {
  return Object.entries(snapshot(form)).every(([name, value]) =>
    !(["headline", "body", "link"].includes(name) || /^[pc]\d+\./.test(name)) || String(value).trim() === "" || value === false) &&
    !form.querySelector("[data-picture], [data-card-of]");
}

// itemOf makes of the form what waits in the outbox: all its fields, whoever put them there,
// and what the list of waiting things shows.
function itemOf(form, submitter, state = "waiting") {
  const about = document.querySelector("#outbox").dataset;
  const fields = [...new FormData(form, submitter ?? undefined)].filter(([name, value]) =>
    typeof value === "string" && !["once", "by"].includes(name));
  return {
    key: form.elements.once.value, user: document.body.dataset.user, name: document.body.dataset.userName, guest: "guest" in document.body.dataset, tab, state, fields, kept: snapshot(form),
    slug: about.slug, title: about.title, lang: about.lang, tz: about.tz,
    action: new URL(form.action).pathname, media: form.querySelector("[data-media]").dataset.media,
    headline: form.elements.headline.value, body: form.elements.body.value, pictures: form.querySelectorAll("[data-picture]").length,
    composed: Date.now(), next: 0,
  };
}

// sendUnkept sends what the device has no room for.
async function sendUnkept(form, item) {
  if (uploading(form)) return;
  say(form, "sending");
  const end = await attempt(item, uploads);
  say(form, { login: "login", wait: "noRoom" }[end.what] ?? "");
  if (end.what === "refused") refuse(form, end.told);
  if (end.what !== "stored") return;
  sentHere.set(item.key, item);
  release(form, item);
  heard({ what: "stored", key: item.key, tab, slug: item.slug, ...end.told });
}

// release empties the composer of what was sent and leaves alone what was typed since.
function release(form, item) {
  releasedAt = Date.now();
  forget(form.dataset.keep);
  form.elements.once.value = newKey();
  clearPictures(form, item.kept);
  for (const field of form.elements) {
    if (!(field.name in item.kept) || field.type === "hidden") continue;
    if (field.type === "checkbox") {
      if (field.checked === item.kept[field.name]) field.checked = field.defaultChecked;
    } else if (field.value === item.kept[field.name]) {
      if (field.tagName === "SELECT") field.selectedIndex = 0;
      else field.value = "";
    }
    if (field.tagName === "TEXTAREA") grow(field);
  }
  form.querySelector("[data-kept]")?.setAttribute("hidden", "");
  for (const open of form.querySelectorAll("details[open]")) open.removeAttribute("open");
  say(form, "");
  form.elements.headline.focus({ preventScroll: true });
  if (form.dataset.keep !== form.dataset.compose) { // what stood here had begun as an edit
    form.dataset.keep = form.dataset.compose;
    restore(form);
  }
  form.dispatchEvent(new Event("change"));
}

// heard is told of whatever happens in the outbox.
function heard(event) {
  if (event.what === "stored") stored(event);
  if (event.what === "refused" && event.tab === tab) giveRefusedBack(event.key);
}

let waiting = 0;

// stored shows the timeline with what has been stored, once for several that come together.
function stored(event) {
  const about = document.querySelector("#outbox")?.dataset;
  if (!about || about.slug !== event.slug) return;
  const own = event.tab === tab ? event : null;
  if (own) {
    lastStored = sentHere.get(own.key) ?? lastStored;
    sentHere.delete(own.key);
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh(own), 40);
}

// refresh asks for the page anew, with the word that something was posted if it was from here.
export async function refresh(own) {
  const address = new URL(location.pathname, location.href);
  if (own) address.search = new URLSearchParams({ done: own.done, n: own.n });
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    replaceTimeline(page);
    if (own) tell(page);
    return true;
  } catch {
    return false; // it is stored; the page will show it when it is loaded the next time
  }
}

// giveRefusedBack puts what was refused into the composer again, if nobody writes there yet.
async function giveRefusedBack(key) {
  const form = document.querySelector("form[data-compose]");
  if (!form || !isEmpty(form) || !sentHere.has(key)) return;
  const item = (await items()).find((i) => i.key === key && i.state === "refused");
  if (item && item.why.kind !== "gone") editItem(item);
}

// editItem puts an item into the composer. What stands there is set aside for it.
export async function editItem(item) {
  const form = document.querySelector("form[data-compose]");
  if (!form || form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  try {
    if (!isEmpty(form)) {
      const aside = itemOf(form, null, "held");
      await add(aside);
      release(form, aside);
    }
    const taken = await take(item.seq);
    if (taken) fill(form, taken);
  } catch {
    say(form, "noAnswer");
  } finally {
    form.setAttribute("aria-busy", "false");
  }
  tellAll("changed");
}

// fill puts an item into an empty composer. When it was written goes with it.
function fill(form, item) {
  putBack(form, item.kept);
  form.elements.once.value = item.why?.kind === "sent_before" ? newKey() : item.key;
  if (!form.elements.said.value) writeSaid(form.elements.said, item.composed, item.tz);
  for (const area of form.querySelectorAll("textarea")) grow(area);
  keepNow(form);
  if (item.why) refuse(form, item.why);
  else form.elements.body.focus();
}

// writeSaid writes a moment into the field, to the second, in the zone of what is covered.
function writeSaid(field, at, zone) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  field.step = "any";
  field.value = format.format(at).replace(" ", "T");
  field.closest("details")?.setAttribute("open", "");
}

function refuse(form, told) {
  putFaults(form, told.faults ?? [{ words: told.fault }], told.lead);
  showFaults(form);
}

// replaceTimeline makes the parts of this page that others change say what those of a page that
// came back say: the timeline, on a page with one update that update.
export function replaceTimeline(page) {
  renew(page);
}

// tell shows what a page that came back says has been done.
export function tell(page) {
  const line = document.querySelector("#desk-said");
  const flash = page.querySelector("[data-flash]");
  line?.replaceChildren(...(flash ? document.adoptNode(flash).childNodes : []));
}

// giveBack puts what was stored last into an empty composer again, after it was taken back.
export function giveBack() {
  const form = document.querySelector("form[data-compose]");
  if (!lastStored || !form || !isEmpty(form)) return;
  putBack(form, lastStored.kept);
  form.elements.once.value = newKey();
  for (const area of form.querySelectorAll("textarea")) grow(area);
  keepNow(form);
}

// say tells in the composer's own line how the sending goes: the words stand in data-<what>.
function say(form, what) {
  const line = form.querySelector("[data-say]");
  line.textContent = what ? line.dataset[what] : "";
}
