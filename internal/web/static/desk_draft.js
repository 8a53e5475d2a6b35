// What the text offers for the record, by keyboard and without leaving the page: a or Enter accepts
// the draft that has the focus, x rejects it, j and k go from one to the next, the space bar chooses,
// e leads to the kind, or to the speaker where there is none, s to the speaker, t accepts the act as that
// of whom the speaker tells, u takes back what was decided last. Where something is typed, keys are letters; there Enter accepts as well. On the desk of a page a tray beside the timeline offers what
// an update says that was just stored, and one below the composer shows what is being written.
import { isEmpty } from "./desk_compose.js";
import { isComposing } from "./desk_fields.js";
import { listen, tab } from "./desk_outbox.js";

const pause = 600; // after the last key
const again = 700; // until what it takes to read is loaded
const typing = "input:not([type=checkbox]), textarea, select";

let queue = Promise.resolve(); // decisions are sent in the order in which they were made

// draftsIn wires the page of drafts, or the trays of a page's desk.
export function draftsIn(root) {
  document.addEventListener("submit", submitted);
  document.addEventListener("keydown", pressed);
  document.addEventListener("change", count);
  typedIn(root);
  traysIn(root);
  const page = root.querySelector("main > form[data-drafts]");
  if (page && !page.querySelector("[data-faults]")) (page.querySelector("[data-draft-item]:target") ?? itemsOf(page)[0])?.focus();
}

function itemsOf(root) {
  return Array.from(root.querySelectorAll("[data-draft-item]:not([hidden])"));
}

// submitted sends a decision about one draft from here; what is about several goes the ordinary way.
function submitted(event) {
  const form = event.target;
  if (form.matches("[data-drafts-undo]") && form.closest(".draft-tray")) {
    event.preventDefault();
    takeBack(form, event.submitter);
  } else if (form.matches("form[data-drafts]") && event.submitter?.name === "one") {
    event.preventDefault();
    decide(form, event.submitter);
  }
}

function decide(form, button) {
  const item = button.closest("[data-draft-item]");
  const ref = item.dataset.draftItem;
  const body = new URLSearchParams({ one: button.value, since: form.elements.since.value });
  for (const field of item.querySelectorAll("[name]")) {
    if (field.name.endsWith(`.${ref}`)) body.append(field.name, field.value);
  }
  const next = neighbour(form, item);
  item.hidden = true;
  (next ?? homeOf(form)).focus();
  queue = queue.then(() => send(form, item, body));
}

// neighbour gives the draft that comes after one, else the one before.
function neighbour(form, item) {
  const all = itemsOf(document.querySelector("#drafts-trays:not([hidden])") ?? form);
  const here = all.indexOf(item);
  return all[here + 1] ?? all[here - 1];
}

// homeOf gives what has the focus when all is decided: the composer, or the page.
function homeOf(form) {
  return (form.closest("#drafts-trays") && document.querySelector("form[data-compose] [name=headline]")) || document.querySelector("main");
}

async function send(form, item, body) {
  let told = { fault: form.dataset.offline };
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.redirected) return location.reload(); // the session has ended
    told = await answer.json();
  } catch {
    // It can be pressed again.
  }
  if (told.gone) return drop(form, item, told);
  if (told.html === undefined) return putBack(item, told);
  decidedOf(form).innerHTML = told.html; // from our template, as a page of ours would have it
  item.remove();
  if (itemsOf(form).length === 0) emptied(form);
}

function decidedOf(form) {
  return (form.closest(".draft-tray") ?? document).querySelector("[data-drafts-decided]");
}

// drop says why there is nothing left to decide about a draft: the record holds its words meanwhile.
function drop(form, item, told) {
  const line = document.createElement("p");
  line.className = "amiss";
  line.setAttribute("role", "status");
  line.textContent = told.fault;
  decidedOf(form).replaceChildren(line);
  item.remove();
  if (itemsOf(form).length === 0) emptied(form);
}

// putBack shows a draft again that was not decided, with why, and leads to the field that is asked
// for.
function putBack(item, told) {
  const line = item.querySelector("[data-fault]");
  line.textContent = told.fault ?? told.title ?? "";
  line.hidden = false;
  item.hidden = false;
  item.classList.add("wrong");
  const field = told.field && item.querySelector(`[name^="${CSS.escape(told.field)}."]`);
  if (field) field.closest("details").open = true;
  (field ?? item).focus();
}

// emptied goes on to what comes after the last draft of a page.
function emptied(form) {
  if (form.closest(".draft-tray")) {
    form.querySelector(".key-hint")?.remove();
    return;
  }
  const more = document.querySelector("[data-drafts-more]");
  location.assign(more ? more.href : form.dataset.home);
}

async function takeBack(form, button) {
  const tray = form.closest(".draft-tray");
  button.disabled = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    body.set("do", button.value);
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    await fillTray(tray.parentElement, tray.querySelector("form[data-drafts]").action);
    itemsOf(tray.parentElement)[0]?.focus();
  } catch {
    button.disabled = false;
  }
}

function pressed(event) {
  if (isComposing(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.altKey) {
    if (event.code === "KeyR" && goToTray()) event.preventDefault();
    return;
  }
  if (event.key === "Escape" && leaves(event.target)) {
    if (goToTray()) event.preventDefault();
    return;
  }
  const item = event.target.closest?.("[data-draft-item]");
  if (event.key === "u" && !event.target.closest(typing)) {
    const undo = (item?.closest(".draft-tray") ?? document).querySelector("[data-drafts-undo] button");
    if (undo) {
      event.preventDefault();
      undo.click();
    }
    return;
  }
  const form = item?.closest("form[data-drafts]") ?? document.querySelector("main > form[data-drafts]");
  if (!form || (!item && event.target.closest(`${typing}, a, button, summary`))) return;
  if (keyOn(event, form, item)) event.preventDefault();
}

// leaves tells whether somebody leaves the composer who has written nothing in it.
function leaves(field) {
  const form = field.closest?.("form[data-compose]");
  return Boolean(form) && isEmpty(form);
}

// keyOn does what a key asks for and tells whether it asked for anything.
function keyOn(event, form, item) {
  if (event.target.closest(typing)) {
    if (event.key === "Escape") item.focus();
    else if (event.key === "Enter") accept(item);
    return event.key === "Escape" || event.key === "Enter";
  }
  const all = itemsOf(form.closest("#drafts-trays") ?? form);
  switch (event.key) {
    case "j":
    case "k":
      all[Math.min(Math.max(all.indexOf(item) + (event.key === "j" ? 1 : -1), 0), all.length - 1)]?.focus();
      return true;
    case "Escape":
      if (!item?.closest(".draft-tray")) return false;
      homeOf(form).focus();
      return true;
    case " ":
      if (event.target !== item) return false;
      item.querySelector('input[name="draft"]').click();
      return true;
    case "Enter":
      if (event.target !== item) return event.target.matches("input"); // a button and a link are themselves
      return accept(item);
    case "a":
      return accept(item);
    case "x":
      item?.querySelector('[data-key="x"]')?.click();
      return Boolean(item);
    case "e":
      return mend(item, item?.querySelector("[name^='speaker.']")?.value ? "kind" : "speaker");
    case "s":
      return mend(item, "speaker");
    case "t":
      return retell(item);
  }
  return false;
}

function accept(item) {
  item?.querySelector('[data-key="a"]')?.click();
  return Boolean(item);
}

// retell accepts a draft as the act of whom its speaker tells, where the text can be read so.
function retell(item) {
  const other = item?.querySelector("option[data-inner]");
  if (!other) return false;
  other.selected = true;
  return accept(item);
}

// mend leads into a field of a draft.
function mend(item, name) {
  const fields = item?.querySelector(".draft-mend");
  if (!fields) return false;
  fields.open = true;
  fields.querySelector(`[name^="${name}."]`).focus();
  return true;
}

function count(event) {
  const said = event.target.closest?.("form[data-drafts]")?.querySelector("[data-chosen]");
  if (!said) return;
  const chosen = said.closest("form").querySelectorAll('input[name="draft"]:checked').length;
  said.textContent = chosen ? said.dataset.chosen.replace("{count}", chosen) : "";
}

// The trays of updates that were stored from here.

function traysIn(root) {
  const trays = root.querySelector("#drafts-trays");
  if (!trays) return;
  listen((event) => {
    if (event.what === "stored" && event.tab === tab && event.slug === trays.dataset.slug) addTray(trays, event.n);
  });
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
async function fillTray(place, address) {
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

function goToTray() {
  const first = itemsOf(document.querySelector("#drafts-trays") ?? document.createElement("div"))[0];
  first?.focus();
  return Boolean(first);
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
