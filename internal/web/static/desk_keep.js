// What is typed is kept on this device until the server has said that it is stored:
// form[data-keep="name"]. With the text goes the form's idempotency key, so that a text
// whose answer was lost on the way is not posted twice, and the revision it started from,
// so that it does not overwrite what a colleague wrote meanwhile.

import { newKey } from "./outbox_send.js";
import { keptAs } from "./desk_left.js";
import { restoreRows } from "./desk_pictures.js";

// What one user typed is not offered to another who logs in on the same device.
const { user = "", userName, guest } = document.body.dataset;
const days = 30;

// keepIn keeps every form under root that asks for it, and puts back what was kept.
export function keepIn(root) {
  forgetOld();
  for (const form of root.querySelectorAll("form[data-keep]")) keep(form);
  root.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form && !wired.has(form)) keepNow(form); // it has come onto the page since
  });
}

const wired = new WeakSet();

// keep writes a form down at each change and puts back what an earlier visit left.
export function keep(form) {
  wired.add(form);
  // A page that was kept for want of a connection always brings the same key.
  if (form.hasAttribute("data-compose")) form.elements.once.value = newKey();
  if (!form.hasAttribute("data-typed")) restore(form);
  form.addEventListener("input", () => keepNow(form));
  form.addEventListener("change", () => keepNow(form));
  form.addEventListener("submit", (event) => {
    if (navigator.onLine || form.hasAttribute("data-compose")) return;
    event.preventDefault(); // the browser would put a page of its own in place of the form
    const line = form.querySelector("[data-say]");
    if (line) line.textContent = line.dataset.offline;
  });
}

// forget drops what was kept under a name.
export function forget(name) {
  withStorage((storage) => storage.removeItem(keptAs(user, name)));
}

// forgetStored drops what the server says it has stored: [data-stored="name"].
export function forgetStored(root) {
  for (const told of root.querySelectorAll("[data-stored]")) forget(told.dataset.stored);
}

// forgetDone takes what has been done out of the address: a reload must not say it again,
// nor forget what is typed meanwhile.
export function forgetDone() {
  const address = new URL(location.href);
  if (!address.searchParams.has("done")) return;
  for (const name of ["done", "n", "round", "stored", "merged", "still"]) address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}

// keepNow writes a form down as it stands.
export function keepNow(form) {
  const name = keptAs(user, form.dataset.keep);
  const kept = { at: Date.now(), fields: snapshot(form), guest: guest === undefined ? undefined : userName };
  withStorage((storage) => {
    if (hasText(form)) storage.setItem(name, JSON.stringify(kept));
    else storage.removeItem(name);
  });
}

// restore puts back what an earlier visit left of a form.
export function restore(form) {
  const kept = read(keptAs(user, form.dataset.keep));
  if (!kept || same(kept.fields, snapshot(form))) return;
  putBack(form, kept.fields);
  tell(form);
}

// putBack fills a form with what a snapshot of it holds.
export function putBack(form, fields) {
  restoreRows(form, fields);
  for (const field of keptFields(form)) {
    const value = fields[field.name];
    if (value === undefined) continue;
    if (field.type === "checkbox") field.checked = value === true;
    else {
      if (field.type === "datetime-local" && value.length > "2017-03-20T18:21".length) field.step = "any"; // to the second: else the browser sends nothing
      field.value = value;
    }
    if (value !== "" && value !== false && field.type !== "hidden") field.closest("details:not([open])")?.setAttribute("open", "");
  }
}

function tell(form) {
  const note = form.querySelector("[data-kept]");
  if (!note) return;
  note.hidden = false;
  note.querySelector("button")?.addEventListener("click", () => {
    forget(form.dataset.keep);
    form.removeAttribute("data-keep");
    location.reload();
  });
}

function read(name) {
  let kept = null;
  withStorage((storage) => { kept = JSON.parse(storage.getItem(name)); });
  return kept && !tooOld(kept) ? kept : null;
}

const tooOld = (kept) => Date.now() - kept?.at > days * 24 * 3600 * 1000;

// forgetOld drops what is too old to be put back, whoever typed it: a browser gives little room,
// and when that is full nothing more is kept.
function forgetOld() {
  withStorage((storage) => {
    for (const name of Object.keys(storage).filter((name) => name.startsWith("readout:"))) {
      withStorage(() => { if (tooOld(JSON.parse(storage.getItem(name)))) storage.removeItem(name); });
    }
  });
}

// snapshot gives the form's fields by name, a box as true or false.
export function snapshot(form) {
  const fields = {};
  for (const field of keptFields(form)) {
    fields[field.name] = field.type === "checkbox" ? field.checked : field.value;
  }
  return fields;
}

function keptFields(form) {
  return [...form.elements].filter((field) =>
    field.name && !["submit", "button", "password", "radio", "fieldset", "file"].includes(field.type) &&
    (field.type !== "hidden" || field.hasAttribute("data-keep-too")));
}

function hasText(form) {
  return keptFields(form).some((field) =>
    ["text", "textarea", "search", "datetime-local"].includes(field.type) && field.value !== field.defaultValue ||
    /^[pc]\d+\.(file|play|local)$/.test(field.name));
}

function same(kept, now) {
  if (Object.keys(kept).some((name) => /^[pc]\d+\.file$/.test(name) && !(name in now))) return false;
  return Object.entries(now).every(([name, value]) => kept[name] === undefined || kept[name] === value);
}

// withStorage does without where a browser forbids storage or has no room.
function withStorage(use) {
  try {
    use(window.localStorage);
  } catch {
    // Private windows and full disks: the form still works, it is only not kept.
  }
}
